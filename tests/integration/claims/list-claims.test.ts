import { countClaimsOfViews, listClaimFilters, listClaims } from "#server/claims/desk-queries";
import { searchClaims } from "#server/claims/queries";
import { ClaimListInput } from "#server/claims/schemas";
import { submitClaim } from "#server/claims/submit-claim";
import { withdrawClaim } from "#server/claims/withdraw-claim";
import type { Ctx } from "#server/core/context";
import { castVote } from "#server/votes/cast-vote";
import { declareInterest } from "#server/votes/declare-interest";
import {
  aClaim,
  aClaimInput,
  aDecidedClaim,
  aMember,
  anArticle,
  aPublishedCheck,
  aSource,
  aVoteInput,
  judge,
} from "#tests/support/factories";
import { describe, expect, test } from "#tests/support/test-database";

const ids = (claims: { id: string }[]) => claims.map(({ id }) => id);
const later = (ctx: Ctx, minutes: number): Ctx => ({ ...ctx, now: new Date(ctx.now.getTime() + minutes * 60_000) });

describe("the list of claims", () => {
  test("has views for what needs a vote, what needs sources and what is one's own", async ({ ctx, as }) => {
    const bare = await aClaim(ctx);
    const votable = await aDecidedClaim(later(ctx, 1));
    const voted = await aDecidedClaim(later(ctx, 2));
    const left = await aDecidedClaim(later(ctx, 3));
    const published = await aPublishedCheck(later(ctx, 4));
    const member = await aMember(ctx);
    const ada = as(member);
    await castVote(ada, aVoteInput(voted.claim, voted.source));
    await declareInterest(ada, { claims: [left.claim], kind: "interest", statement: "My brother built it." });
    const own = await submitClaim(ada, aClaimInput(await anArticle(ctx)));

    expect(ids(await listClaims(ada, { view: "needs_vote" }))).toEqual([votable.claim]);
    expect(ids(await listClaims(ada, { view: "needs_sources" })).sort()).toEqual([bare.claim, own.claim].sort());
    expect(ids(await listClaims(ada, { view: "mine" })).sort()).toEqual([own.claim, voted.claim].sort());
    expect(await countClaimsOfViews(ada)).toEqual({ needs_vote: 1, needs_sources: 2, mine: 2 });
    expect(ids(await listClaims(ada, { state: "published" }))).toEqual(published.claims);
    expect(await listClaims(ada, { view: "all" })).toHaveLength(6);
  });

  test("shows what votes come to where one voted or stepped aside, and is filtered by it there alone", async ({
    ctx,
    as,
  }) => {
    const seen = await aDecidedClaim(ctx, { ratings: Array(6).fill("mostly_true") });
    const unseen = await aDecidedClaim(ctx, { ratings: Array(6).fill("mostly_true") });
    const ada = as(await aMember(ctx));
    await castVote(ada, aVoteInput(seen.claim, seen.source));
    await judge(ctx);
    const states = new Map((await listClaims(ada)).map(({ id, state }) => [id, state]));
    expect(states.get(seen.claim)).toBe("provisional");
    expect(states.get(unseen.claim)).toBe("open");
    expect(ids(await listClaims(ada, { state: "provisional" }))).toEqual([seen.claim]);
    expect(ids(await listClaims(ada, { state: "open" }))).toEqual([unseen.claim]);
  });

  test("is filtered by topic, language and state, and sorted by age, sources and claimant", async ({ ctx, as }) => {
    const first = await aClaim(ctx, {
      topics: ["Rivers"],
      claimant: { kind: "person", name: "Zora", wikidata: "" },
      language: "fr",
    });
    const second = await aClaim(later(ctx, 1), { claimant: { kind: "person", name: "Abel", wikidata: "" } });
    await aSource(ctx, second);
    const gone = as(await aMember(ctx));
    const withdrawn = await submitClaim(gone, aClaimInput(await anArticle(later(ctx, -1)), { claimant: null }));
    await withdrawClaim(gone, withdrawn);
    const ada = as(await aMember(ctx));

    expect(ids(await listClaims(ada, { topic: "rivers" }))).toEqual([first.claim]);
    expect(ids(await listClaims(ada, { language: "fr" }))).toEqual([first.claim]);
    expect(ids(await listClaims(ada, { state: "closed" }))).toEqual([withdrawn.claim]);
    expect(ids(await listClaims(ada, { state: "no_source" }))).toEqual([first.claim]);
    expect(ids(await listClaims(ada, { sort: "claimant" }))).toEqual([second.claim, first.claim, withdrawn.claim]);
    expect(ids(await listClaims(ada, { sort: "fewest_sources" })).at(-1)).toBe(second.claim);
    expect(ids(await listClaims(ada, { sort: "oldest" })).at(-1)).toBe(second.claim);
    expect(await listClaimFilters(ada)).toMatchObject({ languages: ["en", "fr"] });
  });

  test("is asked for by its address, of which what makes no sense is left aside", () => {
    const asked = { view: "needs_vote", state: "agreed", topic: "rivers", language: "hy", sort: "oldest" };
    expect(ClaimListInput.parse(asked)).toEqual(asked);
    expect(ClaimListInput.parse({ view: ["a", "b"], state: "'; drop", topic: "x".repeat(90), sort: "" })).toEqual({
      view: "all",
      state: null,
      topic: null,
      language: null,
      sort: "newest",
    });
  });
});

describe("a search for a claim to choose", () => {
  test("finds it by its words or nearly, the newest without any, and never one that is over", async ({ ctx, as }) => {
    const older = await aClaim(later(ctx, -5), { statement: "The Nizhne aqueduct was finished in 1911." });
    const newer = await aClaim(ctx, { statement: "The ferry of Vale was shut in April." });
    const member = await aMember(ctx);
    const ada = as(member);
    const gone = await submitClaim(ada, aClaimInput(await anArticle(ctx), { statement: "The aqueduct never leaked." }));
    await withdrawClaim(ada, gone);
    const found = async (words: string, chosen: string | null = null) =>
      (await searchClaims(ada, { words, chosen })).map(({ claim }) => claim);
    expect(await found("aqueduct")).toEqual([older.claim]);
    expect(await found("aquedukt")).toEqual([older.claim]);
    expect(await found("")).toEqual([newer.claim, older.claim]);
    expect(await found("ferry", older.claim)).toEqual([older.claim, newer.claim]);
    await expect(searchClaims(ctx, { words: "", chosen: null })).rejects.toMatchObject({ code: "unauthenticated" });
  });
});
