import { type Axis, judgeAxis } from "#server/verdicts/engine/axis";
import type { Electorate, Experience } from "#server/verdicts/engine/electorate";
import { PLACE_0, PLACE_1 } from "#server/verdicts/engine/families";
import { findFixedPoint } from "#server/verdicts/engine/fixed-point";
import { clip, type Rule, rampUp, TIE } from "#server/verdicts/engine/rule";
import { type ItemParameters, PER_ITEM, type Viewpoints } from "#server/verdicts/engine/viewpoints";

/** A second split, in what the first leaves unexplained, and each ballot's reviewer on it without that ballot. */
export type SecondAxis = { axis: Axis; viewWithout: Float64Array };

const PER_DIVISION = 2;

/** What the first split leaves of each ballot: its weight (by reliability) and the two coordinates unexplained. */
type Residuals = { electorate: Electorate; weight: Float64Array; y0: Float64Array; y1: Float64Array };

/**
 * Looks for a second, independent split among the reviewers: the same estimation on what the first leaves unexplained,
 * in one dimension, and the same test. §2.6, "Second axis". Only asked when the first split is established.
 */
export function findSecondAxis(
  electorate: Electorate,
  experience: Experience,
  trust: Float64Array,
  theta: ItemParameters,
  places: Viewpoints,
  rule: Rule,
  wasEstablished: boolean,
): SecondAxis {
  const residuals = leaveOver(electorate, trust, theta, places, rule);
  const g = divideResiduals(residuals, experience.voice, rule);
  const { view, variance, viewWithout, varianceWithout } = placeOnDivision(residuals, g, rule);
  const heldOut = {
    ...residuals,
    weight: residuals.weight.map((w, k) => w * clip(places.reliabilityWithout[k]!, 0, 1)),
    view: viewWithout,
    variance: varianceWithout,
  };
  return {
    axis: judgeAxis(electorate, heldOut, view, variance, places.reliability, rule, wasEstablished),
    viewWithout,
  };
}

function leaveOver(
  electorate: Electorate,
  trust: Float64Array,
  theta: ItemParameters,
  places: Viewpoints,
  rule: Rule,
): Residuals {
  const { ballots, item, code, reviewer } = electorate;
  const weight = new Float64Array(ballots);
  const y0 = new Float64Array(ballots);
  const y1 = new Float64Array(ballots);
  for (let k = 0; k < ballots; k++) {
    const at = PER_ITEM * item[k]!;
    const r = places.reliabilityWithout[k]!;
    const f = places.viewWithout[k]!;
    weight[k] = electorate.weight[k]! * trust[reviewer[k]!]! * rampUp(r, rule.relZero, rule.relFull);
    y0[k] = PLACE_0[code[k]!]! - r * theta[at]! - f * theta[at + 2]!;
    y1[k] = PLACE_1[code[k]!]! - r * theta[at + 1]! - f * theta[at + 3]!;
  }
  return { electorate, weight, y0, y1 };
}

/** The division per item, two coordinates each, found as the first one is but with every reviewer following nothing. */
function divideResiduals(residuals: Residuals, voice: Float64Array, rule: Rule): Float64Array {
  const { items } = residuals.electorate;
  let best: { g: Float64Array; pivot: number; division: number } | undefined;
  const next = new Float64Array(items * PER_DIVISION);
  for (const pivot of mostSpread(residuals, rule)) {
    const g = startFrom(residuals, pivot, rule);
    for (let n = 0; n < rule.pivotIter; n++) {
      improve(residuals, voice, rule, g, next);
      g.set(next);
    }
    const division = divisionOf(residuals, g);
    if (!best || division > best.division * (1 + TIE)) best = { g, pivot, division };
  }
  if (!best) return new Float64Array(items * PER_DIVISION);
  const { g, pivot } = best;
  findFixedPoint(g, (from, to) => improve(residuals, voice, rule, from, to), rule);
  if (g[PER_DIVISION * pivot]! < 0) for (let n = 0; n < g.length; n++) g[n] = -g[n]!;
  return g;
}

function improve(residuals: Residuals, voice: Float64Array, rule: Rule, from: Float64Array, to: Float64Array): void {
  const { electorate, weight, y0, y1 } = residuals;
  const { reviewers, starts, item, items } = electorate;
  const precision = 1 / rule.noiseVar;
  const sums = new Float64Array(3 * items);
  let [voices, squares] = [0, 0];
  for (let u = 0; u < reviewers; u++) {
    let [h, b] = [1, 0];
    for (let k = starts[u]!; k < starts[u + 1]!; k++) {
      const at = PER_DIVISION * item[k]!;
      const w = weight[k]! * precision;
      h += w * (from[at]! ** 2 + from[at + 1]! ** 2);
      b += w * (from[at]! * y0[k]! + from[at + 1]! * y1[k]!);
    }
    const f = b / h;
    const ff = f * f + 1 / h;
    voices += voice[u]!;
    squares += voice[u]! * ff;
    for (let k = starts[u]!; k < starts[u + 1]!; k++) addBallot(sums, residuals, k, f, ff);
  }
  maximise(sums, voices > 0 ? Math.sqrt(squares / voices) : 1, rule, to);
}

function addBallot(sums: Float64Array, { electorate, weight, y0, y1 }: Residuals, k: number, f: number, ff: number) {
  const at = 3 * electorate.item[k]!;
  sums[at]! += weight[k]! * ff;
  sums[at + 1]! += weight[k]! * f * y0[k]!;
  sums[at + 2]! += weight[k]! * f * y1[k]!;
}

function maximise(sums: Float64Array, spread: number, rule: Rule, g: Float64Array): void {
  for (let j = 0; PER_DIVISION * j < g.length; j++) {
    const d = rule.ridgeDivided + sums[3 * j]! / (spread * spread);
    g[PER_DIVISION * j] = sums[3 * j + 1]! / spread / d;
    g[PER_DIVISION * j + 1] = sums[3 * j + 2]! / spread / d;
  }
}

function mostSpread({ electorate, weight, y0 }: Residuals, rule: Rule): number[] {
  const { items, itemStarts, byItem } = electorate;
  const spread: { item: number; by: number }[] = [];
  for (let j = 0; j < items; j++) {
    let [total, sum, squares] = [0, 0, 0];
    for (let n = itemStarts[j]!; n < itemStarts[j + 1]!; n++) {
      const k = byItem[n]!;
      total += weight[k]!;
      sum += weight[k]! * y0[k]!;
      squares += weight[k]! * y0[k]! * y0[k]!;
    }
    const by = total > 0 ? Math.round((squares - (sum * sum) / total) / TIE) * TIE : 0;
    if (by > TIE) spread.push({ item: j, by });
  }
  spread.sort((a, b) => b.by - a.by || a.item - b.item);
  return spread.slice(0, rule.pivots).map(({ item }) => item);
}

function startFrom(residuals: Residuals, pivot: number, rule: Rule): Float64Array {
  const { electorate, weight, y0 } = residuals;
  const { itemStarts, byItem, reviewer, reviewers, items, ballots } = electorate;
  const view = new Float64Array(reviewers);
  let [total, sum] = [0, 0];
  for (let n = itemStarts[pivot]!; n < itemStarts[pivot + 1]!; n++) {
    const k = byItem[n]!;
    total += weight[k]!;
    sum += weight[k]! * y0[k]!;
  }
  for (let n = itemStarts[pivot]!; n < itemStarts[pivot + 1]!; n++) {
    const k = byItem[n]!;
    view[reviewer[k]!] = y0[k]! - sum / total;
  }
  const sums = new Float64Array(3 * items);
  for (let k = 0; k < ballots; k++) {
    const f = view[reviewer[k]!]!;
    addBallot(sums, residuals, k, f, f * f + 1);
  }
  const g = new Float64Array(items * PER_DIVISION);
  maximise(sums, 1, rule, g);
  return g;
}

function divisionOf({ electorate, weight }: Residuals, g: Float64Array): number {
  let division = 0;
  for (let k = 0; k < electorate.ballots; k++) {
    const at = PER_DIVISION * electorate.item[k]!;
    division += weight[k]! * (g[at]! ** 2 + g[at + 1]! ** 2);
  }
  return division;
}

/** One plain E-step in one dimension, and for each ballot the same without it. §2.5 with r left out. */
function placeOnDivision({ electorate, weight, y0, y1 }: Residuals, g: Float64Array, rule: Rule) {
  const { reviewers, ballots, starts, item } = electorate;
  const view = new Float64Array(reviewers);
  const variance = new Float64Array(reviewers);
  const viewWithout = new Float64Array(ballots);
  const varianceWithout = new Float64Array(ballots);
  const precision = 1 / rule.noiseVar;
  for (let u = 0; u < reviewers; u++) {
    let [h, b] = [1, 0];
    for (let sign = 1; sign >= -1; sign -= 2) {
      for (let k = starts[u]!; k < starts[u + 1]!; k++) {
        const at = PER_DIVISION * item[k]!;
        const w = weight[k]! * precision;
        const dh = w * (g[at]! ** 2 + g[at + 1]! ** 2);
        const db = w * (g[at]! * y0[k]! + g[at + 1]! * y1[k]!);
        if (sign > 0) {
          h += dh;
          b += db;
        } else {
          viewWithout[k] = (b - db) / (h - dh);
          varianceWithout[k] = 1 / (h - dh);
        }
      }
    }
    view[u] = b / h;
    variance[u] = 1 / h;
  }
  return { view, variance, viewWithout, varianceWithout };
}
