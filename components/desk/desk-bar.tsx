"use client";
import Link from "next/link";
import { usePathname } from "next/navigation";
import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { classNames } from "#components/ui/class-names";
import { Mark } from "#components/ui/mark";
import type { Role } from "#db/vocabulary";
import type { DeskPlace } from "#server/policy/desk";
import { SEARCH_MAX_CHARACTERS } from "#server/search/schemas";

type DeskBarProps = {
  locale: string;
  handle: string;
  role: Role;
  places: readonly DeskPlace[];
  waiting: number;
  /** How much stands in a place, where that is told. */
  counts: Partial<Record<DeskPlace, number>>;
  instanceName: string;
};

/** Where one is on the desk, where one can go, and as whom. */
export function DeskBar({ locale, handle, role, places, waiting, counts, instanceName }: DeskBarProps) {
  const t = useTranslations("desk");
  const ts = useTranslations("signin");
  const tt = useTranslations("toDo");
  const pathname = usePathname();
  return (
    <header className="border-b border-rule print:hidden">
      <a
        href="#main"
        className="sr-only focus:not-sr-only focus:absolute focus:z-30 focus:bg-paper-raised focus:px-3 focus:py-2"
      >
        {t("skip")}
      </a>
      <div className="flex flex-wrap items-center gap-x-6 px-4 py-1 text-sm md:py-2">
        <Link
          href={`/${locale}`}
          prefetch={false}
          className="flex items-center gap-2 font-display text-[1.05rem] leading-none font-semibold"
        >
          <Mark />
          {instanceName}
        </Link>
        <nav aria-label={t("places")} className="flex gap-x-5 max-md:order-last max-md:w-full max-md:overflow-x-auto">
          <PlaceLink href={`/${locale}/desk`} isHere={pathname === `/${locale}/desk`}>
            {tt("title")}
            {waiting > 0 && <b className="ms-1.5 text-2xs font-semibold text-accent">{waiting}</b>}
          </PlaceLink>
          {places.map((place) => {
            const path = `/${locale}/desk/${place}`;
            const isHere = pathname.startsWith(path);
            return (
              <PlaceLink key={place} href={path} isHere={isHere}>
                {t(`place.${place}`)}
                {(counts[place] ?? 0) > 0 && (
                  <b className="ms-1.5 text-2xs font-semibold text-accent">{counts[place]}</b>
                )}
              </PlaceLink>
            );
          })}
          <span className="md:hidden">
            <PlaceLink href={`/${locale}/desk/search`} isHere={pathname === `/${locale}/desk/search`}>
              {t("searchShort")}
            </PlaceLink>
          </span>
        </nav>
        <search className="ms-auto max-md:hidden">
          <form action={`/${locale}/desk/search`} className="relative">
            <input
              id="desk-search"
              type="search"
              name="q"
              aria-label={t("search")}
              placeholder={t("search")}
              maxLength={SEARCH_MAX_CHARACTERS}
              className="min-h-8 w-52 rounded border border-field bg-paper-raised px-2.5 text-sm"
            />
          </form>
        </search>
        <form method="post" action="/api/signout" className="flex items-baseline gap-3 text-ink-soft max-md:ms-auto">
          <input type="hidden" name="locale" value={locale} />
          <span>
            <Link href={`/${locale}/desk/profile`} prefetch={false} className="font-semibold text-ink hover:underline">
              {handle}
            </Link>{" "}
            {ts(`role.${role}`)}
          </span>
          <button type="submit" className="underline underline-offset-4 hover:text-ink">
            {t("signOut")}
          </button>
        </form>
      </div>
    </header>
  );
}

function PlaceLink({ href, isHere, children }: { href: string; isHere: boolean; children: ReactNode }) {
  return (
    <Link
      href={href}
      prefetch={false}
      aria-current={isHere ? "page" : undefined}
      className={classNames(
        "flex items-center whitespace-nowrap py-1.5 max-md:min-h-10",
        isHere ? "font-semibold text-ink" : "text-ink-soft hover:text-ink",
      )}
    >
      {children}
    </Link>
  );
}
