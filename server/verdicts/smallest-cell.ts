import { SIDES } from "#server/verdicts/engine/agreement";
import { experienceOfBallot } from "#server/verdicts/engine/electorate";
import { OPTIONS } from "#server/verdicts/engine/families";
import { commonGround } from "#server/verdicts/engine/ground";
import type { Judgement } from "#server/verdicts/engine/judge";
import { clip, RULE, rampUp } from "#server/verdicts/engine/rule";

/**
 * How many ballots the smallest group has that can be told apart in the sums of a claim, none where there are no ballots.
 * A group are those with the same rating that were counted alike: on the same side or between the sides, with full,
 * partial or no experience, reliability and common ground, alone or as copies, estimated or not. Whatever is added up or
 * subtracted of a claim's sums is a sum over such groups, so that where the smallest has five, no one is alone in any.
 *
 * @param apart ballots for each option by reviewers who want no viewpoint estimated
 */
export function smallestCell(judgement: Judgement, item: number, apart: ArrayLike<number>): number {
  const { electorate, rings } = judgement;
  const { itemStarts, byItem, code, reviewer } = electorate;
  const cells = new Map<string, number>();
  const count = (cell: string, ballots = 1) => cells.set(cell, (cells.get(cell) ?? 0) + ballots);
  for (let option = 0; option < apart.length; option++) {
    const ballots = apart[option] ?? 0;
    if (ballots > 0) count(`apart ${option}`, ballots);
  }
  for (let n = itemStarts[item] ?? 0; n < (itemStarts[item + 1] ?? 0); n++) {
    const k = byItem[n] ?? 0;
    const isCopy = (rings[reviewer[k] ?? 0] ?? -1) >= 0;
    count(`${kindOf(judgement, k)} ${isCopy} ${(code[k] ?? 0) % OPTIONS}`);
  }
  return cells.size === 0 ? 0 : Math.min(...cells.values());
}

/** How a ballot is counted, as far as sums can tell: in full, partly or not, and on which sides. */
function kindOf({ experience, places, axis, axis2, view2Without, ground, agreement }: Judgement, k: number): string {
  const experienced = degree(experienceOfBallot(experience, k, RULE));
  if (experienced === "none") return "none";
  const reliability = places.reliabilityWithout[k] ?? 0;
  const shares = [rampUp(reliability, RULE.relZero, RULE.relFull)];
  if (ground) {
    shares.push(rampUp(-reliability / ground.middle, -RULE.overZero, -RULE.overFull), commonGround(ground, k, RULE));
  }
  const counted = degree(Math.min(...shares));
  const sides: string[] = [];
  if (agreement.sides > 1) sides.push(sideOf(places.viewWithout[k] ?? 0, axis));
  if (agreement.sides === SIDES && view2Without) sides.push(sideOf(view2Without[k] ?? 0, axis2));
  return [experienced, counted, ...sides].join(" ");
}

const degree = (share: number): "none" | "part" | "full" => {
  if (share <= 0) return "none";
  return share >= 1 ? "full" : "part";
};

function sideOf(view: number, { split, halfGap }: Judgement["axis"]): "low" | "between" | "high" {
  const high = clip(0.5 + (view - split) / (2 * RULE.ramp * halfGap), 0, 1);
  if (high <= 0) return "low";
  return high >= 1 ? "high" : "between";
}
