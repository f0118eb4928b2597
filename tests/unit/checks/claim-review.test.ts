import { describe, expect, test } from "vitest";
import { claimReviewOf } from "#components/checks/claim-review";
import { inScript } from "#components/ui/structured-data";
import type { PublishedCheckView } from "#server/checks/views";
import { DEFAULT_SETTINGS } from "#server/core/context";

const check: PublishedCheckView = {
  slug: "was-it-open",
  locale: "en",
  language: "en",
  title: "Was it open?",
  answer: "On foot only.",
  state: "published",
  publishedAt: new Date("2026-03-02T10:00:00Z"),
  changedAt: new Date("2026-03-05T10:00:00Z"),
  topics: [],
  body: "",
  rendered: { tree: { type: "root", children: [] }, citations: [] },
  version: 2,
  newestVersion: 2,
  author: "mary",
  approvedBy: "grace",
  claim: {
    id: "c",
    statement: "The bridge was open.",
    language: "en",
    claimant: { id: "c", kind: "person", name: "Mayor Okafor", wikidata: "Q42" },
    said: { on: "2026-02-01", precision: "month" },
    passage: null,
    derivedFrom: null,
    submittedBy: "ada",
    verdict: {
      state: "provisional",
      rating: "mostly_false",
      computedRating: "mostly_false",
      override: null,
      isFewReviewers: false,
    },
    provenance: {
      basis: "plain",
      positions: null,
      isOneSided: false,
      isSplit: false,
      groups: null,
      history: [],
      afterReading: "none",
      steppedAside: "none",
      castBefore: { sources: [], words: false },
    },
    tally: { voters: null, ratings: [] },
  },
  readings: [],
  sources: [],
  noQuoteReason: "",
  whyChosen: "",
  wouldChange: [],
  claimantContact: null,
  backing: null,
  dissent: null,
  corrections: [],
  review: null,
  validity: null,
  approaches: [],
  fewSourcesReason: "",
};

const review = (change: Partial<PublishedCheckView> = {}, verdictWords = "Mostly false") =>
  claimReviewOf({
    check: { ...check, ...change },
    publicUrl: "https://c.example",
    settings: { ...DEFAULT_SETTINGS, name: "C" },
    verdictWords,
  });

const rated = (rating: "true" | "unverifiable" | null) => ({
  claim: { ...check.claim, verdict: { ...check.claim.verdict, rating } },
});

describe("the ClaimReview of a check", () => {
  test("says what the page says: claim, verdict with its place from 1 to 5, claimant, and dates as exact as known", () => {
    expect(review()).toMatchObject({
      "@type": "ClaimReview",
      url: "https://c.example/en/checks/was-it-open",
      claimReviewed: "The bridge was open.",
      datePublished: "2026-03-02T10:00:00.000Z",
      dateModified: "2026-03-05T10:00:00.000Z",
      reviewRating: { ratingValue: 2, bestRating: 5, worstRating: 1, alternateName: "Mostly false" },
      itemReviewed: {
        author: { "@type": "Person", name: "Mayor Okafor", sameAs: "https://www.wikidata.org/wiki/Q42" },
        datePublished: "2026-02",
      },
    });
    expect(review(rated("true"), "True")?.reviewRating).toMatchObject({ ratingValue: 5 });
  });

  test("has words and no number for a rating off the scale", () => {
    expect(review(rated("unverifiable"), "Unverifiable")?.reviewRating).toEqual({
      "@type": "Rating",
      alternateName: "Unverifiable",
      ratingExplanation: "On foot only.",
    });
  });

  test("is not there without a rating, and after a retraction", () => {
    expect(review(rated(null))).toBeNull();
    expect(review({ state: "retracted" })).toBeNull();
  });

  test("cannot end the script that it stands in", () => {
    const script = inScript({ text: "</script><script>alert(1)</script>\u2028" });
    expect(script).not.toMatch(/<|\u2028/);
    expect(JSON.parse(script)).toEqual({ text: "</script><script>alert(1)</script>\u2028" });
  });
});
