import { useTranslations } from "next-intl";
import { STANDPOINT_COUNTS_AFTER_DAYS, STANDPOINT_KEPT_DAYS } from "#server/standpoints/rules";

const FACTS = ["what", "who", "does", "silent", "after"] as const;

/** What the private question is, who sees the answer, what it does, and that not answering is fine. */
export function QuestionFacts({ allowsEstimation }: { allowsEstimation: boolean }) {
  const t = useTranslations("standpoints");
  return (
    <>
      <dl className="mt-6 max-w-measure border-t border-rule text-sm">
        {FACTS.map((fact) => (
          <div key={fact} className="grid gap-x-4 border-b border-rule py-2 sm:grid-cols-[9.5rem_1fr]">
            <dt className="text-ink-soft">{t(`fact.${fact}`)}</dt>
            <dd>{t(`factIs.${fact}`, { days: STANDPOINT_KEPT_DAYS, counts: STANDPOINT_COUNTS_AFTER_DAYS })}</dd>
          </div>
        ))}
      </dl>
      {!allowsEstimation && <p className="mt-3 max-w-measure text-sm text-ink-soft">{t("withoutEstimation")}</p>}
    </>
  );
}
