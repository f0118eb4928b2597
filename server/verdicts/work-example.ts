import type { Figures } from "#db/schema";
import { RATINGS } from "#db/vocabulary";
import { agreementOf, CLAIM, FAMILIES, OPTIONS } from "#server/verdicts/engine/families";
import { decideFigures } from "#server/verdicts/engine/figures";
import { RULE } from "#server/verdicts/engine/rule";
import { ratingOf } from "#server/verdicts/rules";
import type { ExampleSide, WorkedExample } from "#server/verdicts/views";

const SIDES: ExampleSide["votes"][] = [
  [
    { rating: "false", count: 4 },
    { rating: "mostly_false", count: 2 },
  ],
  [
    { rating: "false", count: 2 },
    { rating: "mostly_false", count: 2 },
  ],
];

/** The worked example of the methodology page, computed by the rule that judges the votes. */
export function workExample(): WorkedExample {
  const sums = SIDES.map((votes) => {
    const support = RATINGS.map((_, option) =>
      votes.reduce((sum, { rating, count }) => sum + count * agreementOf(CLAIM, RATINGS.indexOf(rating), option), 0),
    );
    return { votes, support, cast: votes.reduce((sum, { count }) => sum + count, 0) };
  });
  const exact = RATINGS.map((rating) =>
    SIDES.flat().reduce((sum, vote) => sum + (vote.rating === rating ? vote.count : 0), 0),
  );
  const voters = sums.reduce((sum, { cast }) => sum + cast, 0);
  const figures: Figures = {
    family: FAMILIES.indexOf(CLAIM),
    split: "established",
    previous: null,
    ballots: voters,
    sideVotes: sums.map(({ cast }) => cast),
    sideReviewers: sums.map(({ cast }) => cast),
    sideSupport: sums.map(({ support }) => support),
    poolVotes: voters,
    aside: Array(OPTIONS).fill(0),
    asideAll: Array(OPTIONS).fill(0),
    exact,
  };
  const { status, option, lower, margin } = decideFigures(figures, RULE);
  const rating = ratingOf(option) ?? "false";
  const sides = sums.map(({ votes, support, cast }) => {
    const supporting = support[RATINGS.indexOf(rating)] ?? 0;
    return { votes, agreement: supporting / cast, withDoubter: supporting / (cast + RULE.kappa) };
  });
  return { rating, sides, lower, margin, isAgreed: status === "consensus" };
}
