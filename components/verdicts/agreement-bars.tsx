import { useTranslations } from "next-intl";
import { VerdictScale, verdictColour } from "#components/verdicts/verdict-mark";
import { RATINGS, type Rating } from "#db/vocabulary";
import type { Explanation } from "#server/verdicts/views";

const PERCENT = 100;

/** Which ratings are drawn: the one that is asked about, and in each group the one that it agrees with most. */
function drawn(groups: NonNullable<Explanation["groups"]>, rating: Rating | null): Rating[] {
  const leading = groups.map(({ agreement }) => agreement.indexOf(Math.max(...agreement)));
  return RATINGS.filter((one, option) => one === rating || leading.includes(option));
}

/** How far each of two groups of reviewers agrees with a rating, rounded so that it gives no one away. */
export function AgreementBars({
  groups,
  rating,
}: {
  groups: NonNullable<Explanation["groups"]>;
  rating: Rating | null;
}) {
  const t = useTranslations("agreement");
  const tv = useTranslations("verdicts");
  return (
    <table className="w-full max-w-measure border-collapse text-sm">
      <caption className="sr-only">{t("caption")}</caption>
      <thead>
        <tr className="text-ink-soft">
          <th scope="col" className="py-1 pe-3 text-start font-normal">
            {t("rating")}
          </th>
          {groups.map(({ reviewers }, group) => (
            <th key={NAMES[group]} scope="col" className="w-[32%] py-1 pe-3 text-start font-normal">
              {t("group", { name: NAMES[group] ?? "", reviewers })}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {drawn(groups, rating).map((one) => (
          <tr key={one} className="border-t border-rule">
            <th scope="row" className={`py-1.5 pe-3 text-start font-semibold ${verdictColour(one)}`}>
              <span className="flex items-center gap-2">
                <VerdictScale rating={one} size="small" />
                {tv(`rating.${one}`)}
              </span>
            </th>
            {groups.map(({ agreement }, group) => {
              const percent = Math.round(PERCENT * (agreement[RATINGS.indexOf(one)] ?? 0));
              return (
                <td key={NAMES[group]} className={`py-1.5 pe-3 ${verdictColour(one)}`}>
                  <span className="flex items-center gap-2">
                    <span aria-hidden="true" className="h-2 flex-1 rounded-[1px] bg-rule">
                      <span className="block h-full rounded-[1px] bg-current" style={{ inlineSize: `${percent}%` }} />
                    </span>
                    <span className="w-11 text-end whitespace-nowrap tabular-nums">{t("percent", { percent })}</span>
                  </span>
                </td>
              );
            })}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

const NAMES = ["A", "B"] as const;
