import { type Agreement, measureAgreement, type Placement } from "#server/verdicts/engine/agreement";
import { type Axis, judgeAxis, NO_AXIS } from "#server/verdicts/engine/axis";
import { findCopyRings, type Rings, shareVotes } from "#server/verdicts/engine/copy-rings";
import { type Decision, decideItem } from "#server/verdicts/engine/decision";
import { type Electorate, type Experience, measureExperience } from "#server/verdicts/engine/electorate";
import { PLACE_0, PLACE_1 } from "#server/verdicts/engine/families";
import { clip, type Rule } from "#server/verdicts/engine/rule";
import { findSecondAxis } from "#server/verdicts/engine/second-axis";
import {
  estimateItems,
  type Fit,
  type ItemParameters,
  placeReviewers,
  trustOfReviewers,
  type Viewpoints,
} from "#server/verdicts/engine/viewpoints";

/** What is known from the last run. Nothing in it is about a reviewer. */
export type Previous = {
  /** Per item the published option, or null. */
  published?: readonly (number | null)[];
  /** The items' parameters and what the axes were. */
  theta?: ItemParameters;
  axis?: Axis["state"];
  axis2?: Axis["state"];
};

/** The whole result of a run. `places`, `view2Without` and `rings` are about reviewers: used and dropped, never kept. */
export type Judgement = {
  decisions: Decision[];
  agreement: Agreement;
  theta: ItemParameters;
  axis: Axis;
  axis2: Axis;
  pivot: number;
  maps: number;
  places: Viewpoints;
  view2Without: Float64Array | undefined;
  rings: Rings;
  electorate: Electorate;
};

/**
 * Judges every item of an electorate: finds copies, estimates where reviewers differ, asks whether there is a lasting
 * split, measures agreement on each side of it, and decides. The same ballots give the same judgement, whoever computes
 * it and in whatever order they come. §2.
 */
export function judge(ballots: Electorate, rule: Rule, previous: Previous = {}): Judgement {
  const experience = measureExperience(ballots, rule);
  const trust = trustOfReviewers(ballots, experience, rule);
  const warm = previous.axis === "established" ? previous.theta : undefined;
  let electorate = ballots;
  let fit = estimateItems(electorate, experience, trust, rule, warm);
  let places = placeReviewers(electorate, trust, fit.theta, rule);
  const rings = findCopyRings(electorate, trust, places.view, rule);
  if (rings.some((ring) => ring >= 0)) {
    electorate = shareVotes(electorate, rings);
    const refit = estimateItems(electorate, experience, trust, rule, fit.theta);
    fit = { ...refit, maps: fit.maps + refit.maps };
    places = placeReviewers(electorate, trust, fit.theta, rule);
  }
  const placement = findSplits(electorate, experience, trust, fit, places, rule, previous);
  const agreement = measureAgreement(electorate, experience, placement, rule);
  const decisions = Array.from({ length: electorate.items }, (_, item) =>
    decideItem(electorate, agreement, placement.axis.state, item, previous.published?.[item] ?? null, rule),
  );
  return { decisions, agreement, ...fit, ...placement, rings, electorate };
}

function findSplits(
  electorate: Electorate,
  experience: Experience,
  trust: Float64Array,
  { theta }: Fit,
  places: Viewpoints,
  rule: Rule,
  previous: Previous,
): Placement {
  const { ballots, code, reviewer, weight } = electorate;
  const votes = {
    weight: Float64Array.from(weight, (w, k) => w * trust[reviewer[k]!]! * clip(places.reliabilityWithout[k]!, 0, 1)),
    y0: Float64Array.from({ length: ballots }, (_, k) => PLACE_0[code[k]!]!),
    y1: Float64Array.from({ length: ballots }, (_, k) => PLACE_1[code[k]!]!),
    view: places.viewWithout,
    variance: places.varianceWithout,
  };
  const { view, variance, reliability } = places;
  const axis = judgeAxis(electorate, votes, view, variance, reliability, rule, previous.axis === "established");
  if (axis.state !== "established") return { axis, places, axis2: NO_AXIS, view2Without: undefined };
  const wasEstablished = previous.axis2 === "established";
  const second = findSecondAxis(electorate, experience, trust, theta, places, rule, wasEstablished);
  return { axis, places, axis2: second.axis, view2Without: second.viewWithout };
}
