import { RATINGS, type Rating, type StandpointAnswer } from "#db/vocabulary";
import { DECLARED } from "#server/standpoints/rules";
import { gatherElectorate } from "#server/verdicts/engine/electorate";
import { CLAIM, FAMILIES } from "#server/verdicts/engine/families";
import { judge } from "#server/verdicts/engine/judge";
import { RULE } from "#server/verdicts/engine/rule";
import { sideOf } from "#server/verdicts/engine/standpoints";
import { ratingOf } from "#server/verdicts/rules";
import type { SmallExample } from "#server/verdicts/views";

/** Eight reviewers, where each said they stand, and how each votes on the claim of the example. */
const REVIEWERS: { answer: StandpointAnswer; vote: Rating }[] = [
  { answer: "a", vote: "false" },
  { answer: "a", vote: "false" },
  { answer: "a", vote: "false" },
  { answer: "leaning_a", vote: "mostly_false" },
  { answer: "b", vote: "false" },
  { answer: "b", vote: "false" },
  { answer: "b", vote: "mostly_false" },
  { answer: "leaning_b", vote: "false" },
];
/** Two other claims that all of them have voted on, so that they are counted. */
const OTHER_CLAIMS = RULE.others;

/** The worked example of a small group, computed by the rule that judges the votes. §6.4. */
export function workSmallExample(): SmallExample {
  const claims = 1 + OTHER_CLAIMS;
  const rows = REVIEWERS.flatMap(({ answer, vote }, reviewer) =>
    Array.from({ length: claims }, (_, item) => ({
      reviewer,
      item,
      option: RATINGS.indexOf(item === 0 ? vote : "mixed"),
      side: sideOf({ declared: DECLARED[answer], sum: 0, answers: 0 }, RULE),
    })),
  );
  const electorate = gatherElectorate(new Uint8Array(claims).fill(FAMILIES.indexOf(CLAIM)), REVIEWERS.length, {
    reviewer: rows.map(({ reviewer }) => reviewer),
    item: rows.map(({ item }) => item),
    option: rows.map(({ option }) => option),
    weight: rows.map(() => 1),
    side: rows.map(({ side }) => side),
  });
  const { standpoints, decisions, base } = judge(electorate, RULE);
  const decision = decisions[0];
  if (!standpoints || !decision || decision.option === null) throw new Error("The example comes to nothing.");
  const unsure = Math.sqrt(standpoints.spread[0] ?? 0);
  const leadUnsure = Math.sqrt(standpoints.leadSpread[decision.option] ?? 0);
  const sides = (["a", "b"] as const).map((position) => ({
    position,
    votes: REVIEWERS.filter(({ answer }) => answer === position || answer === `leaning_${position}`).map(
      ({ vote }) => vote,
    ),
  }));
  return {
    rating: ratingOf(decision.option) ?? "false",
    sides,
    sure: sideOf({ declared: 1, sum: 0, answers: 0 }, RULE),
    leaning: sideOf({ declared: DECLARED.leaning_b, sum: 0, answers: 0 }, RULE),
    votes: Math.min(standpoints.sideVotes[0] ?? 0, standpoints.sideVotes[1] ?? 0) - RULE.deviations * unsure,
    need: RULE.sideLeast,
    lead: (standpoints.lead[decision.option] ?? 0) - RULE.deviations * leadUnsure,
    leadNeeded: (standpoints.contrary[decision.option] ?? 0) > 0 ? RULE.lead : RULE.leadUncontradicted,
    isAgreed: decision.status === "consensus" && decision.basis === "standpoints",
    isAgreedWithout: base[0]?.status === "consensus",
  };
}
