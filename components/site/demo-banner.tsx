import { useTranslations } from "next-intl";

/** Demo data never pass for the real thing: where there are any, this stands on top of every page. */
export function DemoBanner() {
  const t = useTranslations("site");
  return (
    <p data-banner className="bg-mark py-2 text-sm leading-snug font-medium">
      <span className="page block">{t("demo")}</span>
    </p>
  );
}
