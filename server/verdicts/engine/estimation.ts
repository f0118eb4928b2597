import type { Electorate } from "#server/verdicts/engine/electorate";
import { PLACE_0, PLACE_1 } from "#server/verdicts/engine/families";
import type { Rule } from "#server/verdicts/engine/rule";

/**
 * What the votes say of items: four numbers per item, i (what everyone sees) and g (what the split changes), two
 * coordinates each: `theta[4j] … theta[4j + 3]`. §2.3.
 */
export type ItemParameters = Float64Array;

export const PER_ITEM = 4;

/**
 * Sums over an item's ballots: E[r²], E[rf], E[f²], r·y (two coordinates), f·y (two), and, of evidence, E[rb] and
 * E[fb]; each times the weight.
 */
export const SUMS = 7;
export const SUMS_WITH_LENIENCY = 9;
/** Moments over reviewers, weighed by their voice: E[r²], E[rf], E[f²], E[r], and the voices themselves. */
export const MOMENTS = 5;

/**
 * What one estimation works with. The weight of ballot k is `electorate.weight[k] × trust[reviewer]`. Every chunk of
 * reviewers has sums and moments of its own.
 */
export type Estimation = {
  electorate: Electorate;
  voice: Float64Array;
  trust: Float64Array;
  rule: Rule;
  byReviewers: Int32Array;
  byItems: Int32Array;
  /** Numbers per item in the sums. */
  stride: number;
  sums: Float64Array;
  moments: Float64Array;
};

/** A chunk's own sums and moments, emptied. */
export function ownSums({ electorate, stride, sums, moments }: Estimation, chunk: number) {
  const size = electorate.items * stride;
  return {
    sums: sums.subarray(chunk * size, (chunk + 1) * size).fill(0),
    moments: moments.subarray(chunk * MOMENTS, (chunk + 1) * MOMENTS).fill(0),
  };
}

/** Adds a ballot to the sums of its item, which begin at `at`. */
export function addBallot(
  sums: Float64Array,
  at: number,
  code: number,
  w: number,
  r: number,
  f: number,
  rr: number,
  rf: number,
  ff: number,
): void {
  const y0 = w * PLACE_0[code]!;
  const y1 = w * PLACE_1[code]!;
  sums[at]! += w * rr;
  sums[at + 1]! += w * rf;
  sums[at + 2]! += w * ff;
  sums[at + 3]! += r * y0;
  sums[at + 4]! += r * y1;
  sums[at + 5]! += f * y0;
  sums[at + 6]! += f * y1;
}

/** Where reviewers stand, per reviewer, and how each ballot would see its reviewer without itself, per ballot. */
export type Viewpoints = {
  /** r, f and the variance of f, of each reviewer, from all their ballots. */
  reliability: Float64Array;
  view: Float64Array;
  variance: Float64Array;
  /** The same of ballot k's reviewer from all their ballots but k. */
  reliabilityWithout: Float64Array;
  viewWithout: Float64Array;
  varianceWithout: Float64Array;
  /** b of each reviewer, and of ballot k's reviewer without k; only where leniency is estimated. §6.2. */
  leniency: Float64Array | undefined;
  leniencyWithout: Float64Array | undefined;
};

/** What placing reviewers works with. */
export type Placing = {
  electorate: Electorate;
  trust: Float64Array;
  theta: ItemParameters;
  rule: Rule;
  places: Viewpoints;
  byReviewers: Int32Array;
};
