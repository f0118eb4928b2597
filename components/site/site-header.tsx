import { useTranslations } from "next-intl";
import { Mark } from "#components/ui/mark";
import { SEARCH_MAX_CHARACTERS } from "#server/search/schemas";

type Props = { locale: string; instanceName: string };

/** The masthead of the public site: its name, the search, and the ways in; on phones too. */
export function SiteHeader({ locale, instanceName }: Props) {
  const t = useTranslations("site");
  return (
    <>
      <a
        href="#main"
        className="sr-only focus:not-sr-only focus:absolute focus:z-30 focus:bg-paper-raised focus:px-3 focus:py-2"
      >
        {t("skip")}
      </a>
      <header className="page">
        <div className="flex flex-wrap items-center gap-x-6 gap-y-2.5 border-b-2 border-rule-strong pt-4 pb-3 text-sm leading-tight font-medium">
          <a
            href={`/${locale}`}
            className="flex items-center gap-2 font-display text-[1.3rem] leading-none font-semibold tracking-[-0.01em]"
          >
            <Mark />
            {instanceName}
          </a>
          <search className="in-[body:has([data-search])]:hidden min-w-40 flex-1 sm:max-w-sm print:hidden">
            <form action={`/${locale}/search`} className="flex">
              <label htmlFor="find" className="sr-only">
                {t("find")}
              </label>
              <input
                id="find"
                name="q"
                type="search"
                placeholder={t("findHint")}
                maxLength={SEARCH_MAX_CHARACTERS}
                className="min-w-0 flex-1 rounded-s-[3px] border border-e-0 border-field bg-paper-raised px-2.5 py-1.5 text-base placeholder:text-ink-faint"
              />
              <button type="submit" className="rounded-e-[3px] bg-ink px-3 text-paper">
                <svg
                  aria-hidden="true"
                  viewBox="0 0 16 16"
                  fill="none"
                  stroke="currentColor"
                  strokeWidth="2.4"
                  strokeLinecap="round"
                  className="size-4"
                >
                  <circle cx="6.5" cy="6.5" r="4.5" />
                  <path d="m10 10 4.5 4.5" />
                </svg>
                <span className="sr-only">{t("search")}</span>
              </button>
            </form>
          </search>
          <nav
            aria-label={t("nav")}
            className="flex flex-wrap gap-x-4.5 gap-y-1 text-ink-soft max-md:basis-full md:ms-auto print:hidden"
          >
            {(["topics", "corrections", "methodology"] as const).map((page) => (
              <a key={page} href={`/${locale}/${page}`} className="py-1 hover:text-ink hover:underline">
                {t(page)}
              </a>
            ))}
          </nav>
        </div>
      </header>
    </>
  );
}
