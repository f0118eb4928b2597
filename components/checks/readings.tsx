import { useTranslations } from "next-intl";
import { VerdictLine } from "#components/checks/verdict-line";
import { directionOf } from "#messages/locales";
import type { PublishedCheckView } from "#server/checks/views";

/** What the question can mean, each reading with the verdict on its own claim. */
export function Readings({ check }: { check: PublishedCheckView }) {
  const t = useTranslations("checks");
  const { readings, language } = check;
  return (
    <ol>
      {readings.map(({ sentence, claim }, index) => (
        <li
          key={claim.id}
          id={`reading-${index + 1}`}
          className="grid scroll-mt-16 grid-cols-[1.6rem_minmax(0,1fr)] gap-x-4 gap-y-1 border-t border-rule py-3 first:border-0 first:pt-0 @2xl:grid-cols-[1.6rem_minmax(0,1fr)_auto]"
        >
          <b aria-hidden="true" className="numbered">
            {index + 1}
          </b>
          <div>
            <h3
              className="font-text text-[1.125rem] leading-snug font-semibold text-balance"
              lang={language}
              dir={directionOf(language)}
            >
              {sentence}
            </h3>
            <p className="mt-0.5 text-sm leading-normal text-ink-soft">
              {t("rated")}{" "}
              <span lang={claim.language} dir={directionOf(claim.language)}>
                {claim.statement}
              </span>
              {claim.passage === null && ` ${t("derived")}`}
            </p>
          </div>
          <p className="col-start-2 @2xl:col-start-3 @2xl:pt-1">
            <VerdictLine verdict={claim.verdict} />
          </p>
        </li>
      ))}
    </ol>
  );
}
