import { getPublishedCheck } from "#server/checks/public-queries";
import { castVote } from "#server/votes/cast-vote";
import { listOtherVotes } from "#server/votes/queries";
import { aDecidedClaim, aMember, aPublishedCheck, aVoteInput, judge } from "#tests/support/factories";
import { describe, expect, test } from "#tests/support/test-database";

describe("a reason on a page", () => {
  test("stands under a number, unless its author signed it", async ({ ctx, as }) => {
    const decided = await aDecidedClaim(ctx);
    const mary = await aMember(ctx, { name: "Mary" });
    const ada = await aMember(ctx);
    const bo = await aMember(ctx);
    await castVote(as(mary), aVoteInput(decided.claim, decided.source));
    await castVote(as(ada), aVoteInput(decided.claim, decided.source, { isSigned: true, rating: "mixed" }));
    await castVote(as(bo), aVoteInput(decided.claim, decided.source, { rating: "false" }));
    const others = await listOtherVotes(as(mary), decided.claim);
    const of = (rating: string) => others.find((vote) => vote.rating === rating);
    expect([of("mixed")?.signedBy, of("false")?.signedBy]).toEqual([ada.handle, null]);
    expect(others.map(({ sources }) => sources)).toEqual(others.map(() => [1]));
    const chosen = (rating: string) => ({ claim: decided.claim, voice: of(rating)?.voice ?? 0 });
    const { slug } = await aPublishedCheck(ctx, {
      of: decided,
      by: mary,
      backing: chosen("mixed"),
      dissent: chosen("false"),
    });
    const page = await getPublishedCheck(ctx, slug);
    expect(page.backing).toMatchObject({ rating: "mixed", signedBy: ada.handle });
    expect(page.dissent).toMatchObject({ rating: "false", signedBy: null });
    expect(JSON.stringify(page)).not.toContain(bo.handle);
  });
});

describe("how a verdict came about", () => {
  test("is told with its basis and where the claim stood before", async ({ ctx, as }) => {
    const decided = await aDecidedClaim(ctx, { ratings: ["true", "true", "true"] });
    await judge(ctx);
    for (const rating of ["false", "false", "false", "false", "false"] as const) {
      await castVote(as(await aMember(ctx)), aVoteInput(decided.claim, decided.source, { rating }));
    }
    const { slug } = await aPublishedCheck(ctx, { of: decided });
    const { provenance } = (await getPublishedCheck(ctx, slug)).claim;
    expect(provenance).toMatchObject({ basis: "plain", isSplit: false, groups: null });
    expect(provenance.history).toMatchObject([
      { state: "provisional", rating: "true" },
      { state: "provisional", rating: "false" },
    ]);
  });
});
