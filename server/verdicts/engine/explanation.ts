import { type Agreement, SIDES } from "#server/verdicts/engine/agreement";
import type { AxisState } from "#server/verdicts/engine/axis";
import { ballotsOn, type Electorate } from "#server/verdicts/engine/electorate";
import { OPTIONS } from "#server/verdicts/engine/families";

/** Fewest counted reviewers of a side of whom anything is said, and the step to which their number is rounded down. */
export const LEAST_SHOWN = 5;
export const AGREEMENT_ROUNDED_PERCENT = 5;
const AGREEMENT_STEPS = 100 / AGREEMENT_ROUNDED_PERCENT;

/**
 * What may be said in public of how a verdict was reached: how many voted, and where there is a split, of each side the
 * number of counted reviewers (down to fives) and their agreement (to five hundredths). Which side is called A differs
 * from item to item, so that sides cannot be linked.
 */
export type Explanation =
  | { basis: "pooled"; voters: number }
  | { basis: "bridged"; voters: number; groups: [ExplainedGroup, ExplainedGroup] };

type ExplainedGroup = { group: "A" | "B"; reviewers: number | "fewer than 5"; agreement: number | null };

/**
 * Explains how far reviewers agree with an option without giving anyone away: with fewer than five counted reviewers on
 * either side no agreement is shown of both, since one would tell the other. §2.11.
 *
 * @param swap whether the sides change their names on this item, from a keyed hash of the item
 */
export function explainItem(
  electorate: Electorate,
  agreement: Agreement,
  state: AxisState,
  item: number,
  option: number,
  swap: boolean,
): Explanation {
  const voters = ballotsOn(electorate, item);
  if (state !== "established") return { basis: "pooled", voters };
  const counted = [0, 1].map((side) => agreement.sideReviewers[item * SIDES + side]!);
  const shown = Math.min(...counted) >= LEAST_SHOWN;
  const groupOf = (group: "A" | "B", side: number): ExplainedGroup => ({
    group,
    reviewers: roundedDown(counted[side]!),
    agreement: shown ? rounded(agreement.sideAgreement[(item * SIDES + side) * OPTIONS + option]!) : null,
  });
  const [first, second] = swap ? [1, 0] : [0, 1];
  return { basis: "bridged", voters, groups: [groupOf("A", first), groupOf("B", second)] };
}

const rounded = (share: number) => Math.round(share * AGREEMENT_STEPS) / AGREEMENT_STEPS;

const roundedDown = (reviewers: number) =>
  reviewers < LEAST_SHOWN ? ("fewer than 5" as const) : reviewers - (reviewers % LEAST_SHOWN);
