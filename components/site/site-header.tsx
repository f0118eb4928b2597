import { useTranslations } from "next-intl";
import { Mark } from "#components/ui/mark";

type Props = { locale: string; instanceName: string };

/** The masthead of the public site. */
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
      <header>
        <div className="page">
          <div className="flex flex-wrap items-baseline gap-x-6 gap-y-2 border-b-2 border-rule-strong py-3.5 text-sm leading-tight font-medium">
            <a
              href={`/${locale}`}
              className="flex items-center gap-2 font-display text-[1.35rem] leading-none font-semibold tracking-[-0.01em]"
            >
              <Mark />
              {instanceName}
            </a>
            <span className="font-normal text-ink-soft max-sm:hidden">{t("description")}</span>
            <nav aria-label={t("nav")} className="flex flex-wrap gap-x-5 gap-y-1 text-ink-soft sm:ms-auto print:hidden">
              <a href={`/${locale}/corrections`} className="hover:underline">
                {t("corrections")}
              </a>
              <a href={`/${locale}/search`} className="hover:underline">
                {t("search")}
              </a>
              <a href={`/${locale}/desk`} className="hover:underline" rel="nofollow">
                {t("desk")}
              </a>
            </nav>
          </div>
        </div>
      </header>
    </>
  );
}
