import type { Electorate, Experience } from "#server/verdicts/engine/electorate";
import { PLACE_0, PLACE_1 } from "#server/verdicts/engine/families";
import { findFixedPoint } from "#server/verdicts/engine/fixed-point";
import { type Rule, TIE } from "#server/verdicts/engine/rule";

/**
 * What the votes say of items: four numbers per item, i (what everybody sees) and g (what the split changes), two
 * coordinates each: `theta[4j] … theta[4j + 3]`. §2.3.
 */
export type ItemParameters = Float64Array;

export const PER_ITEM = 4;

/** The estimation's answer for the items, how it was found, and the item it started from (−1: none, or a warm start). */
export type Fit = { theta: ItemParameters; pivot: number; maps: number };

/** Sums over an item's ballots: E[r²], E[rf], E[f²], r·y (two coordinates), f·y (two), each times the weight. */
const SUMS = 7;
/** Moments over reviewers, weighed by their voice: E[r²], E[rf], E[f²], E[r], and the voices themselves. */
const MOMENTS = 5;
const LEAST_MEAN_RELIABILITY = 0.25;

/** What one estimation works with. The weight of ballot k is `electorate.weight[k] × trust[reviewer]`. */
type Estimation = {
  electorate: Electorate;
  voice: Float64Array;
  trust: Float64Array;
  rule: Rule;
  sums: Float64Array;
  moments: Float64Array;
};

/**
 * How much a reviewer's ballots weigh in the estimation, 0 to 1: by experience, and with the square root of their number
 * above 50, so that the busiest do not draw the map for everybody. §2.2, "Stage A weight".
 */
export function trustOfReviewers({ reviewers, starts }: Electorate, { voice }: Experience, rule: Rule): Float64Array {
  const trust = new Float64Array(reviewers);
  for (let u = 0; u < reviewers; u++) {
    const ballots = starts[u + 1]! - starts[u]!;
    trust[u] = voice[u]! * Math.min(1, Math.sqrt(rule.activityCap / Math.max(1, ballots)));
  }
  return trust;
}

/**
 * Estimates from the votes alone what everybody sees in each item and what a lasting split between reviewers changes
 * about it. Each vote's place y is taken as r·i + f·g + noise, where r is how far the reviewer follows what everybody
 * sees and f is their viewpoint; both are integrated out, so that a few votes never make a split. With `previous` (only
 * if a split was established then) the search starts there. §2.3.
 */
export function estimateItems(
  electorate: Electorate,
  experience: Experience,
  trust: Float64Array,
  rule: Rule,
  previous?: ItemParameters,
): Fit {
  const estimation: Estimation = {
    electorate,
    voice: experience.voice,
    trust,
    rule,
    sums: new Float64Array(electorate.items * SUMS),
    moments: new Float64Array(MOMENTS),
  };
  const map = (from: ItemParameters, to: ItemParameters) => improve(estimation, from, to);
  if (previous) {
    const theta = new Float64Array(electorate.items * PER_ITEM);
    theta.set(previous.subarray(0, theta.length));
    const { maps } = findFixedPoint(theta, map, rule);
    if (splitProduct(theta, previous) < 0) turnSplit(theta);
    return { theta, pivot: -1, maps };
  }
  const { theta, pivot, maps } = bestStart(estimation);
  const search = findFixedPoint(theta, map, rule);
  if (pivot >= 0 && theta[PER_ITEM * pivot + 2]! < 0) turnSplit(theta);
  return { theta, pivot, maps: maps + search.maps };
}

/** One step of EM with its constraints: E[r] = 1, E[f²] = 1, E[rf] = 0 over reviewers. §2.3, map T. */
function improve(estimation: Estimation, from: ItemParameters, to: ItemParameters): void {
  estimation.sums.fill(0);
  estimation.moments.fill(0);
  collect(estimation, from, 0, estimation.electorate.reviewers);
  maximise(estimation, normalisation(estimation.moments), to);
}

/** E-step and the sums of the M-step in one pass over the ballots of reviewers `first` up to `end`. */
function collect(estimation: Estimation, theta: ItemParameters, first: number, end: number): void {
  const { electorate, voice, trust, rule, sums, moments } = estimation;
  const { starts, item, code, weight } = electorate;
  const precision = 1 / rule.noiseVar;
  const prior = 1 / rule.reliabilityVar;
  for (let u = first; u < end; u++) {
    const trusted = trust[u]!;
    if (trusted === 0) continue;
    const [from, to] = [starts[u]!, starts[u + 1]!];
    let [h00, h01, h11, b0, b1] = [prior, 0, 1, prior, 0];
    for (let k = from; k < to; k++) {
      const at = PER_ITEM * item[k]!;
      const [i0, i1, g0, g1] = [theta[at]!, theta[at + 1]!, theta[at + 2]!, theta[at + 3]!];
      const [y0, y1] = [PLACE_0[code[k]!]!, PLACE_1[code[k]!]!];
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
    for (let k = from; k < to; k++) addBallot(sums, item[k]!, code[k]!, weight[k]! * trusted, r, f, rr, rf, ff);
  }
}

function addBallot(
  sums: Float64Array,
  item: number,
  code: number,
  w: number,
  r: number,
  f: number,
  rr: number,
  rf: number,
  ff: number,
): void {
  const at = SUMS * item;
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

/** How reviewers are put on a common scale: f ← (f − shear·r)/spread, r ← r/mean. §2.3, "Normalise". */
type Normalisation = { shear: number; spread: number; mean: number };

const AS_IT_IS: Normalisation = { shear: 0, spread: 1, mean: 1 };

function normalisation(moments: Float64Array): Normalisation {
  const total = moments[4]!;
  if (total <= 0) return AS_IT_IS;
  const [rr, rf, ff, r] = [moments[0]! / total, moments[1]! / total, moments[2]! / total, moments[3]! / total];
  const shear = rf / rr;
  return {
    shear,
    spread: Math.sqrt(ff - 2 * shear * rf + shear * shear * rr),
    mean: Math.max(r, LEAST_MEAN_RELIABILITY),
  };
}

/** M-step: per item the two-by-two normal equations, with the sums brought to the common scale. §2.3. */
function maximise({ electorate, rule, sums }: Estimation, scale: Normalisation, theta: ItemParameters): void {
  const { shear, spread, mean } = scale;
  for (let j = 0; j < electorate.items; j++) {
    const at = SUMS * j;
    const [rr, rf, ff] = [sums[at]!, sums[at + 1]!, sums[at + 2]!];
    const a = rule.ridgeShared + rr / (mean * mean);
    const c = (rf - shear * rr) / (spread * mean);
    const d = rule.ridgeDivided + (ff - 2 * shear * rf + shear * shear * rr) / (spread * spread);
    const determinant = a * d - c * c;
    for (let n = 0; n < 2; n++) {
      const shared = sums[at + 3 + n]! / mean;
      const divided = (sums[at + 5 + n]! - shear * sums[at + 3 + n]!) / spread;
      theta[PER_ITEM * j + n] = (d * shared - c * divided) / determinant;
      theta[PER_ITEM * j + 2 + n] = (a * divided - c * shared) / determinant;
    }
  }
}

/**
 * A start that depends on nothing but the votes: from each of the three items on which votes are spread most, reviewers
 * are told apart by their vote there, and the start that divides most after eight steps is taken. §2.3, "Start".
 */
function bestStart(estimation: Estimation): Fit {
  const { electorate, rule } = estimation;
  const size = electorate.items * PER_ITEM;
  const pivots = mostSpread(estimation);
  let best: Fit = { theta: startFrom(estimation, -1), pivot: -1, maps: 0 };
  let bestDivision = Number.NEGATIVE_INFINITY;
  const next = new Float64Array(size);
  for (const pivot of pivots) {
    const theta = startFrom(estimation, pivot);
    for (let n = 0; n < rule.pivotIter; n++) {
      improve(estimation, theta, next);
      theta.set(next);
    }
    const division = divisionOf(estimation, theta);
    if (best.pivot < 0 || division > bestDivision + TIE * Math.abs(bestDivision)) {
      best = { theta, pivot, maps: 0 };
      bestDivision = division;
    }
  }
  return { ...best, maps: pivots.length * rule.pivotIter };
}

/** The items whose votes are spread most, rounded to 1e-9, ties by their place. */
function mostSpread({ electorate, trust, rule }: Estimation): number[] {
  const { items, itemStarts, byItem, reviewer, code, weight } = electorate;
  const spread: { item: number; by: number }[] = [];
  for (let j = 0; j < items; j++) {
    let [total, sum, squares] = [0, 0, 0];
    for (let n = itemStarts[j]!; n < itemStarts[j + 1]!; n++) {
      const k = byItem[n]!;
      const w = weight[k]! * trust[reviewer[k]!]!;
      const place = PLACE_0[code[k]!]!;
      total += w;
      sum += w * place;
      squares += w * place * place;
    }
    const by = total > 0 ? Math.round((squares - (sum * sum) / total) / TIE) * TIE : 0;
    if (by > TIE) spread.push({ item: j, by });
  }
  spread.sort((a, b) => b.by - a.by || a.item - b.item);
  return spread.slice(0, rule.pivots).map(({ item }) => item);
}

/** The items' parameters when reviewers differ only by their vote on one item, everybody being as reliable. */
function startFrom(estimation: Estimation, pivot: number): ItemParameters {
  const { electorate, trust, rule, sums } = estimation;
  const { itemStarts, byItem, reviewer, item, code, weight, ballots } = electorate;
  const view = new Float64Array(electorate.reviewers);
  if (pivot >= 0) {
    let [total, sum] = [0, 0];
    for (let n = itemStarts[pivot]!; n < itemStarts[pivot + 1]!; n++) {
      const k = byItem[n]!;
      const w = weight[k]! * trust[reviewer[k]!]!;
      total += w;
      sum += w * PLACE_0[code[k]!]!;
    }
    for (let n = itemStarts[pivot]!; n < itemStarts[pivot + 1]!; n++) {
      const k = byItem[n]!;
      view[reviewer[k]!] = PLACE_0[code[k]!]! - sum / total;
    }
  }
  sums.fill(0);
  const rr = 1 + rule.reliabilityVar;
  for (let k = 0; k < ballots; k++) {
    const u = reviewer[k]!;
    const f = view[u]!;
    if (trust[u]! > 0) addBallot(sums, item[k]!, code[k]!, weight[k]! * trust[u]!, 1, f, rr, f, f * f + 1);
  }
  const theta = new Float64Array(electorate.items * PER_ITEM);
  maximise(estimation, AS_IT_IS, theta);
  return theta;
}

/** How much the split changes in all: Σ over items of their ballots' weight times ‖g‖². */
function divisionOf({ electorate, trust }: Estimation, theta: ItemParameters): number {
  let division = 0;
  for (let k = 0; k < electorate.ballots; k++) {
    const at = PER_ITEM * electorate.item[k]!;
    const w = electorate.weight[k]! * trust[electorate.reviewer[k]!]!;
    division += w * (theta[at + 2]! ** 2 + theta[at + 3]! ** 2);
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
};

/**
 * Places every reviewer by one plain E-step and then, for each of their ballots, by all the others: nobody's side or
 * weight on a claim depends on their vote on that claim. §2.3 (last sentence) and §2.5.
 */
export function placeReviewers(
  electorate: Electorate,
  trust: Float64Array,
  theta: ItemParameters,
  rule: Rule,
): Viewpoints {
  const { reviewers, ballots, starts, item, code, weight } = electorate;
  const places: Viewpoints = {
    reliability: new Float64Array(reviewers),
    view: new Float64Array(reviewers),
    variance: new Float64Array(reviewers),
    reliabilityWithout: new Float64Array(ballots),
    viewWithout: new Float64Array(ballots),
    varianceWithout: new Float64Array(ballots),
  };
  const precision = 1 / rule.noiseVar;
  const prior = 1 / rule.reliabilityVar;
  for (let u = 0; u < reviewers; u++) {
    const trusted = trust[u]! * precision;
    let [h00, h01, h11, b0, b1] = [prior, 0, 1, prior, 0];
    for (let sign = 1; sign >= -1; sign -= 2) {
      for (let k = starts[u]!; k < starts[u + 1]!; k++) {
        const at = PER_ITEM * item[k]!;
        const [i0, i1, g0, g1] = [theta[at]!, theta[at + 1]!, theta[at + 2]!, theta[at + 3]!];
        const [y0, y1] = [PLACE_0[code[k]!]!, PLACE_1[code[k]!]!];
        const w = weight[k]! * trusted;
        const a00 = w * (i0 * i0 + i1 * i1);
        const a01 = w * (i0 * g0 + i1 * g1);
        const a11 = w * (g0 * g0 + g1 * g1);
        const c0 = w * (i0 * y0 + i1 * y1);
        const c1 = w * (g0 * y0 + g1 * y1);
        if (sign > 0) {
          h00 += a00;
          h01 += a01;
          h11 += a11;
          b0 += c0;
          b1 += c1;
        } else {
          const [d00, d01, d11] = [h00 - a00, h01 - a01, h11 - a11];
          const determinant = d00 * d11 - d01 * d01;
          places.reliabilityWithout[k] = (d11 * (b0 - c0) - d01 * (b1 - c1)) / determinant;
          places.viewWithout[k] = (d00 * (b1 - c1) - d01 * (b0 - c0)) / determinant;
          places.varianceWithout[k] = d00 / determinant;
        }
      }
    }
    const determinant = h00 * h11 - h01 * h01;
    places.reliability[u] = (h11 * b0 - h01 * b1) / determinant;
    places.view[u] = (h00 * b1 - h01 * b0) / determinant;
    places.variance[u] = h00 / determinant;
  }
  return places;
}
