import { useTranslations } from "next-intl";
import { HOUSE_RULES } from "#db/vocabulary";

/** The rules that measures cite, by their numbers. */
export function HouseRules() {
  const t = useTranslations("measures");
  return (
    <section aria-labelledby="house-rules" className="mt-10 max-w-measure">
      <h2 id="house-rules" className="mb-2 font-display text-h2 font-semibold">
        {t("rulesTitle")}
      </h2>
      <ol className="grid list-decimal gap-1 ps-6 text-base">
        {HOUSE_RULES.map((rule) => (
          <li key={rule} id={`rule-${rule}`} className="target:bg-accent-ground">
            {t(`rule.${rule}`)}
          </li>
        ))}
      </ol>
    </section>
  );
}
