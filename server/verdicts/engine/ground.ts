import { inOrder } from "#server/verdicts/engine/axis";
import type { Electorate, Experience } from "#server/verdicts/engine/electorate";
import { AGREE, OPTIONS } from "#server/verdicts/engine/families";
import { MOST_IN_BYTE, uint8 } from "#server/verdicts/engine/memory";
import { type Rule, TIE } from "#server/verdicts/engine/rule";

/**
 * What is asked of a reviewer besides experience: not to follow everyone more closely than honest people do, and to
 * have been seen agreeing, on other items, with what both sides agree on. §6.1.
 */
export type Ground = {
  /** m: the reliability of the middle reviewer, at least 0.25. */
  middle: number;
  /** G of ballot k's reviewer without k, up to 255; undefined while it is not known yet. */
  agreed: Uint8Array | undefined;
};

const LEAST_MIDDLE = 0.25;
/** The reliability of the middle reviewer, everyone weighed by their voice; 1 when no one has one. §6.1, m. */
export function middleReliability(reliability: Float64Array, { voice }: Experience): number {
  const { values, weights } = inOrder(reliability, voice);
  let whole = 0;
  for (let n = 0; n < weights.length; n++) whole += weights[n]!;
  let sofar = 0;
  for (let n = 0; n < weights.length; n++) {
    sofar += weights[n]!;
    if (weights[n]! > 0 && sofar >= whole / 2 - TIE) return Math.max(LEAST_MIDDLE, values[n]!);
  }
  return 1;
}

/**
 * Counts for every ballot on how many other items its reviewer agreed with the common ground. Dissent elsewhere costs
 * nothing: it is a count with a low ceiling, not a rate. §6.1, G.
 *
 * @param common per item the option that both sides agree on, −1 where there is none
 */
export function countCommonGround(electorate: Electorate, common: Int8Array): Uint8Array {
  const { reviewers, ballots, starts, item, code } = electorate;
  const agreed = uint8(ballots);
  const agrees = (k: number) => {
    const option = common[item[k]!]!;
    return option >= 0 && AGREE[code[k]! * OPTIONS + option]! > 0 ? 1 : 0;
  };
  for (let u = 0; u < reviewers; u++) {
    let count = 0;
    for (let k = starts[u]!; k < starts[u + 1]!; k++) count += agrees(k);
    for (let k = starts[u]!; k < starts[u + 1]!; k++) agreed[k] = Math.min(MOST_IN_BYTE, count - agrees(k));
  }
  return agreed;
}

/** γ, 0 to 1: how much of a vote a ballot has by common ground. §6.1. */
export const commonGround = ({ agreed }: Ground, k: number, rule: Rule): number =>
  agreed ? Math.min(1, agreed[k]! / rule.ground) : 1;
