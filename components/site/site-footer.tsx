import { useTranslations } from "next-intl";
import { SITE_TEXTS } from "#db/vocabulary";
import { siteTextPath } from "#server/settings/rules";

const PAGES = ["about", "methodology", "corrections", "measures"] as const;

/** What the site is, and under which terms its code may be used. */
export function SiteFooter({ locale, instanceName }: { locale: string; instanceName: string }) {
  const t = useTranslations("site");
  return (
    <footer className="mt-16 border-t border-rule py-8 text-sm text-ink-soft">
      <nav aria-label={t("more")} className="page mb-3 flex flex-wrap gap-x-5 gap-y-1">
        {PAGES.map((page) => (
          <a key={page} href={`/${locale}/${page}`} className="text-ink underline">
            {t(page)}
          </a>
        ))}
        {SITE_TEXTS.map((name) => (
          <a key={name} href={`/${locale}/${siteTextPath(name)}`} className="text-ink underline">
            {t(name)}
          </a>
        ))}
        <a href={`/${locale}/letters/request`} rel="nofollow" className="text-ink underline">
          {t("request")}
        </a>
        <a href={`/${locale}/desk`} rel="nofollow" className="text-ink underline">
          {t("desk")}
        </a>
      </nav>
      <p className="page">
        <b className="font-semibold text-ink">{instanceName}</b>. {t("description")} {t("footer")}
      </p>
    </footer>
  );
}
