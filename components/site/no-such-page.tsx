import { useLocale, useTranslations } from "next-intl";
import { Mark } from "#components/ui/mark";

/** Says that an address leads nowhere, and where to go from here. */
export function NoSuchPage() {
  const t = useTranslations("notFound");
  const locale = useLocale();
  return (
    <div className="page py-16 font-text">
      <Mark />
      <h1 className="mt-6 text-display leading-tight font-semibold tracking-tight text-balance">{t("title")}</h1>
      <p className="mt-3 max-w-measure text-lead text-ink-soft">{t("text")}</p>
      <p className="mt-6 font-ui text-base">
        <a href={`/${locale}`} className="underline">
          {t("home")}
        </a>
      </p>
    </div>
  );
}
