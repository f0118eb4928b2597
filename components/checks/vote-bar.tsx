import { useTranslations } from "next-intl";
import { classNames } from "#components/ui/class-names";
import { ALONG_THE_SCALE, verdictColour } from "#components/verdicts/verdict-mark";
import type { TallyView } from "#server/checks/views";

/** How wide a piece is drawn whose count is not told, in votes. */
const UNTOLD_VOTES = 4;

/** How reviewers voted on a claim, as one bar from false to true; counts that are not told share one dashed piece. */
export function VoteBar({ tally: { ratings, voters } }: { tally: TallyView }) {
  const t = useTranslations("checks");
  const tv = useTranslations("verdicts");
  if (ratings.length === 0) {
    return (
      <p className="border border-dashed border-field px-2 py-1 text-ink-soft">
        {voters === null ? t("countsHidden") : t("countsSpread", { count: voters })}
      </p>
    );
  }
  const shown = ALONG_THE_SCALE.flatMap((rating) => ratings.find((one) => one.rating === rating) ?? []);
  const told = ratings.reduce((sum, { votes }) => sum + votes, 0);
  const rest = voters === null ? null : voters - told;
  return (
    <ul className="flex gap-0.5 leading-tight tabular-nums print:[print-color-adjust:exact]">
      {shown.map(({ rating, votes }) => (
        <li
          key={rating}
          className={classNames("min-w-0 bg-current px-2 py-1.5 [overflow-wrap:normal]", verdictColour(rating))}
          style={{ flexGrow: votes, flexBasis: 0 }}
        >
          <span className="text-paper">
            {votes} <span className="max-sm:sr-only">{tv(`ratingInBar.${rating}`)}</span>
          </span>
        </li>
      ))}
      {rest !== 0 && (
        <li
          className="min-w-0 border border-dashed border-field px-2 py-1.5 text-ink-soft"
          style={{ flexGrow: rest ?? UNTOLD_VOTES, flexBasis: 0 }}
        >
          {rest === null ? t("someOthers") : t("others", { count: rest })}
        </li>
      )}
    </ul>
  );
}
