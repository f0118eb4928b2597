import "server-only";
import type { Explanation } from "#db/schema";
import { RATINGS } from "#db/vocabulary";
import { explainItem } from "#server/verdicts/engine/explanation";
import { figuresOf } from "#server/verdicts/engine/figures";
import type { Judgement } from "#server/verdicts/engine/judge";
import { RULE, TIE } from "#server/verdicts/engine/rule";

/**
 * What may be told of how the verdict on a claim was reached.
 *
 * @param swap whether the groups change places on this claim, from a keyed hash of it
 */
export function explainClaim(judgement: Judgement, item: number, swap: boolean): Explanation {
  const { electorate, agreement, axis } = judgement;
  const perRating = RATINGS.map((_, option) => explainItem(electorate, agreement, axis.state, item, option, swap));
  const voters = perRating[0]?.voters ?? 0;
  const whole = [0, 1].flatMap((group) => {
    const shown = perRating.flatMap((one) => (one.basis === "bridged" ? [one.groups[group === 0 ? 0 : 1]] : []));
    const reviewers = shown[0]?.reviewers;
    const agreements = shown.flatMap((one) => (one.agreement === null ? [] : [one.agreement]));
    return typeof reviewers === "number" && agreements.length > 0 ? [{ reviewers, agreement: agreements }] : [];
  });
  const lack = lackOf(judgement, item);
  return { split: axis.state, voters, groups: whole.length === 2 ? whole : null, lack };
}

/** What a claim still needs for an agreed verdict, by the limits of the rule. §2.8 and §6.4. */
function lackOf({ electorate, agreement, axis, decisions }: Judgement, item: number): Explanation["lack"] {
  const decision = decisions[item];
  if (decision?.status === "consensus") return null;
  if (decision?.basis === "standpoints") return { what: "agreement", reviewers: 0 };
  if (axis.state === "suspected") return { what: "clarity", reviewers: 0 };
  const { sideVotes, poolVotes } = figuresOf(electorate, agreement, axis.state, item, null);
  const [what, missing] =
    axis.state === "established"
      ? (["viewpoints", RULE.minSide - Math.min(...sideVotes)] as const)
      : (["experienced", RULE.minPool - poolVotes] as const);
  return missing > TIE ? { what, reviewers: Math.ceil(missing) } : { what: "agreement", reviewers: 0 };
}
