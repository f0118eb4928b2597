import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { CONFIDENCES, RATINGS, type Rating } from "#db/vocabulary";
import { agreement, agreementPerRating, provisionalVerdict, type WeighedVote } from "#server/verdicts/rules";

const sure = (...ratings: Rating[]): WeighedVote[] => ratings.map((rating) => ({ rating, confidence: "high" }));
const votes = fc.array(
  fc.record({ rating: fc.constantFrom(...RATINGS), confidence: fc.constantFrom(...CONFIDENCES) }),
  { maxLength: 40 },
);

describe("the provisional verdict", () => {
  test.each([
    ["two votes leave a claim open", sure("true", "true"), "open", null],
    ["three equal votes make a verdict", sure("true", "true", "true"), "provisional", "true"],
    ["neighbours support each other", sure("false", "false", "mostly_false"), "provisional", "false"],
    ["an even split of five is contested", sure("true", "true", "false", "false", "unverifiable"), "contested", null],
    ["four split votes stay open", sure("true", "true", "false", "false"), "open", null],
    [
      "ratings off the scale can win",
      sure("unverifiable", "unverifiable", "unverifiable"),
      "provisional",
      "unverifiable",
    ],
  ] as const)("%s", (_, given, state, rating) => {
    expect(provisionalVerdict(given)).toMatchObject({ state, rating, voters: given.length });
  });

  test("is the worked example: three sure votes for “true” agree to (3 + 2 × 0.1875) / 5", () => {
    expect(agreementPerRating(sure("true", "true", "true"))[0]).toBeCloseTo((3 + 2 * (1.5 / 8)) / 5, 12);
  });

  test("does not depend on the order of the votes", () => {
    fc.assert(
      fc.property(votes, (given) => {
        const [a, b] = [provisionalVerdict(given), provisionalVerdict([...given].reverse())];
        expect(b).toMatchObject({ state: a.state, rating: a.rating, voters: a.voters });
        expect(b.score).toBeCloseTo(a.score, 9);
      }),
    );
  });

  test("never falls for a rating that gains a vote", () => {
    fc.assert(
      fc.property(votes, fc.constantFrom(...RATINGS), (given, rating) => {
        const index = RATINGS.indexOf(rating);
        const [before, after] = [agreementPerRating(given), agreementPerRating([...given, ...sure(rating)])];
        expect(after[index] ?? 0).toBeGreaterThanOrEqual((before[index] ?? 0) - 1e-12);
      }),
    );
  });

  test("counts agreement the same way from both sides", () => {
    fc.assert(
      fc.property(fc.constantFrom(...RATINGS), fc.constantFrom(...RATINGS), (a, b) => {
        expect(agreement(a, b)).toBe(agreement(b, a));
      }),
    );
  });
});
