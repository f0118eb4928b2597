import type { Axis } from "#server/verdicts/engine/axis";
import { type Electorate, type Experience, experienceOfBallot } from "#server/verdicts/engine/electorate";
import type { Viewpoints } from "#server/verdicts/engine/estimation";
import { AGREE, codeOf, EVEN_SUPPORT, FAMILIES, OPTIONS } from "#server/verdicts/engine/families";
import { commonGround, type Ground } from "#server/verdicts/engine/ground";
import { isLenient, supportOf } from "#server/verdicts/engine/leniency";
import { float64, int32 } from "#server/verdicts/engine/memory";
import { clip, type Rule, rampUp } from "#server/verdicts/engine/rule";
import { cut, type Workers } from "#server/verdicts/engine/workers";

/** Two sides for each of at most two splits. */
export const SIDES = 4;

/** Share of a voter on a side from which they are counted as one of its reviewers. */
const COUNTED_FROM = 0.5;

/**
 * How far the sides agree, per item: arrays with 8 places per item hold a number per option, arrays with 4 one per side
 * (low and high of the first split, then of the second; without a split all voters are one side). Agreements and shares
 * are from 0 to 1, numbers of voters are in votes. §2.7.
 */
export type Agreement = {
  sides: number;
  /** Agreement of the side that agrees least, and its bounds when one more voter dissented or agreed on every side. */
  estimate: Float64Array;
  lower: Float64Array;
  upper: Float64Array;
  /** Votes from each side, and reviewers counted on it. */
  sideVotes: Float64Array;
  sideReviewers: Int32Array;
  /** Agreement within each side: `sideAgreement[(4 × item + side) × 8 + option]`. */
  sideAgreement: Float64Array;
  /** Votes from all sides together. */
  poolVotes: Float64Array;
  /** Ordinary agreement of all ballots, drawn to an even spread by two pretended voters. */
  plain: Float64Array;
  /** Share of the experienced vote that dissents from the option and is not counted as reliable. */
  aside: Float64Array;
  /** The same when those without common ground are counted as set aside too; 0 where common ground is not asked for. */
  asideAll: Float64Array;
  /** Weight of the ballots for exactly this option. */
  exact: Float64Array;
};

/** What stage B needs to know of each ballot's reviewer. */
export type Placement = { axis: Axis; places: Viewpoints; axis2: Axis; view2Without: Float64Array | undefined };

/**
 * Measures agreement per side. A vote counts by confidence, experience and reliability, and its voter stands on each
 * side by the share that the distance from the split gives. Dissenting pretended voters on every side keep small
 * numbers from looking like agreement, so that one account moves a side by at most 1/(n + 1). §2.7.
 */
export function measureAgreement(
  workers: Workers,
  electorate: Electorate,
  experience: Experience,
  placement: Placement,
  rule: Rule,
  ground?: Ground,
): Agreement {
  const agreement = emptyAgreement(electorate.items, sidesOf(placement));
  const byItems = cut(electorate.itemStarts);
  workers.run(
    measureItems,
    { electorate, experience, placement, rule, ground, byItems, into: agreement },
    byItems.length - 1,
  );
  return agreement;
}

/** Room for what is measured of items. */
export function emptyAgreement(items: number, sides: number): Agreement {
  return {
    sides,
    estimate: float64(items * OPTIONS),
    lower: float64(items * OPTIONS),
    upper: float64(items * OPTIONS),
    sideVotes: float64(items * SIDES),
    sideReviewers: int32(items * SIDES),
    sideAgreement: float64(items * SIDES * OPTIONS),
    poolVotes: float64(items),
    plain: float64(items * OPTIONS),
    aside: float64(items * OPTIONS),
    asideAll: float64(items * OPTIONS),
    exact: float64(items * OPTIONS),
  };
}

type Measuring = {
  electorate: Electorate;
  experience: Experience;
  placement: Placement;
  rule: Rule;
  ground: Ground | undefined;
  byItems: Int32Array;
  into: Agreement;
  /** Room for a ballot's share on each side, what it supports, and sums by vote; a thread has its own. */
  share: Float64Array;
  support: Float64Array;
  byVote: Float64Array;
};

/** One chunk of the items of `measureAgreement`. */
export function measureItems(given: Omit<Measuring, "share" | "support" | "byVote">, chunk: number): void {
  const work: Measuring = {
    ...given,
    share: new Float64Array(SIDES),
    support: new Float64Array(OPTIONS),
    byVote: new Float64Array(BY_VOTE),
  };
  for (let item = work.byItems[chunk]!; item < work.byItems[chunk + 1]!; item++) measureItem(work, item);
}

function sidesOf({ axis, axis2 }: Placement): number {
  if (axis.state !== "established") return 1;
  return axis2.state === "established" ? SIDES : 2;
}

function measureItem(work: Measuring, item: number): void {
  const { electorate, experience, placement, rule, ground, into } = work;
  const { itemStarts, byItem, code, weight, family, apart } = electorate;
  const { axis, places, axis2, view2Without } = placement;
  const { sides } = into;
  const share = work.share.fill(1);
  const byVote = work.byVote.fill(0);
  let experienced = 0;
  let withGround = 0;
  let all = 0;
  for (let vote = 0; apart && vote < OPTIONS; vote++) {
    const w = apart.weight[item * OPTIONS + vote]!;
    all += w;
    into.exact[item * OPTIONS + vote] = w;
  }
  for (let n = itemStarts[item]!; n < itemStarts[item + 1]!; n++) {
    const k = byItem[n]!;
    const vote = code[k]! % OPTIONS;
    const w = weight[k]!;
    const x = w * experienceOfBallot(experience, k, rule);
    all += w;
    into.exact[item * OPTIONS + vote]! += w;
    if (x === 0) continue;
    const common = ground ? commonGround(ground, k, rule) : 1;
    const v = x * common * reliabilityWeight(places.reliabilityWithout[k]!, ground, rule);
    if (sides > 1) placeOnSides(share, 0, places.viewWithout[k]!, axis, rule);
    if (sides > 2 && view2Without) placeOnSides(share, 2, view2Without[k]!, axis2, rule);
    into.poolVotes[item]! += v;
    experienced += x;
    withGround += x * common;
    const leniency = places.leniencyWithout && isLenient(code[k]!) ? places.leniencyWithout[k]! : undefined;
    if (leniency === undefined) {
      byVote[ASIDE + vote]! += x * common - v;
      byVote[ASIDE_ALL + vote]! += x - v;
      for (let s = 0; s < sides; s++) byVote[s * OPTIONS + vote]! += v * share[s]!;
    } else {
      supportOf(code[k]!, leniency, rule, work.support);
      addSupport(into, item, work.support, x * common - v, x - v, v, share);
    }
    for (let s = 0; s < sides; s++) {
      into.sideVotes[item * SIDES + s]! += v * share[s]!;
      if (v > COUNTED_FROM && share[s]! > COUNTED_FROM) into.sideReviewers[item * SIDES + s]! += 1;
    }
  }
  const options = FAMILIES[family[item]!]!.options.length;
  for (let vote = 0; vote < options; vote++) {
    const raw = codeOf(family[item]!, vote) * OPTIONS;
    const support = AGREE.subarray(raw, raw + OPTIONS);
    for (let s = 0; s < sides; s++) share[s] = byVote[s * OPTIONS + vote]!;
    addSupport(into, item, support, byVote[ASIDE + vote]!, byVote[ASIDE_ALL + vote]!, 1, share);
  }
  finishItem(work, item, { experienced, withGround, all });
}

/** Rows of the sums by vote, after one per side. */
const ASIDE = SIDES * OPTIONS;
const ASIDE_ALL = ASIDE + OPTIONS;
const BY_VOTE = ASIDE_ALL + OPTIONS;

/** Adds to an item what votes support: on each side by their share of `voters`, and what dissents from each option. */
function addSupport(
  into: Agreement,
  item: number,
  support: Float64Array,
  aside: number,
  asideAll: number,
  voters: number,
  share: Float64Array,
): void {
  const at = item * OPTIONS;
  for (let option = 0; option < OPTIONS; option++) {
    into.aside[at + option]! += aside * (1 - support[option]!);
    into.asideAll[at + option]! += asideAll * (1 - support[option]!);
  }
  for (let s = 0; s < into.sides; s++) {
    const row = (item * SIDES + s) * OPTIONS;
    const votes = voters * share[s]!;
    for (let option = 0; option < OPTIONS; option++) into.sideAgreement[row + option]! += votes * support[option]!;
  }
}

/** Turns an item's sums into shares. `experienced`, `withGround` and `all` are weights of its ballots. */
function finishItem(
  { electorate, rule, ground, into }: Measuring,
  item: number,
  { experienced, withGround, all }: { experienced: number; withGround: number; all: number },
): void {
  const family = electorate.family[item]!;
  const options = FAMILIES[family]!.options.length;
  const at = item * OPTIONS;
  for (let option = 0; option < OPTIONS; option++) {
    const counts = option < options && withGround > 0;
    into.aside[at + option] = counts ? into.aside[at + option]! / withGround : 0;
    into.asideAll[at + option] =
      option < options && ground && experienced > 0 ? into.asideAll[at + option]! / experienced : 0;
  }
  boundItem(into, item, family, all, rule);
}

/** Turns an item's sums into shares and bounds. `all` is the weight of all its ballots. */
export function boundItem(into: Agreement, item: number, family: number, all: number, rule: Rule): void {
  const options = FAMILIES[family]!.options.length;
  const at = item * OPTIONS;
  for (let option = 0; option < options; option++) {
    let agreeing = rule.kappaPlain * EVEN_SUPPORT[codeOf(family, option)]!;
    for (let vote = 0; vote < options; vote++) {
      agreeing += into.exact[at + vote]! * AGREE[codeOf(family, vote) * OPTIONS + option]!;
    }
    into.plain[at + option] = agreeing / (all + rule.kappaPlain);
    boundOption(into, item, option, rule);
  }
}

/**
 * q: how much of a vote by reliability. With common ground asked for, someone who follows everyone more than twice as
 * closely as the middle reviewer does is not counted either: honest people are never that sure. §2.7 and §6.1.
 */
function reliabilityWeight(reliability: number, ground: Ground | undefined, rule: Rule): number {
  const q = rampUp(reliability, rule.relZero, rule.relFull);
  return ground ? q * rampUp(-reliability / ground.middle, -rule.overZero, -rule.overFull) : q;
}

/** The share of a voter on the low and on the high side of a split, by the view that their other ballots give. */
function placeOnSides(share: Float64Array, first: number, view: number, axis: Axis, rule: Rule): void {
  const high = clip(0.5 + (view - axis.split) / (2 * rule.ramp * axis.halfGap), 0, 1);
  share[first] = 1 - high;
  share[first + 1] = high;
}

/** Turns a side's sums into shares, and takes the side that agrees least. */
function boundOption(into: Agreement, item: number, option: number, { kappa }: Rule): void {
  const at = item * OPTIONS + option;
  into.estimate[at] = 1;
  into.lower[at] = 1;
  into.upper[at] = 1;
  for (let s = 0; s < into.sides; s++) {
    const votes = into.sideVotes[item * SIDES + s]!;
    const row = (item * SIDES + s) * OPTIONS + option;
    const sum = into.sideAgreement[row]!;
    into.sideAgreement[row] = votes > 0 ? sum / votes : 0;
    into.estimate[at] = Math.min(into.estimate[at]!, into.sideAgreement[row]!);
    into.lower[at] = Math.min(into.lower[at]!, sum / (votes + kappa));
    into.upper[at] = Math.min(into.upper[at]!, (sum + kappa) / (votes + kappa));
  }
}
