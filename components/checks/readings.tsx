import { useTranslations } from "next-intl";
import { VerdictLine } from "#components/checks/verdict-line";
import { directionOf } from "#messages/locales";
import type { PublishedCheckView } from "#server/checks/views";

/** What the question can mean, each reading with the verdict on its own claim. */
export function Readings({ check }: { check: PublishedCheckView }) {
  const t = useTranslations("checks");
  const { readings, language } = check;
  return (
    <ol className="border-t border-rule">
      {readings.map(({ sentence, claim }) => (
        <li
          key={claim.id}
          className="grid gap-x-6 gap-y-1.5 border-b border-rule py-4 @xl:grid-cols-[1fr_auto] @xl:items-center"
        >
          <p className="font-text text-[1.08rem] leading-snug" lang={language} dir={directionOf(language)}>
            {sentence}
          </p>
          <VerdictLine verdict={claim.verdict} />
          <p className="text-sm leading-snug text-ink-soft @xl:col-span-2">
            {t("rated")}{" "}
            <span lang={claim.language} dir={directionOf(claim.language)}>
              {claim.statement}
            </span>
            {claim.passage === null && ` ${t("derived")}`}
          </p>
        </li>
      ))}
    </ol>
  );
}
