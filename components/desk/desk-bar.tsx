"use client";
import Link from "next/link";
import { usePathname } from "next/navigation";
import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { classNames } from "#components/ui/class-names";
import { Mark } from "#components/ui/mark";
import type { Role } from "#db/vocabulary";
import { SEARCH_MAX_CHARACTERS } from "#server/checks/schemas";
import type { DeskPlace } from "#server/policy/desk";

type DeskBarProps = {
  locale: string;
  handle: string;
  role: Role;
  places: readonly DeskPlace[];
  waiting: number;
  instanceName: string;
};

/** Where one is on the desk, where one can go, and as whom. */
export function DeskBar({ locale, handle, role, places, waiting, instanceName }: DeskBarProps) {
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
      <div className="flex flex-wrap items-center gap-x-6 gap-y-1 px-4 py-2 text-sm">
        <Link
          href={`/${locale}`}
          prefetch={false}
          className="flex items-center gap-2 font-text text-[1.05rem] leading-none font-semibold"
        >
          <Mark />
          {instanceName}
        </Link>
        <nav aria-label={t("places")} className="flex flex-wrap gap-x-5">
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
              </PlaceLink>
            );
          })}
        </nav>
        <search className="ms-auto">
          <form action={`/${locale}/desk/search`} className="relative">
            <input
              id="desk-search"
              type="search"
              name="q"
              aria-label={t("search")}
              placeholder={t("search")}
              maxLength={SEARCH_MAX_CHARACTERS}
              className="min-h-8 w-52 rounded border border-field bg-paper-raised px-2.5 text-sm max-md:min-h-11 max-md:w-36 max-md:text-base"
            />
          </form>
        </search>
        <form method="post" action="/api/signout" className="flex items-baseline gap-3 text-ink-soft">
          <input type="hidden" name="locale" value={locale} />
          <span>
            <b className="font-semibold text-ink">{handle}</b> {ts(`role.${role}`)}
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
      className={classNames("py-1.5", isHere ? "font-semibold text-ink" : "text-ink-soft hover:text-ink")}
    >
      {children}
    </Link>
  );
}
