import type { Electorate } from "#server/verdicts/engine/electorate";
import { float64 } from "#server/verdicts/engine/memory";
import { clip, type Rule } from "#server/verdicts/engine/rule";
import { cut, type Workers } from "#server/verdicts/engine/workers";

/** Whether reviewers are lastingly divided in two: not visibly, possibly with too few placed, or certainly. */
export type AxisState = "none" | "suspected" | "established";

/**
 * A split of the reviewers: where its two sides lie, how many reviewers are placed on each (each counted by how
 * surely), and the share of held-out variance of the votes that it explains. §2.6.
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
type HeldOut = {
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
  workers: Workers,
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
  const r2 = explainedShare(workers, electorate, heldOut, rule);
  const enough = r2 >= (wasEstablished ? rule.axisR2 / 2 : rule.axisR2);
  const bothSides = Math.min(sides.reviewersLow, sides.reviewersHigh) >= rule.axisSideReviewers;
  let state: AxisState = "none";
  if (enough) state = bothSides ? "established" : "suspected";
  return { state, r2, ...sides };
}

/** The best division of weighed points on a line in two: exact two-means, never between points that are the same. */
function twoSides(view: Float64Array, placed: Float64Array) {
  const { values: views, weights } = inOrder(view, placed);
  let weight = 0;
  let sum = 0;
  for (let n = 0; n < views.length; n++) {
    weight += weights[n]!;
    sum += weights[n]! * views[n]!;
  }
  let best: { apart: number; weight: number; sum: number } | undefined;
  let weightLow = 0;
  let sumLow = 0;
  for (let n = 0; n + 1 < views.length; n++) {
    weightLow += weights[n]!;
    sumLow += weights[n]! * views[n]!;
    if (views[n + 1]! - views[n]! <= SAME_VIEW) continue;
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

/** The numbers of those who have a weight, from low to high; the weight of equal ones stands at the first of them. */
export function inOrder(value: Float64Array, weight: Float64Array) {
  let count = 0;
  for (let u = 0; u < weight.length; u++) if (weight[u]! > 0) count += 1;
  const values = new Float64Array(count);
  count = 0;
  for (let u = 0; u < weight.length; u++) {
    if (weight[u]! <= 0) continue;
    values[count] = value[u]!;
    count += 1;
  }
  values.sort();
  const weights = new Float64Array(count);
  for (let u = 0; u < weight.length; u++) if (weight[u]! > 0) weights[firstAt(values, value[u]!)]! += weight[u]!;
  return { values, weights };
}

function firstAt(sorted: Float64Array, value: number): number {
  let low = 0;
  let high = sorted.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (sorted[middle]! < value) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** Sums over an item's ballots: ω, ωy (two coordinates), ωf, ω(f² + variance), ωfy (two). */
const SUMS = 7;
/** Squared misses of the mean, and of the mean corrected by views. */
const ERRORS = 2;

type Explaining = HeldOut & {
  electorate: Electorate;
  rule: Rule;
  byReviewers: Int32Array;
  sums: Float64Array;
  errors: Float64Array;
};

/**
 * The share of the votes' variance that reviewers' views explain beyond the item's mean, each ballot predicted from the
 * *others* on its item and from its reviewer's *other* ballots. Can be negative. §2.6, r2.
 */
function explainedShare(workers: Workers, electorate: Electorate, heldOut: HeldOut, rule: Rule): number {
  const byReviewers = cut(electorate.starts);
  const chunks = byReviewers.length - 1;
  const size = electorate.items * SUMS;
  const sums = float64(chunks * size);
  const errors = float64(chunks * ERRORS);
  const work: Explaining = { ...heldOut, electorate, rule, byReviewers, sums, errors };
  workers.run(addExplained, work, chunks);
  for (let chunk = 1; chunk < chunks; chunk++) {
    for (let n = 0; n < size; n++) sums[n]! += sums[chunk * size + n]!;
  }
  workers.run(addErrors, work, chunks);
  let ofMean = 0;
  let ofViews = 0;
  for (let n = 0; n < errors.length; n += ERRORS) {
    ofMean += errors[n]!;
    ofViews += errors[n + 1]!;
  }
  return ofMean > 0 ? 1 - ofViews / ofMean : 0;
}

/** What the ballots of a chunk of reviewers add to the sums of their items. */
export function addExplained(work: Explaining, chunk: number): void {
  const { electorate, byReviewers, weight, y0, y1, view, variance } = work;
  const { starts, item, items } = electorate;
  const sums = work.sums.subarray(chunk * items * SUMS, (chunk + 1) * items * SUMS);
  const end = starts[byReviewers[chunk + 1]!]!;
  for (let k = starts[byReviewers[chunk]!]!; k < end; k++) {
    const at = SUMS * item[k]!;
    const omega = weight[k]!;
    const f = view[k]!;
    sums[at]! += omega;
    sums[at + 1]! += omega * y0[k]!;
    sums[at + 2]! += omega * y1[k]!;
    sums[at + 3]! += omega * f;
    sums[at + 4]! += omega * (f * f + variance[k]!);
    sums[at + 5]! += omega * f * y0[k]!;
    sums[at + 6]! += omega * f * y1[k]!;
  }
}

/** The squared misses of the ballots of a chunk of reviewers. */
export function addErrors(work: Explaining, chunk: number): void {
  const { electorate, rule, byReviewers, sums, errors, weight, y0, y1, view, variance } = work;
  const { starts, item } = electorate;
  const end = starts[byReviewers[chunk + 1]!]!;
  let ofMean = 0;
  let ofViews = 0;
  for (let k = starts[byReviewers[chunk]!]!; k < end; k++) {
    const at = SUMS * item[k]!;
    const omega = weight[k]!;
    const f = view[k]!;
    const others = sums[at]! - omega;
    if (omega === 0 || others < LEAST_OTHERS) continue;
    const mean0 = (sums[at + 1]! - omega * y0[k]!) / others;
    const mean1 = (sums[at + 2]! - omega * y1[k]!) / others;
    const meanF = (sums[at + 3]! - omega * f) / others;
    const spread = sums[at + 4]! - omega * (f * f + variance[k]!) - others * meanF * meanF + rule.ridgeDivided;
    const slope0 = (sums[at + 5]! - omega * f * y0[k]! - others * meanF * mean0) / spread;
    const slope1 = (sums[at + 6]! - omega * f * y1[k]! - others * meanF * mean1) / spread;
    const miss0 = y0[k]! - mean0;
    const miss1 = y1[k]! - mean1;
    const left0 = miss0 - slope0 * (f - meanF);
    const left1 = miss1 - slope1 * (f - meanF);
    ofMean += omega * (miss0 * miss0 + miss1 * miss1);
    ofViews += omega * (left0 * left0 + left1 * left1);
  }
  errors[chunk * ERRORS] = ofMean;
  errors[chunk * ERRORS + 1] = ofViews;
}
