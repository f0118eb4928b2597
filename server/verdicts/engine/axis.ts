import type { Electorate } from "#server/verdicts/engine/electorate";
import { clip, type Rule } from "#server/verdicts/engine/rule";

/** Whether reviewers are lastingly split in two: not visibly, possibly with too few placed, or certainly. */
export type AxisState = "none" | "suspected" | "established";

/**
 * A split of the reviewers: where its two sides lie, how many reviewers are placed on each (each counted by how surely),
 * and the share of held-out variance of the votes that it explains. §2.6.
 */
export type Axis = {
  state: AxisState;
  r2: number;
  split: number;
  low: number;
  high: number;
  halfGap: number;
  reviewersLow: number;
  reviewersHigh: number;
};

export const NO_AXIS: Axis = {
  state: "none",
  r2: 0,
  split: 0,
  low: 0,
  high: 0,
  halfGap: 0,
  reviewersLow: 0,
  reviewersHigh: 0,
};

/** Weight of an item's other ballots from which a ballot on it tests the split. */
const LEAST_OTHERS = 3;
/** Views closer than this are one view and stand on one side. */
const SAME_VIEW = 1e-12;

/** What the votes to explain are: per ballot its weight, its two coordinates, and its reviewer's view without it. */
export type HeldOut = {
  weight: Float64Array;
  y0: Float64Array;
  y1: Float64Array;
  view: Float64Array;
  variance: Float64Array;
};

/**
 * Judges whether there is a split. It must explain 3% of the votes that it was not made from (1.5% if it was established
 * last time), and four reviewers' worth must be placed on each side. §2.6.
 *
 * @param view and variance per reviewer; `reliability` per reviewer
 */
export function judgeAxis(
  electorate: Electorate,
  heldOut: HeldOut,
  view: Float64Array,
  variance: Float64Array,
  reliability: Float64Array,
  rule: Rule,
  wasEstablished: boolean,
): Axis {
  const placed = new Float64Array(electorate.reviewers);
  for (let u = 0; u < placed.length; u++) placed[u] = Math.max(0, 1 - variance[u]!) * clip(reliability[u]!, 0, 1);
  const sides = twoSides(view, placed);
  if (!sides) return NO_AXIS;
  const r2 = explainedShare(electorate, heldOut, rule);
  const enough = r2 >= (wasEstablished ? rule.axisR2 / 2 : rule.axisR2);
  const bothSides = Math.min(sides.reviewersLow, sides.reviewersHigh) >= rule.axisSideReviewers;
  let state: AxisState = "none";
  if (enough) state = bothSides ? "established" : "suspected";
  return { state, r2, ...sides };
}

/** The best division of weighed points on a line in two: exact two-means, never between points that are the same. */
function twoSides(view: Float64Array, placed: Float64Array) {
  const order = Int32Array.from(placed.keys())
    .filter((u) => placed[u]! > 0)
    .sort((a, b) => view[a]! - view[b]!);
  let [weight, sum] = [0, 0];
  for (const u of order) {
    weight += placed[u]!;
    sum += placed[u]! * view[u]!;
  }
  let best: { apart: number; weight: number; sum: number } | undefined;
  let [weightLow, sumLow] = [0, 0];
  for (let n = 0; n + 1 < order.length; n++) {
    const u = order[n]!;
    weightLow += placed[u]!;
    sumLow += placed[u]! * view[u]!;
    if (view[order[n + 1]!]! - view[u]! <= SAME_VIEW) continue;
    const apart = sumLow ** 2 / weightLow + (sum - sumLow) ** 2 / (weight - weightLow);
    if (!best || apart > best.apart) best = { apart, weight: weightLow, sum: sumLow };
  }
  if (!best) return undefined;
  const low = best.sum / best.weight;
  const high = (sum - best.sum) / (weight - best.weight);
  return {
    split: (low + high) / 2,
    low,
    high,
    halfGap: (high - low) / 2,
    reviewersLow: best.weight,
    reviewersHigh: weight - best.weight,
  };
}

/**
 * The share of the votes' variance that reviewers' views explain beyond the item's mean, each ballot predicted from the
 * *others* on its item and from its reviewer's *other* ballots. Can be negative. §2.6, r2.
 */
function explainedShare(electorate: Electorate, heldOut: HeldOut, rule: Rule): number {
  const errors = new Float64Array(2);
  for (let j = 0; j < electorate.items; j++) addErrors(electorate, heldOut, rule, j, errors);
  return errors[0]! > 0 ? 1 - errors[1]! / errors[0]! : 0;
}

function addErrors(electorate: Electorate, heldOut: HeldOut, rule: Rule, item: number, errors: Float64Array): void {
  const { itemStarts, byItem } = electorate;
  const { weight, y0, y1, view, variance } = heldOut;
  const from = itemStarts[item]!;
  const to = itemStarts[item + 1]!;
  let [w, wy0, wy1, wf, wff, wfy0, wfy1] = [0, 0, 0, 0, 0, 0, 0];
  for (let n = from; n < to; n++) {
    const k = byItem[n]!;
    const [omega, f] = [weight[k]!, view[k]!];
    w += omega;
    wy0 += omega * y0[k]!;
    wy1 += omega * y1[k]!;
    wf += omega * f;
    wff += omega * (f * f + variance[k]!);
    wfy0 += omega * f * y0[k]!;
    wfy1 += omega * f * y1[k]!;
  }
  for (let n = from; n < to; n++) {
    const k = byItem[n]!;
    const [omega, f] = [weight[k]!, view[k]!];
    const others = w - omega;
    if (omega === 0 || others < LEAST_OTHERS) continue;
    const mean0 = (wy0 - omega * y0[k]!) / others;
    const mean1 = (wy1 - omega * y1[k]!) / others;
    const meanF = (wf - omega * f) / others;
    const spread = wff - omega * (f * f + variance[k]!) - others * meanF * meanF + rule.ridgeDivided;
    const slope0 = (wfy0 - omega * f * y0[k]! - others * meanF * mean0) / spread;
    const slope1 = (wfy1 - omega * f * y1[k]! - others * meanF * mean1) / spread;
    const [miss0, miss1] = [y0[k]! - mean0, y1[k]! - mean1];
    errors[0]! += omega * (miss0 * miss0 + miss1 * miss1);
    errors[1]! += omega * ((miss0 - slope0 * (f - meanF)) ** 2 + (miss1 - slope1 * (f - meanF)) ** 2);
  }
}
