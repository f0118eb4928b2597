import { describe, expect, test } from "vitest";
import { shownTally, unmetRequirements } from "#server/checks/rules";

describe("what a tally shows", () => {
  const counts = (votes: Record<string, number>) =>
    Object.entries(votes).map(([rating, count]) => ({ rating: rating as "true", votes: count }));

  test.each([
    ["nothing of one to four votes", { true: 4 }, null, []],
    ["a rating with five votes", { true: 5 }, 5, ["true"]],
    ["no sum that gives away a count under five", { true: 5, false: 2 }, null, ["true"]],
    ["the sum when those not shown are five or more together", { true: 5, false: 3, mixed: 2 }, 10, ["true"]],
    ["the sum when no rating has five", { true: 3, false: 3 }, 6, []],
    ["ratings in their order", { false: 6, mostly_true: 5 }, 11, ["mostly_true", "false"]],
  ])("%s", (_, votes, voters, shown) => {
    const tally = shownTally(counts(votes));
    expect(tally.voters).toBe(voters);
    expect(tally.ratings.map(({ rating }) => rating)).toEqual(shown);
  });
});

describe("what a draft lacks", () => {
  const draft = {
    answer: "It was.",
    citations: [1],
    noQuoteReason: "",
    hasClaimant: true,
    claimantContact: "contacted",
    sources: [{ isFound: true, isWithdrawn: false, isClaimItself: false }],
  };

  test("is nothing when it has all that a reader needs", () => {
    expect(unmetRequirements(draft)).toEqual([]);
    expect(unmetRequirements({ ...draft, hasClaimant: false, claimantContact: null })).toEqual([]);
    expect(
      unmetRequirements({
        ...draft,
        sources: [{ isFound: false, isWithdrawn: false, isClaimItself: false }],
        noQuoteReason: "It is a recording.",
      }),
    ).toEqual([]);
  });

  test.each([
    ["check_answer_missing", { answer: "" }],
    ["check_citation_missing", { citations: [] }],
    ["check_citation_unknown", { citations: [1, 2] }],
    ["check_no_found_quote", { sources: [{ isFound: false, isWithdrawn: false, isClaimItself: false }] }],
    ["check_contact_missing", { claimantContact: null }],
  ])("is said: %s", (reason, change) => {
    expect(unmetRequirements({ ...draft, ...change }).map((lack) => lack.reason)).toEqual([reason]);
  });
});
