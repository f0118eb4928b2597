import { useTranslations } from "next-intl";
import { classNames } from "#components/ui/class-names";
import { verdictColour } from "#components/verdicts/verdict-mark";
import type { PublishedClaimView } from "#server/checks/views";

const WHOLE = 100;

/** How reviewers voted on a claim, as counts of five or more. */
export function VoteCounts({ claim }: { claim: PublishedClaimView }) {
  const t = useTranslations("checks");
  const tv = useTranslations("verdicts");
  const { ratings, voters } = claim.tally;
  const most = Math.max(...ratings.map(({ votes }) => votes));
  return (
    <>
      {ratings.length > 0 && <p className="text-sm text-ink-soft">{t("counts")}</p>}
      {ratings.length > 0 && (
        <dl className="grid gap-1.5">
          {ratings.map(({ rating, votes }) => (
            <div key={rating} className="grid grid-cols-[7.5rem_1fr_2.5rem] items-center gap-3">
              <dt>{tv(`rating.${rating}`)}</dt>
              <dd aria-hidden="true" className="h-3 overflow-hidden rounded-[1px] border border-rule bg-paper-raised">
                <span
                  className={classNames("block h-full bg-current", verdictColour(rating))}
                  style={{ inlineSize: `${(votes / most) * WHOLE}%` }}
                />
              </dd>
              <dd className="text-end tabular-nums">{votes}</dd>
            </div>
          ))}
        </dl>
      )}
      {ratings.length === 0 && (
        <p className="text-sm text-ink-soft">
          {voters === null ? t("countsHidden") : t("countsSpread", { count: voters })}
        </p>
      )}
    </>
  );
}
