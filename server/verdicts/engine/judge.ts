import { type Agreement, measureAgreement, type Placement } from "#server/verdicts/engine/agreement";
import { type Axis, judgeAxis, NO_AXIS } from "#server/verdicts/engine/axis";
import { findCopyRings, type Rings, shareVotes } from "#server/verdicts/engine/copy-rings";
import { commonOption, type Decision, decideItem, questionOf } from "#server/verdicts/engine/decision";
import { type Electorate, type Experience, measureExperience } from "#server/verdicts/engine/electorate";
import type { ItemParameters, Viewpoints } from "#server/verdicts/engine/estimation";
import { PLACE_1 } from "#server/verdicts/engine/families";
import { countCommonGround, type Ground, middleReliability } from "#server/verdicts/engine/ground";
import { placeWithoutLeniency } from "#server/verdicts/engine/leniency";
import { float64 } from "#server/verdicts/engine/memory";
import { placeReviewers } from "#server/verdicts/engine/place-reviewers";
import { clip, type Rule } from "#server/verdicts/engine/rule";
import { findSecondAxis } from "#server/verdicts/engine/second-axis";
import { decideByStandpoints, figuresOfItem } from "#server/verdicts/engine/standpoint-decision";
import { areAsked, type StandpointSums, sumStandpoints } from "#server/verdicts/engine/standpoints";
import { estimateItems, type Fit, trustOfReviewers } from "#server/verdicts/engine/viewpoints";
import { ALONE, type Workers } from "#server/verdicts/engine/workers";

/** What is known from the last run. Nothing in it is about a reviewer. */
export type Previous = {
  /** Per item the published option, or null. */
  published?: readonly (number | null)[];
  /** The items' parameters and what the axes were. */
  theta?: ItemParameters;
  axis?: Axis["state"];
  axis2?: Axis["state"];
};

/**
 * The whole result of a run. `places`, `view2Without`, `rings` and `experience` are about reviewers: used and dropped,
 * never kept.
 */
export type Judgement = {
  decisions: Decision[];
  /** The decisions without standpoints, the same where they had no say. */
  base: Decision[];
  /** What those who said where they stand come to; undefined where standpoints have no say. */
  standpoints: StandpointSums | undefined;
  agreement: Agreement;
  theta: ItemParameters;
  axis: Axis;
  axis2: Axis;
  pivot: number;
  maps: number;
  places: Viewpoints;
  view2Without: Float64Array | undefined;
  ground: Ground | undefined;
  rings: Rings;
  experience: Experience;
  electorate: Electorate;
};

/** What a run may be told besides the ballots and the rule. */
export type Means = {
  /** Who does the work; the result is the same whoever does. */
  workers?: Workers;
  /** Copy rings that are known (the search runs at night); without them they are searched for. */
  rings?: Rings;
  /** The time of the run in seconds, where ballots say when they were cast. */
  now?: number;
};

/**
 * Judges every item of an electorate: finds copies, estimates where reviewers differ, asks whether there is a lasting
 * divide, measures agreement on each side of it, and decides. The same ballots give the same judgement, whoever
 * computes it and in any order. §2.
 */
export function judge(ballots: Electorate, rule: Rule, previous: Previous = {}, means: Means = {}): Judgement {
  const workers = means.workers ?? ALONE;
  const experience = measureExperience(ballots, rule, means.now);
  const trust = trustOfReviewers(ballots, experience, rule);
  const warm = previous.axis === "established" ? previous.theta : undefined;
  const known = means.rings?.some(isRing) ? means.rings : undefined;
  let electorate = known ? shareVotes(ballots, known) : ballots;
  let fit = estimateItems(workers, electorate, experience, trust, rule, warm);
  let places = placeReviewers(workers, electorate, trust, fit.theta, rule);
  const rings = means.rings ?? findCopyRings(electorate, trust, places.view, rule);
  if (!means.rings && rings.some(isRing)) {
    electorate = shareVotes(electorate, rings);
    const refit = estimateItems(workers, electorate, experience, trust, rule, fit.theta);
    fit = { ...refit, maps: fit.maps + refit.maps };
    places = placeReviewers(workers, electorate, trust, fit.theta, rule);
  }
  const placement = findSplits(workers, electorate, experience, trust, fit, places, rule, previous);
  const ground = rule.ground > 0 ? findGround(workers, electorate, experience, placement, rule) : undefined;
  const agreement = measureAgreement(workers, electorate, experience, placement, rule, ground);
  const { axis } = placement;
  const publishedOf = (item: number) => previous.published?.[item] ?? null;
  const base = Array.from({ length: electorate.items }, (_, item) =>
    decideItem(electorate, agreement, axis.state, item, publishedOf(item), rule),
  );
  const standpoints = areAsked(electorate, axis, rule)
    ? sumStandpoints(electorate, experience, placement.places, axis, rule)
    : undefined;
  const decisions = base.map((decision, item) => {
    if (!standpoints) return decision;
    const question = questionOf(electorate, agreement, axis.state, item, rule);
    return decideByStandpoints(decision, question, figuresOfItem(standpoints, item), publishedOf(item));
  });
  return { decisions, base, standpoints, agreement, ...fit, ...placement, ground, rings, experience, electorate };
}

/** Measures agreement once to see what both sides agree on, and then who agrees with that elsewhere. §6.1, pass 1. */
function findGround(
  workers: Workers,
  electorate: Electorate,
  experience: Experience,
  placement: Placement,
  rule: Rule,
): Ground {
  const middle = middleReliability(placement.places.reliability, experience);
  const first = measureAgreement(workers, electorate, experience, placement, rule, { middle, agreed: undefined });
  const common = new Int8Array(electorate.items);
  for (let item = 0; item < electorate.items; item++) {
    common[item] = commonOption(electorate, first, placement.axis.state, item, rule);
  }
  return { middle, agreed: countCommonGround(electorate, common) };
}

const isRing = (ring: number) => ring >= 0;

function findSplits(
  workers: Workers,
  electorate: Electorate,
  experience: Experience,
  trust: Float64Array,
  { theta }: Fit,
  places: Viewpoints,
  rule: Rule,
  previous: Previous,
): Placement {
  const { ballots, code, reviewer } = electorate;
  const votes = { weight: float64(ballots), y0: float64(ballots), y1: float64(ballots) };
  for (let k = 0; k < ballots; k++) {
    const reliability = clip(places.reliabilityWithout[k]!, 0, 1);
    votes.weight[k] = electorate.weight[k]! * trust[reviewer[k]!]! * reliability;
    votes.y0[k] = placeWithoutLeniency(places, code[k]!, k);
    votes.y1[k] = PLACE_1[code[k]!]!;
  }
  const { view, variance, reliability } = places;
  const heldOut = { ...votes, view: places.viewWithout, variance: places.varianceWithout };
  const axis = judgeAxis(
    workers,
    electorate,
    heldOut,
    view,
    variance,
    reliability,
    rule,
    previous.axis === "established",
  );
  if (axis.state !== "established") return { axis, places, axis2: NO_AXIS, view2Without: undefined };
  const wasEstablished = previous.axis2 === "established";
  const second = findSecondAxis(workers, electorate, experience, trust, theta, places, rule, wasEstablished, votes);
  return { axis, places, axis2: second.axis, view2Without: second.viewWithout };
}
