import { useLocale, useTranslations } from "next-intl";
import { OwnObjection } from "#components/measures/own-objection";
import { Day } from "#components/ui/day";
import type { OwnMeasureView, PublicMeasureView } from "#server/measures/views";

type Props = { measures: readonly (PublicMeasureView | OwnMeasureView)[] };

/** Measures, newest first: what, under which rule, by which role; to its member also what they were told. */
export function MeasureList({ measures }: Props) {
  const t = useTranslations("measures");
  const locale = useLocale();
  return (
    <ol className="max-w-measure border-t border-rule">
      {measures.map((measure) => {
        const { id, kind, rule, publicNote, byRole, at, until, perDay, ended, objection } = measure;
        return (
          <li key={id} id={`measure-${id}`} className="grid gap-0.5 border-b border-rule py-3 text-base">
            <p>
              <b className="font-semibold">{t(`kind.${kind}`)}</b>
              {perDay !== null && `, ${t("perDay", { count: perDay })}`}
              {until && (
                <>
                  {", "}
                  {t.rich("until", { day: () => <Day at={until} /> })}
                </>
              )}
            </p>
            <p dir="auto">{publicNote}</p>
            <p className="text-sm text-ink-soft">
              <Day at={at} /> {t(`by.${byRole}`)} ·{" "}
              <a href={`/${locale}/measures#rule-${rule}`} className="underline">
                {t(`rule.${rule}`)}
              </a>
            </p>
            {"words" in measure && (
              <p className="mt-1 border-s-3 border-rule ps-3 text-sm whitespace-pre-line" dir="auto">
                <b className="font-semibold">{t("said")}</b> {measure.words}
              </p>
            )}
            {objection && (
              <p className="text-sm" dir="auto">
                <b className="font-semibold">{t(`objectionOutcome.${objection.outcome}`)}</b> (<Day at={objection.at} />
                , {t(`by.${objection.byRole}`)}): {objection.reason}{" "}
                {objection.wasInvolved && <span className="text-ink-soft">{t("objectionInvolved")}</span>}
              </p>
            )}
            {"words" in measure && <OwnObjection measure={measure} />}
            {ended && (
              <p className="text-sm" dir="auto">
                {t.rich("ended", { day: () => <Day at={ended.at} />, reason: ended.reason })}
              </p>
            )}
          </li>
        );
      })}
    </ol>
  );
}
