import "server-only";
import type { Explanation } from "#db/schema";
import { RATINGS } from "#db/vocabulary";
import { explainItem } from "#server/verdicts/engine/explanation";
import type { Judgement } from "#server/verdicts/engine/judge";

/** Votes on a claim that must have changed before its explanation is made anew: the difference gives nobody away. §2.11. */
export const EXPLAINED_AFTER_CHANGES = 3;

/**
 * What may be told of how the verdict on a claim came about.
 *
 * @param swap whether the groups change places on this claim, from a keyed hash of it
 */
export function explainClaim({ electorate, agreement, axis }: Judgement, item: number, swap: boolean): Explanation {
  const perRating = RATINGS.map((_, option) => explainItem(electorate, agreement, axis.state, item, option, swap));
  const voters = perRating[0]?.voters ?? 0;
  const groups = [0, 1].map((group) => {
    const shown = perRating.flatMap((one) => (one.basis === "bridged" ? [one.groups[group === 0 ? 0 : 1]] : []));
    const reviewers = shown[0]?.reviewers;
    const agreement = shown.flatMap((one) => (one.agreement === null ? [] : [one.agreement]));
    return typeof reviewers === "number" && agreement.length > 0 ? [{ reviewers, agreement }] : [];
  });
  const whole = groups.flat();
  return { split: axis.state, voters, groups: whole.length === 2 ? whole : null };
}
