import { describe, expect, test } from "vitest";
import { countIndependent, shownTally, unmetRequirements } from "#server/checks/rules";

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
  const source = { isFound: true, isWithdrawn: false, isClaimItself: false, publisher: "The Herald", origin: null };
  const notFound = { ...source, isFound: false };
  const draft = {
    answer: "It was.",
    citations: [1, 2],
    noQuoteReason: "",
    hasClaimant: true,
    claimantContact: "contacted",
    fewSourcesReason: "",
    sources: [source, { ...source, publisher: "The Bay Post" }],
  };

  test("is nothing when it has all that a reader needs", () => {
    expect(unmetRequirements(draft)).toEqual([]);
    expect(unmetRequirements({ ...draft, hasClaimant: false, claimantContact: null })).toEqual([]);
    expect(
      unmetRequirements({
        ...draft,
        sources: [notFound, { ...notFound, publisher: "The Bay Post" }],
        noQuoteReason: "It is a recording.",
      }),
    ).toEqual([]);
    const one = { ...draft, citations: [1], fewSourcesReason: "Nobody else kept a log." };
    expect(unmetRequirements(one)).toEqual([]);
  });

  test.each([
    ["check_answer_missing", { answer: "" }],
    ["check_citation_missing", { citations: [], fewSourcesReason: "There is none." }],
    ["check_citation_unknown", { citations: [1, 2, 3] }],
    ["check_no_found_quote", { sources: [notFound, { ...notFound, publisher: "The Bay Post" }] }],
    ["check_sources_few", { citations: [1] }],
    ["check_sources_few", { sources: [source, { ...source, publisher: "the herald " }] }],
    ["check_sources_few", { sources: [source, { ...source, publisher: null, origin: 1 }] }],
    ["check_sources_few", { sources: [source, { ...source, publisher: "The Bay Post", isClaimItself: true }] }],
    ["check_contact_missing", { claimantContact: null }],
  ])("is said: %s", (reason, change) => {
    expect(unmetRequirements({ ...draft, ...change }).map((lack) => lack.reason)).toEqual([reason]);
  });
});

describe("independent sources", () => {
  const of = (publisher: string | null, origin: number | null = null) => ({ publisher, origin });

  test.each([
    ["two publishers", [of("A"), of("B")], 2],
    ["two without a publisher", [of(null), of(null)], 2],
    ["one publisher twice", [of("A"), of("a")], 1],
    ["a reprint of a reprint", [of("A"), of("B", 1), of("C", 2)], 1],
    ["three that hang together by publisher and by words", [of("A"), of("B", 1), of("B"), of("C")], 2],
    ["words that go in a circle", [of("A", 2), of("B", 1)], 2],
  ])("%s", (_, sources, count) => {
    expect(
      countIndependent(
        sources.map((_, index) => index + 1),
        sources,
      ),
    ).toBe(count);
  });

  test("are counted among those that are cited alone, also where the words come of one that is not", () => {
    expect(countIndependent([2, 3], [of("A"), of("B", 1), of("C", 1)])).toBe(1);
  });
});
