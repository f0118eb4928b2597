import type { Electorate, Experience } from "#server/verdicts/engine/electorate";
import {
  addBallot,
  type Estimation,
  type ItemParameters,
  MOMENTS,
  ownSums,
  PER_ITEM,
  SUMS,
  SUMS_WITH_LENIENCY,
} from "#server/verdicts/engine/estimation";
import { PLACE_0, PLACE_1 } from "#server/verdicts/engine/families";
import { findFixedPoint } from "#server/verdicts/engine/fixed-point";
import { collectLenient } from "#server/verdicts/engine/leniency";
import { float64 } from "#server/verdicts/engine/memory";
import { type Rule, TIE } from "#server/verdicts/engine/rule";
import { mostSpread, type PerBallot, viewsByVote } from "#server/verdicts/engine/starts";
import { cut, type Workers } from "#server/verdicts/engine/workers";

const LEAST_MEAN_RELIABILITY = 0.25;

/**
 * The estimation's answer for the items, how it was found, and the item it started from (−1: none, or a warm start).
 */
export type Fit = { theta: ItemParameters; pivot: number; maps: number };

/**
 * How much a reviewer's ballots weigh in the estimation, 0 to 1: by experience, and with the square root of their
 * number above 50, so that the busiest do not draw the map for everyone. §2.2, "Stage A weight".
 */
export function trustOfReviewers({ reviewers, starts }: Electorate, { voice }: Experience, rule: Rule): Float64Array {
  const trust = float64(reviewers);
  for (let u = 0; u < reviewers; u++) {
    const ballots = starts[u + 1]! - starts[u]!;
    trust[u] = voice[u]! * Math.min(1, Math.sqrt(rule.activityCap / Math.max(1, ballots)));
  }
  return trust;
}

/**
 * Estimates from the votes alone what everyone sees in each item and what a lasting divide between reviewers changes
 * about it. Each vote's place y is taken as r·i + f·g + noise, where r is how far the reviewer follows what everyone
 * sees and f is their viewpoint; both are integrated out, so that a few votes never make a split. With `previous` (only
 * if a split was established then) the search starts there. §2.3.
 */
export function estimateItems(
  workers: Workers,
  electorate: Electorate,
  experience: Experience,
  trust: Float64Array,
  rule: Rule,
  previous?: ItemParameters,
): Fit {
  const byReviewers = cut(electorate.starts);
  const chunks = byReviewers.length - 1;
  const stride = rule.lenientVar > 0 ? SUMS_WITH_LENIENCY : SUMS;
  const estimation: Estimation = {
    electorate,
    voice: experience.voice,
    trust,
    rule,
    byReviewers,
    byItems: cut(electorate.itemStarts),
    stride,
    sums: float64(chunks * electorate.items * stride),
    moments: float64(chunks * MOMENTS),
  };
  const map = (from: ItemParameters, to: ItemParameters) => improve(workers, estimation, from, to);
  if (previous) {
    const theta = float64(electorate.items * PER_ITEM);
    theta.set(previous.subarray(0, theta.length));
    const { maps } = findFixedPoint(theta, map, rule);
    if (splitProduct(theta, previous) < 0) turnSplit(theta);
    return { theta, pivot: -1, maps };
  }
  const { theta, pivot, maps } = bestStart(workers, estimation);
  const search = findFixedPoint(theta, map, rule);
  if (pivot >= 0 && theta[PER_ITEM * pivot + 2]! < 0) turnSplit(theta);
  return { theta, pivot, maps: maps + search.maps };
}

/** One step of EM with its constraints: E[r] = 1, E[f²] = 1, E[rf] = 0 over reviewers. §2.3, map T. */
function improve(workers: Workers, estimation: Estimation, from: ItemParameters, to: ItemParameters): void {
  const { byReviewers, byItems, moments } = estimation;
  const step = estimation.rule.lenientVar > 0 ? collectLenient : collect;
  workers.run(step, { ...estimation, theta: from }, byReviewers.length - 1);
  workers.run(maximise, { ...estimation, scale: normalisation(moments), theta: to }, byItems.length - 1);
}

/** E-step and the sums of the M-step in one pass over the ballots of a chunk of reviewers. */
export function collect(work: Estimation & { theta: ItemParameters }, chunk: number): void {
  const { electorate, voice, trust, rule, byReviewers, theta } = work;
  const { starts, item, code, weight } = electorate;
  const { stride } = work;
  const { sums, moments } = ownSums(work, chunk);
  const precision = 1 / rule.noiseVar;
  const prior = 1 / rule.reliabilityVar;
  for (let u = byReviewers[chunk]!; u < byReviewers[chunk + 1]!; u++) {
    const trusted = trust[u]!;
    if (trusted === 0) continue;
    const from = starts[u]!;
    const to = starts[u + 1]!;
    let h00 = prior;
    let h01 = 0;
    let h11 = 1;
    let b0 = prior;
    let b1 = 0;
    for (let k = from; k < to; k++) {
      const at = PER_ITEM * item[k]!;
      const i0 = theta[at]!;
      const i1 = theta[at + 1]!;
      const g0 = theta[at + 2]!;
      const g1 = theta[at + 3]!;
      const y0 = PLACE_0[code[k]!]!;
      const y1 = PLACE_1[code[k]!]!;
      const w = weight[k]! * trusted * precision;
      h00 += w * (i0 * i0 + i1 * i1);
      h01 += w * (i0 * g0 + i1 * g1);
      h11 += w * (g0 * g0 + g1 * g1);
      b0 += w * (i0 * y0 + i1 * y1);
      b1 += w * (g0 * y0 + g1 * y1);
    }
    const determinant = h00 * h11 - h01 * h01;
    const r = (h11 * b0 - h01 * b1) / determinant;
    const f = (h00 * b1 - h01 * b0) / determinant;
    const rr = r * r + h11 / determinant;
    const rf = r * f - h01 / determinant;
    const ff = f * f + h00 / determinant;
    const e = voice[u]!;
    moments[0]! += e * rr;
    moments[1]! += e * rf;
    moments[2]! += e * ff;
    moments[3]! += e * r;
    moments[4]! += e;
    for (let k = from; k < to; k++)
      addBallot(sums, stride * item[k]!, code[k]!, weight[k]! * trusted, r, f, rr, rf, ff);
  }
}

/** The sums of the M-step when reviewers differ by the given view alone, everyone being as reliable. */
export function seed(work: Estimation & { view: Float64Array }, chunk: number): void {
  const { electorate, trust, rule, byReviewers, view } = work;
  const { starts, item, code, weight } = electorate;
  const { sums } = ownSums(work, chunk);
  const rr = 1 + rule.reliabilityVar;
  for (let u = byReviewers[chunk]!; u < byReviewers[chunk + 1]!; u++) {
    const trusted = trust[u]!;
    const f = view[u]!;
    if (trusted === 0) continue;
    for (let k = starts[u]!; k < starts[u + 1]!; k++) {
      addBallot(sums, work.stride * item[k]!, code[k]!, weight[k]! * trusted, 1, f, rr, f, f * f + 1);
    }
  }
}

/** How reviewers are put on a common scale: f ← (f − shear·r)/spread, r ← r/mean. §2.3, "Normalise". */
type Normalisation = { shear: number; spread: number; mean: number };

const AS_IT_IS: Normalisation = { shear: 0, spread: 1, mean: 1 };

function normalisation(moments: Float64Array): Normalisation {
  const sums = new Float64Array(MOMENTS);
  for (let n = 0; n < moments.length; n++) sums[n % MOMENTS]! += moments[n]!;
  const total = sums[4]!;
  if (total <= 0) return AS_IT_IS;
  const rr = sums[0]! / total;
  const rf = sums[1]! / total;
  const ff = sums[2]! / total;
  const r = sums[3]! / total;
  const shear = rf / rr;
  return {
    shear,
    spread: Math.sqrt(ff - 2 * shear * rf + shear * shear * rr),
    mean: Math.max(r, LEAST_MEAN_RELIABILITY),
  };
}

/** M-step: per item the two-by-two normal equations, with the sums brought to the common scale. §2.3. */
export function maximise(work: Estimation & { scale: Normalisation; theta: ItemParameters }, chunk: number): void {
  const { electorate, rule, stride, sums, byItems, theta } = work;
  const { shear, spread, mean } = work.scale;
  const size = electorate.items * stride;
  const sum = new Float64Array(SUMS_WITH_LENIENCY);
  for (let j = byItems[chunk]!; j < byItems[chunk + 1]!; j++) {
    sum.fill(0);
    for (let at = j * stride; at < sums.length; at += size) {
      for (let n = 0; n < stride; n++) sum[n]! += sums[at + n]!;
    }
    sum[3]! -= sum[7]!;
    sum[5]! -= sum[8]!;
    const rr = sum[0]!;
    const rf = sum[1]!;
    const a = rule.ridgeShared + rr / (mean * mean);
    const c = (rf - shear * rr) / (spread * mean);
    const d = rule.ridgeDivided + (sum[2]! - 2 * shear * rf + shear * shear * rr) / (spread * spread);
    const determinant = a * d - c * c;
    for (let n = 0; n < 2; n++) {
      const shared = sum[3 + n]! / mean;
      const divided = (sum[5 + n]! - shear * sum[3 + n]!) / spread;
      theta[PER_ITEM * j + n] = (d * shared - c * divided) / determinant;
      theta[PER_ITEM * j + 2 + n] = (a * divided - c * shared) / determinant;
    }
  }
}

/**
 * A start that depends on nothing but the votes: from each of the three items on which votes are spread most, reviewers
 * are told apart by their vote there, and the start that divides most after eight steps is taken. §2.3, "Start".
 */
function bestStart(workers: Workers, estimation: Estimation): Fit {
  const { electorate, rule } = estimation;
  const size = electorate.items * PER_ITEM;
  const { pivots, itemWeight } = mostSpread(electorate, rule, ...votesOf(estimation));
  let best: Fit = { theta: startFrom(workers, estimation, -1), pivot: -1, maps: 0 };
  let bestDivision = Number.NEGATIVE_INFINITY;
  const next = float64(size);
  for (const pivot of pivots) {
    const theta = startFrom(workers, estimation, pivot);
    for (let n = 0; n < rule.pivotIter; n++) {
      improve(workers, estimation, theta, next);
      theta.set(next);
    }
    const division = divisionOf(itemWeight, theta);
    if (best.pivot < 0 || division > bestDivision + TIE * Math.abs(bestDivision)) {
      best = { theta, pivot, maps: 0 };
      bestDivision = division;
    }
  }
  return { ...best, maps: pivots.length * rule.pivotIter };
}

/** The items' parameters when reviewers differ only by their vote on one item (−1: on none). */
function startFrom(workers: Workers, estimation: Estimation, pivot: number): ItemParameters {
  const { electorate, byReviewers, byItems } = estimation;
  const view = float64(electorate.reviewers);
  if (pivot >= 0) viewsByVote(electorate, pivot, view, ...votesOf(estimation));
  const theta = float64(electorate.items * PER_ITEM);
  workers.run(seed, { ...estimation, view }, byReviewers.length - 1);
  workers.run(maximise, { ...estimation, scale: AS_IT_IS, theta }, byItems.length - 1);
  return theta;
}

/** The weight of each ballot in the estimation, and where it stands on the scale. */
function votesOf({ electorate, trust }: Estimation): [weightOf: PerBallot, placeOf: PerBallot] {
  const { reviewer, code, weight } = electorate;
  return [(k) => weight[k]! * trust[reviewer[k]!]!, (k) => PLACE_0[code[k]!]!];
}

/** How much the split changes in all: Σ over items of their ballots' weight times ‖g‖². */
function divisionOf(itemWeight: Float64Array, theta: ItemParameters): number {
  let division = 0;
  for (let j = 0; j < itemWeight.length; j++) {
    division += itemWeight[j]! * (theta[PER_ITEM * j + 2]! ** 2 + theta[PER_ITEM * j + 3]! ** 2);
  }
  return division;
}

function splitProduct(a: ItemParameters, b: ItemParameters): number {
  let product = 0;
  for (let at = 0; at < Math.min(a.length, b.length); at += PER_ITEM) {
    product += a[at + 2]! * b[at + 2]! + a[at + 3]! * b[at + 3]!;
  }
  return product;
}

function turnSplit(theta: ItemParameters): void {
  for (let at = 0; at < theta.length; at += PER_ITEM) {
    theta[at + 2] = -theta[at + 2]!;
    theta[at + 3] = -theta[at + 3]!;
  }
}
