import { type Axis, judgeAxis } from "#server/verdicts/engine/axis";
import type { Electorate, Experience } from "#server/verdicts/engine/electorate";
import { type ItemParameters, PER_ITEM, type Viewpoints } from "#server/verdicts/engine/estimation";
import { PLACE_1 } from "#server/verdicts/engine/families";
import { findFixedPoint } from "#server/verdicts/engine/fixed-point";
import { placeWithoutLeniency } from "#server/verdicts/engine/leniency";
import { float64 } from "#server/verdicts/engine/memory";
import { clip, type Rule, rampUp, TIE } from "#server/verdicts/engine/rule";
import { mostSpread, viewsByVote } from "#server/verdicts/engine/starts";
import { cut, type Workers } from "#server/verdicts/engine/workers";

/** A second split, in what the first leaves unexplained, and each ballot's reviewer on it without that ballot. */
type SecondAxis = { axis: Axis; viewWithout: Float64Array };

const PER_DIVISION = 2;

/** What the first split leaves of each ballot: its weight (by reliability) and the two coordinates unexplained. */
type Residuals = { weight: Float64Array; y0: Float64Array; y1: Float64Array };

/** What the search for the second split works with; every chunk of reviewers has sums and moments of its own. */
type Division = Residuals & {
  electorate: Electorate;
  voice: Float64Array;
  rule: Rule;
  byReviewers: Int32Array;
  sums: Float64Array;
  moments: Float64Array;
};

/** Sums over an item's ballots: E[f²], f·y (two coordinates), each times the weight. */
const SUMS = 3;
/** Moments over reviewers, weighed by their voice: E[f²], and the voices themselves. */
const MOMENTS = 2;

/**
 * Looks for a second, independent split among the reviewers: the same estimation on what the first leaves unexplained,
 * in one dimension, and the same test. §2.6, "Second axis". Only asked when the first split is established.
 *
 * @param scratch a number for every ballot three times; what stood there is written over
 */
export function findSecondAxis(
  workers: Workers,
  electorate: Electorate,
  experience: Experience,
  trust: Float64Array,
  theta: ItemParameters,
  places: Viewpoints,
  rule: Rule,
  wasEstablished: boolean,
  scratch: Residuals,
): SecondAxis {
  const byReviewers = cut(electorate.starts);
  const chunks = byReviewers.length - 1;
  const division: Division = {
    ...scratch,
    electorate,
    voice: experience.voice,
    rule,
    byReviewers,
    sums: float64(chunks * electorate.items * SUMS),
    moments: float64(chunks * MOMENTS),
  };
  workers.run(leaveOver, { ...division, trust, theta, places }, chunks);
  const g = divide(workers, division);
  const placed: Placed = {
    view: float64(electorate.reviewers),
    variance: float64(electorate.reviewers),
    viewWithout: float64(electorate.ballots),
    varianceWithout: float64(electorate.ballots),
  };
  workers.run(placeOnDivision, { ...division, g, placed, places }, chunks);
  const { view, variance, viewWithout, varianceWithout } = placed;
  const heldOut = { ...scratch, view: viewWithout, variance: varianceWithout };
  const axis = judgeAxis(workers, electorate, heldOut, view, variance, places.reliability, rule, wasEstablished);
  return { axis, viewWithout };
}

/** What is left of the ballots of a chunk of reviewers when the first split has explained what it can. */
export function leaveOver(
  work: Division & { trust: Float64Array; theta: ItemParameters; places: Viewpoints },
  chunk: number,
): void {
  const { electorate, byReviewers, trust, theta, places, rule, weight, y0, y1 } = work;
  const { starts, item, code, reviewer } = electorate;
  const end = starts[byReviewers[chunk + 1]!]!;
  for (let k = starts[byReviewers[chunk]!]!; k < end; k++) {
    const at = PER_ITEM * item[k]!;
    const r = places.reliabilityWithout[k]!;
    const f = places.viewWithout[k]!;
    weight[k] = electorate.weight[k]! * trust[reviewer[k]!]! * rampUp(r, rule.relZero, rule.relFull);
    y0[k] = placeWithoutLeniency(places, code[k]!, k) - r * theta[at]! - f * theta[at + 2]!;
    y1[k] = PLACE_1[code[k]!]! - r * theta[at + 1]! - f * theta[at + 3]!;
  }
}

/** The division per item, two coordinates each, found as the first one is but with every reviewer following nothing. */
function divide(workers: Workers, division: Division): Float64Array {
  const { electorate, rule, weight, y0 } = division;
  const size = electorate.items * PER_DIVISION;
  const { pivots, itemWeight } = mostSpread(
    electorate,
    rule,
    (k) => weight[k]!,
    (k) => y0[k]!,
  );
  let best: { g: Float64Array; pivot: number; divided: number } | undefined;
  const next = float64(size);
  for (const pivot of pivots) {
    const g = startFrom(division, pivot);
    for (let n = 0; n < rule.pivotIter; n++) {
      improve(workers, division, g, next);
      g.set(next);
    }
    const divided = dividedBy(itemWeight, g);
    if (!best || divided > best.divided * (1 + TIE)) best = { g, pivot, divided };
  }
  if (!best) return float64(size);
  const { g, pivot } = best;
  findFixedPoint(g, (from, to) => improve(workers, division, from, to), rule);
  if (g[PER_DIVISION * pivot]! < 0) for (let n = 0; n < g.length; n++) g[n] = -g[n]!;
  return g;
}

/** One step of EM with E[f²] = 1 over reviewers. */
function improve(workers: Workers, division: Division, from: Float64Array, to: Float64Array): void {
  const { byReviewers, moments } = division;
  workers.run(collectDivision, { ...division, g: from }, byReviewers.length - 1);
  let squares = 0;
  let voices = 0;
  for (let n = 0; n < moments.length; n += MOMENTS) {
    squares += moments[n]!;
    voices += moments[n + 1]!;
  }
  maximise(division, voices > 0 ? Math.sqrt(squares / voices) : 1, to);
}

/** E-step and the sums of the M-step in one pass over the ballots of a chunk of reviewers. */
export function collectDivision(work: Division & { g: Float64Array }, chunk: number): void {
  const { electorate, voice, rule, byReviewers, weight, y0, y1, g } = work;
  const { starts, item, items } = electorate;
  const sums = work.sums.subarray(chunk * items * SUMS, (chunk + 1) * items * SUMS).fill(0);
  const precision = 1 / rule.noiseVar;
  let squares = 0;
  let voices = 0;
  for (let u = byReviewers[chunk]!; u < byReviewers[chunk + 1]!; u++) {
    let h = 1;
    let b = 0;
    for (let k = starts[u]!; k < starts[u + 1]!; k++) {
      const at = PER_DIVISION * item[k]!;
      const w = weight[k]! * precision;
      const g0 = g[at]!;
      const g1 = g[at + 1]!;
      h += w * (g0 * g0 + g1 * g1);
      b += w * (g0 * y0[k]! + g1 * y1[k]!);
    }
    const f = b / h;
    const ff = f * f + 1 / h;
    squares += voice[u]! * ff;
    voices += voice[u]!;
    for (let k = starts[u]!; k < starts[u + 1]!; k++) addBallot(sums, work, k, f, ff);
  }
  work.moments[chunk * MOMENTS] = squares;
  work.moments[chunk * MOMENTS + 1] = voices;
}

function addBallot(sums: Float64Array, { electorate, weight, y0, y1 }: Division, k: number, f: number, ff: number) {
  const at = SUMS * electorate.item[k]!;
  const w = weight[k]!;
  sums[at]! += w * ff;
  sums[at + 1]! += w * f * y0[k]!;
  sums[at + 2]! += w * f * y1[k]!;
}

function maximise({ electorate, sums, rule }: Division, spread: number, g: Float64Array): void {
  const size = electorate.items * SUMS;
  for (let j = 0; j < electorate.items; j++) {
    let ff = 0;
    let fy0 = 0;
    let fy1 = 0;
    for (let at = SUMS * j; at < sums.length; at += size) {
      ff += sums[at]!;
      fy0 += sums[at + 1]!;
      fy1 += sums[at + 2]!;
    }
    const d = rule.ridgeDivided + ff / (spread * spread);
    g[PER_DIVISION * j] = fy0 / spread / d;
    g[PER_DIVISION * j + 1] = fy1 / spread / d;
  }
}

function startFrom(division: Division, pivot: number): Float64Array {
  const { electorate, weight, y0, sums } = division;
  const view = new Float64Array(electorate.reviewers);
  viewsByVote(
    electorate,
    pivot,
    view,
    (k) => weight[k]!,
    (k) => y0[k]!,
  );
  sums.fill(0);
  for (let k = 0; k < electorate.ballots; k++) {
    const f = view[electorate.reviewer[k]!]!;
    addBallot(sums, division, k, f, f * f + 1);
  }
  const g = float64(electorate.items * PER_DIVISION);
  maximise(division, 1, g);
  return g;
}

function dividedBy(itemWeight: Float64Array, g: Float64Array): number {
  let divided = 0;
  for (let j = 0; j < itemWeight.length; j++) {
    divided += itemWeight[j]! * (g[PER_DIVISION * j]! ** 2 + g[PER_DIVISION * j + 1]! ** 2);
  }
  return divided;
}

/** Where reviewers stand on the second split, and how each ballot sees its reviewer without itself. */
type Placed = {
  view: Float64Array;
  variance: Float64Array;
  viewWithout: Float64Array;
  varianceWithout: Float64Array;
};

/**
 * One plain E-step in one dimension for a chunk of reviewers, and for each ballot the same without it (§2.5 with r left
 * out). Leaves as each ballot's weight what it weighs in the test of the split.
 */
export function placeOnDivision(
  work: Division & { g: Float64Array; placed: Placed; places: Viewpoints },
  chunk: number,
): void {
  const { electorate, rule, byReviewers, weight, y0, y1, g, placed, places } = work;
  const { starts, item } = electorate;
  const precision = 1 / rule.noiseVar;
  for (let u = byReviewers[chunk]!; u < byReviewers[chunk + 1]!; u++) {
    let h = 1;
    let b = 0;
    for (let sign = 1; sign >= -1; sign -= 2) {
      for (let k = starts[u]!; k < starts[u + 1]!; k++) {
        const at = PER_DIVISION * item[k]!;
        const w = weight[k]! * precision;
        const dh = w * (g[at]! * g[at]! + g[at + 1]! * g[at + 1]!);
        const db = w * (g[at]! * y0[k]! + g[at + 1]! * y1[k]!);
        if (sign > 0) {
          h += dh;
          b += db;
        } else {
          placed.viewWithout[k] = (b - db) / (h - dh);
          placed.varianceWithout[k] = 1 / (h - dh);
          weight[k]! *= clip(places.reliabilityWithout[k]!, 0, 1);
        }
      }
    }
    placed.view[u] = b / h;
    placed.variance[u] = 1 / h;
  }
}
