import { useTranslations } from "next-intl";

/** What the site is, and under which terms its code may be used. */
export function SiteFooter({ locale, instanceName }: { locale: string; instanceName: string }) {
  const t = useTranslations("site");
  return (
    <footer className="mt-16 border-t border-rule py-8 text-sm text-ink-soft">
      <p className="page">
        <b className="font-semibold text-ink">{instanceName}</b>. {t("description")} {t("footer")}{" "}
        <a href={`/${locale}/methodology`} className="text-ink underline">
          {t("methodology")}
        </a>
      </p>
    </footer>
  );
}
