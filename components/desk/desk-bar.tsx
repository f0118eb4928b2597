"use client";
import Link from "next/link";
import { usePathname } from "next/navigation";
import { useTranslations } from "next-intl";
import { classNames } from "#components/ui/class-names";
import { Mark } from "#components/ui/mark";
import type { Role } from "#db/vocabulary";
import type { DeskPlace } from "#server/policy/desk";

type DeskBarProps = { locale: string; handle: string; role: Role; places: readonly DeskPlace[]; instanceName: string };

/** Where one is on the desk, where one can go, and as whom. */
export function DeskBar({ locale, handle, role, places, instanceName }: DeskBarProps) {
  const t = useTranslations("desk");
  const ts = useTranslations("signin");
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
          {places.map((place) => {
            const path = `/${locale}/desk/${place}`;
            const isHere = pathname.startsWith(path);
            return (
              <Link
                key={place}
                href={path}
                prefetch={false}
                aria-current={isHere ? "page" : undefined}
                className={classNames("py-1.5", isHere ? "font-semibold text-ink" : "text-ink-soft hover:text-ink")}
              >
                {t(`place.${place}`)}
              </Link>
            );
          })}
        </nav>
        <form method="post" action="/api/signout" className="ms-auto flex items-baseline gap-3 text-ink-soft">
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
