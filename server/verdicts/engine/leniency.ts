import {
  addBallot,
  type Estimation,
  type ItemParameters,
  ownSums,
  PER_ITEM,
  type Placing,
  type Viewpoints,
} from "#server/verdicts/engine/estimation";
import { EVIDENCE, LENIENT, PLACE_0, PLACE_1, placeOf } from "#server/verdicts/engine/families";
import { clip, type Rule } from "#server/verdicts/engine/rule";

/** Whether a ballot says how helpful something is, on the scale, so that leniency can move it. §6.2, z. */
export const isLenient = (code: number) => LENIENT[code]! > 0;

/**
 * `collect` with a third number per reviewer: b, how leniently they call evidence helpful, which moves the first
 * coordinate of what they say of evidence. §6.2, E-step 3×3.
 */
export function collectLenient(work: Estimation & { theta: ItemParameters }, chunk: number): void {
  const { electorate, voice, trust, byReviewers, theta, stride } = work;
  const { starts, item, code, weight } = electorate;
  const { sums, moments } = ownSums(work, chunk);
  const information = new Float64Array(INFORMATION);
  const place = new Float64Array(PLACE);
  for (let u = byReviewers[chunk]!; u < byReviewers[chunk + 1]!; u++) {
    const trusted = trust[u]!;
    if (trusted === 0) continue;
    startInformation(information, work.rule);
    for (let k = starts[u]!; k < starts[u + 1]!; k++) {
      addInformation(information, theta, item[k]!, code[k]!, (weight[k]! * trusted) / work.rule.noiseVar);
    }
    solve(information, place);
    const r = place[0]!;
    const f = place[1]!;
    const b = place[2]!;
    const rr = r * r + place[3]!;
    const rf = r * f + place[4]!;
    const ff = f * f + place[5]!;
    const e = voice[u]!;
    moments[0]! += e * rr;
    moments[1]! += e * rf;
    moments[2]! += e * ff;
    moments[3]! += e * r;
    moments[4]! += e;
    for (let k = starts[u]!; k < starts[u + 1]!; k++) {
      const at = stride * item[k]!;
      const w = weight[k]! * trusted;
      addBallot(sums, at, code[k]!, w, r, f, rr, rf, ff);
      if (!isLenient(code[k]!)) continue;
      sums[at + 7]! += w * (r * b + place[6]!);
      sums[at + 8]! += w * (f * b + place[7]!);
    }
  }
}

/** `placeByOthers` with leniency. §6.2, "§2.5 solves 3×3". */
export function placeLenientByOthers(work: Placing, chunk: number): void {
  const { electorate, trust, theta, rule, places, byReviewers } = work;
  const { starts, item, code, weight } = electorate;
  const all = new Float64Array(INFORMATION);
  const others = new Float64Array(INFORMATION);
  const place = new Float64Array(PLACE);
  for (let u = byReviewers[chunk]!; u < byReviewers[chunk + 1]!; u++) {
    const precision = trust[u]! / rule.noiseVar;
    startInformation(all, rule);
    for (let k = starts[u]!; k < starts[u + 1]!; k++) {
      addInformation(all, theta, item[k]!, code[k]!, weight[k]! * precision);
    }
    for (let k = starts[u]!; k < starts[u + 1]!; k++) {
      others.set(all);
      addInformation(others, theta, item[k]!, code[k]!, -weight[k]! * precision);
      solve(others, place);
      places.reliabilityWithout[k] = place[0]!;
      places.viewWithout[k] = place[1]!;
      places.varianceWithout[k] = place[5]!;
      if (places.leniencyWithout) places.leniencyWithout[k] = place[2]!;
    }
    solve(all, place);
    places.reliability[u] = place[0]!;
    places.view[u] = place[1]!;
    places.variance[u] = place[5]!;
    if (places.leniency) places.leniency[u] = place[2]!;
  }
}

/** H (rr, rf, ff, rb, fb, bb) and h (r, f, b) of a reviewer. */
const INFORMATION = 9;
/** r, f, b and their covariances rr, rf, ff, rb, fb. */
const PLACE = 8;

function startInformation(information: Float64Array, rule: Rule): void {
  information.fill(0);
  information[0] = 1 / rule.reliabilityVar;
  information[2] = 1;
  information[5] = 1 / rule.lenientVar;
  information[6] = 1 / rule.reliabilityVar;
}

function addInformation(to: Float64Array, theta: ItemParameters, item: number, code: number, w: number): void {
  const at = PER_ITEM * item;
  const i0 = theta[at]!;
  const i1 = theta[at + 1]!;
  const g0 = theta[at + 2]!;
  const g1 = theta[at + 3]!;
  const y0 = PLACE_0[code]!;
  const y1 = PLACE_1[code]!;
  to[0]! += w * (i0 * i0 + i1 * i1);
  to[1]! += w * (i0 * g0 + i1 * g1);
  to[2]! += w * (g0 * g0 + g1 * g1);
  to[6]! += w * (i0 * y0 + i1 * y1);
  to[7]! += w * (g0 * y0 + g1 * y1);
  if (!isLenient(code)) return;
  to[3]! += w * i0;
  to[4]! += w * g0;
  to[5]! += w;
  to[8]! += w * y0;
}

/** H⁻¹ and H⁻¹h of a symmetric three-by-three H, by cofactors. */
function solve(information: Float64Array, place: Float64Array): void {
  const a = information[0]!;
  const b = information[1]!;
  const c = information[2]!;
  const d = information[3]!;
  const e = information[4]!;
  const f = information[5]!;
  const x = information[6]!;
  const y = information[7]!;
  const z = information[8]!;
  const rr = c * f - e * e;
  const rf = d * e - b * f;
  const rb = b * e - c * d;
  const ff = a * f - d * d;
  const fb = b * d - a * e;
  const bb = a * c - b * b;
  const determinant = a * rr + b * rf + d * rb;
  place[0] = (rr * x + rf * y + rb * z) / determinant;
  place[1] = (rf * x + ff * y + fb * z) / determinant;
  place[2] = (rb * x + fb * y + bb * z) / determinant;
  place[3] = rr / determinant;
  place[4] = rf / determinant;
  place[5] = ff / determinant;
  place[6] = rb / determinant;
  place[7] = fb / determinant;
}

/**
 * Where a ballot stands on the scale when its reviewer's leniency, known from their other ballots, is taken off. §6.2.
 */
export function placeWithoutLeniency({ leniencyWithout }: Viewpoints, code: number, k: number): number {
  return leniencyWithout && isLenient(code) ? PLACE_0[code]! - leniencyWithout[k]! : PLACE_0[code]!;
}

/**
 * How much a lenient or strict reviewer's ballot on evidence supports each option: it agrees with an option if it is
 * what they would have said were the option right. A lenient "helpful" supports helpful and somewhat. §6.2, Stage B.
 *
 * @param leniency b without this ballot
 * @param support written to: one number from 0 to 1 per option
 */
export function supportOf(code: number, leniency: number, rule: Rule, support: Float64Array): void {
  const steps = EVIDENCE.steps;
  const step = 2 / (steps - 1);
  for (let option = 0; option < EVIDENCE.options.length; option++) {
    const says = clip(placeOf(EVIDENCE, option)[0] + rule.lenientGain * leniency, -1, 1);
    let apart = PLACE_0[code]! - says;
    if (option === 0) apart = Math.min(apart, 0);
    if (option === steps - 1) apart = Math.max(apart, 0);
    support[option] = clip((1 - rule.lenientFlat - Math.abs(apart) / step) / (2 * rule.lenientFlat), 0, 1);
  }
}
