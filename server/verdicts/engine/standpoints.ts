import type { Axis } from "#server/verdicts/engine/axis";
import type { Electorate, Experience } from "#server/verdicts/engine/electorate";
import type { Viewpoints } from "#server/verdicts/engine/estimation";
import { AGREE, OPTIONS } from "#server/verdicts/engine/families";
import { float64 } from "#server/verdicts/engine/memory";
import { clip, type Rule } from "#server/verdicts/engine/rule";

/**
 * What someone said of the two positions of a topic: which they are closer to, from −1 (A) over 0 (neither) to 1 (B), or
 * null for no answer; and of statements on which the positions differ, the sum of the answers (each from −1 to 1, turned
 * so that 1 is B's) and their number.
 */
type Standpoint = { declared: number | null; sum: number; answers: number };

/** The side of someone of whom nothing is known. */
export const UNKNOWN_SIDE = Number.NaN;

const BOTH = 2;

/**
 * p: how likely someone is of position B by what they said, 0 to 1; one plain answer is right about nine times of ten.
 * UNKNOWN_SIDE where they said too little. It owes nothing to any vote. §6.4, placement.
 */
export function sideOf({ declared, sum, answers }: Standpoint, rule: Rule): number {
  if (declared === null && answers < rule.leastAnswers) return UNKNOWN_SIDE;
  const said = declared === null ? sum : rule.declaredWeight * declared + sum;
  const weighed = rule.priorAnswers + (declared === null ? 0 : rule.declaredAnswers) + answers;
  return normalShare(said / Math.sqrt(weighed * rule.answerVar));
}

/** Φ: the share of a normal distribution below z, by the series of Abramowitz & Stegun 26.2.11, to 1e-15 for |z| < 8. */
function normalShare(z: number): number {
  let term = z;
  let sum = z;
  for (let n = 3; Math.abs(term) > Number.EPSILON * Math.abs(sum); n += 2) {
    term *= (z * z) / n;
    sum += term;
  }
  return 0.5 + (Math.exp((-z * z) / 2) / Math.sqrt(2 * Math.PI)) * sum;
}

/**
 * What those who said where they stand come to, per item: arrays with 2 places per item hold A's and B's number, arrays
 * with 8 one per option, those with 16 A's eight options and then B's. Votes are weights. §6.4, sums.
 */
export type StandpointSums = {
  /** n: votes of each side, and of those who are surely enough of it. */
  sideVotes: Float64Array;
  decided: Float64Array;
  /** Σ v p agree: what each side's votes support. */
  sideSupport: Float64Array;
  /** V: how uncertain the division into sides is, in squared votes. */
  spread: Float64Array;
  /** Exact votes minus contradicting ones on the worse side, and how uncertain that is. */
  lead: Float64Array;
  leadSpread: Float64Array;
  /** Share of all these votes that contradicts an option. */
  contrary: Float64Array;
  /** Agreement of the side that agrees least, with one more voter who dissents. */
  lower: Float64Array;
  /** The same along a split that the votes hint at; undefined where they hint at none. */
  along: Float64Array | undefined;
};

/** Whether anybody's side is known and no lasting split was found, so that standpoints have a say. §6.4. */
export const areAsked = (electorate: Electorate, axis: Axis, rule: Rule): boolean =>
  rule.small > 0 && axis.state !== "established" && electorate.side?.some((side) => !Number.isNaN(side)) === true;

/**
 * Adds up the votes of everybody who said where they stand and has judged other items before. A copy ring has one vote
 * here too; reliability has no say, since with few votes it is not known. §6.4.
 */
export function sumStandpoints(
  electorate: Electorate,
  experience: Experience,
  places: Viewpoints,
  axis: Axis,
  rule: Rule,
): StandpointSums {
  const { items } = electorate;
  const isSuspected = axis.state === "suspected";
  const sums: StandpointSums = {
    sideVotes: float64(items * BOTH),
    decided: float64(items * BOTH),
    sideSupport: float64(items * BOTH * OPTIONS),
    spread: float64(items),
    lead: float64(items * OPTIONS),
    leadSpread: float64(items * OPTIONS),
    contrary: float64(items * OPTIONS),
    lower: float64(items * OPTIONS),
    along: isSuspected ? float64(items * OPTIONS) : undefined,
  };
  for (let item = 0; item < items; item++) sumItem(sums, electorate, experience, places, axis, item, rule);
  return sums;
}

function sumItem(
  sums: StandpointSums,
  electorate: Electorate,
  experience: Experience,
  places: Viewpoints,
  axis: Axis,
  item: number,
  rule: Rule,
): void {
  const { itemStarts, byItem, code, weight, side } = electorate;
  const lead = new Float64Array(BOTH * OPTIONS);
  const alongVotes = new Float64Array(BOTH);
  const alongSupport = new Float64Array(BOTH * OPTIONS);
  let votes = 0;
  for (let n = itemStarts[item]!; n < itemStarts[item + 1]!; n++) {
    const k = byItem[n]!;
    const high = side?.[k] ?? UNKNOWN_SIDE;
    if (Number.isNaN(high) || experience.others[k]! < rule.others) continue;
    const v = weight[k]!;
    const unsure = v * v * high * (1 - high);
    const viewHigh = clip(0.5 + (places.viewWithout[k]! - axis.split) / (2 * rule.ramp * axis.halfGap), 0, 1);
    votes += v;
    sums.spread[item]! += unsure;
    for (const s of [0, 1]) {
      const share = s === 0 ? 1 - high : high;
      sums.sideVotes[BOTH * item + s]! += v * share;
      if (share >= rule.decided) sums.decided[BOTH * item + s]! += v;
      alongVotes[s]! += v * (s === 0 ? 1 - viewHigh : viewHigh);
    }
    for (let option = 0; option < OPTIONS; option++) {
      const agree = AGREE[code[k]! * OPTIONS + option]!;
      const exact = 2 * agree - 1;
      sums.leadSpread[item * OPTIONS + option]! += unsure * exact * exact;
      if (agree === 0) sums.contrary[item * OPTIONS + option]! += v;
      for (const s of [0, 1]) {
        const share = v * (s === 0 ? 1 - high : high);
        sums.sideSupport[(BOTH * item + s) * OPTIONS + option]! += share * agree;
        lead[s * OPTIONS + option]! += share * exact;
        alongSupport[s * OPTIONS + option]! += v * (s === 0 ? 1 - viewHigh : viewHigh) * agree;
      }
    }
  }
  const sideVotes = sums.sideVotes.subarray(BOTH * item, BOTH * (item + 1));
  const sideSupport = sums.sideSupport.subarray(BOTH * item * OPTIONS, BOTH * (item + 1) * OPTIONS);
  for (let option = 0; option < OPTIONS; option++) {
    const at = item * OPTIONS + option;
    sums.lead[at] = Math.min(lead[option]!, lead[OPTIONS + option]!);
    sums.contrary[at] = votes > 0 ? sums.contrary[at]! / votes : 0;
    sums.lower[at] = leastAgreement(sideVotes, sideSupport, option, rule);
    if (sums.along) sums.along[at] = leastAgreement(alongVotes, alongSupport, option, rule);
  }
}

/** The agreement of the side that agrees least with an option, each with κ voters more who dissent. §2.7, low. */
function leastAgreement(
  votes: ArrayLike<number>,
  support: ArrayLike<number>,
  option: number,
  { kappa }: Pick<Rule, "kappa">,
): number {
  let least = 1;
  for (let s = 0; s < BOTH; s++) least = Math.min(least, support[s * OPTIONS + option]! / (votes[s]! + kappa));
  return least;
}
