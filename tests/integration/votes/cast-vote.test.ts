import { and, eq } from "drizzle-orm";
import { ballotSources, ballots, voices, votes } from "#db/schema";
import { getVerdict } from "#server/verdicts/queries";
import { castVote } from "#server/votes/cast-vote";
import { countBallotsAfterReading, getVoteFacts } from "#server/votes/internal";
import { findOwnVote, listOtherVotes } from "#server/votes/queries";
import { CastVoteInput } from "#server/votes/schemas";
import { withdrawVote } from "#server/votes/withdraw-vote";
import { aClaim, aDecidedClaim, aMember, aPublishedCheck, aSource, aVoteInput, judge } from "#tests/support/factories";
import { historyOf } from "#tests/support/history";
import { describe, expect, NOW, test } from "#tests/support/test-database";

describe("casting a vote", () => {
  test("keeps rating, confidence, reason, sources and whether it may be quoted, and tells nobody else", async ({
    ctx,
    as,
  }) => {
    const ada = await aMember(ctx);
    const { claim, source } = await aDecidedClaim(ctx, { ratings: [] });
    await castVote(as(ada), aVoteInput(claim, source, { rating: "mixed", confidence: "low", mayQuote: false }));
    const {
      replaces: _,
      claim: __,
      changedBecause: ___,
      ...said
    } = aVoteInput(claim, source, { rating: "mixed", confidence: "low", mayQuote: false });
    expect(await findOwnVote(as(ada), claim)).toEqual({
      version: 1,
      ...said,
      since: { labels: [], changed: [], isReworded: false },
    });
    expect((await historyOf(ctx, claim)).filter(({ action }) => action.startsWith("vote"))).toMatchObject([
      { action: "vote.cast", actor: ada.id, audience: "actor", payload: { version: 1 }, at: NOW },
    ]);
  });

  test("again replaces the vote that was seen and keeps every earlier ballot", async ({ ctx, as }) => {
    const ada = await aMember(ctx);
    const { claim, source } = await aDecidedClaim(ctx, { ratings: [] });
    await castVote(as(ada), aVoteInput(claim, source, { rating: "true" }));
    await castVote(as(ada), aVoteInput(claim, source, { rating: "false", replaces: 1 }));
    expect(await findOwnVote(as(ada), claim)).toMatchObject({ rating: "false", version: 2 });
    const kept = await ctx.db
      .select({ version: ballots.version, rating: ballots.rating })
      .from(ballots)
      .innerJoin(votes, eq(votes.id, ballots.vote))
      .where(and(eq(votes.claim, claim), eq(votes.member, ada.id)))
      .orderBy(ballots.version);
    expect(kept).toEqual([
      { version: 1, rating: "true" },
      { version: 2, rating: "false" },
    ]);
    expect((await historyOf(ctx, claim)).at(-1)).toMatchObject({ action: "vote.changed", audience: "actor" });
  });

  test("is refused when the vote was changed elsewhere since it was seen", async ({ ctx, as }) => {
    const ada = as(await aMember(ctx));
    const { claim, source } = await aDecidedClaim(ctx, { ratings: [] });
    await castVote(ada, aVoteInput(claim, source));
    for (const replaces of [0, 2]) {
      await expect(castVote(ada, aVoteInput(claim, source, { replaces }))).rejects.toMatchObject({
        code: "conflict",
        reason: "vote_changed_elsewhere",
      });
    }
    expect(await ctx.db.$count(ballotSources, eq(ballotSources.source, source))).toBe(1);
  });

  test("fifty times at once leaves one ballot", async ({ own }) => {
    const ada = own.as(await aMember(own.ctx));
    const { claim, source } = await aDecidedClaim(own.ctx, { ratings: [] });
    const cast = await Promise.allSettled(Array.from({ length: 50 }, () => castVote(ada, aVoteInput(claim, source))));
    expect(cast.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
    for (const one of cast)
      if (one.status === "rejected") expect(one.reason).toMatchObject({ reason: "vote_changed_elsewhere" });
    expect(await own.db.$count(ballots)).toBe(1);
    expect(await own.db.$count(votes)).toBe(1);
  });

  test("wants a source of that claim, and a reason of 40 to 2,000 characters", async ({ ctx, as }) => {
    const ada = as(await aMember(ctx));
    const { claim, source } = await aDecidedClaim(ctx, { ratings: [] });
    const { source: other } = await aSource(ctx, await aClaim(ctx));
    const elsewhere = castVote(ada, aVoteInput(claim, source, { sources: [source, other] }));
    await expect(elsewhere).rejects.toMatchObject({ code: "invalid", reason: "vote_source_other_claim" });
    const issues = (said: object) =>
      CastVoteInput.safeParse({ ...aVoteInput(claim, source), ...said }).error?.issues.map(({ message }) => message);
    expect(issues({ sources: [] })).toEqual(["vote_sources_missing"]);
    expect(issues({ reason: "x".repeat(39) })).toEqual(["text_short"]);
    expect(issues({ reason: "🌉".repeat(40) })).toBeUndefined();
    expect(issues({ reason: "x".repeat(2001) })).toEqual(["text_long"]);
  });

  test("is blind: nothing of what others said, nor what it comes to, is seen before", async ({ ctx, as }) => {
    const ada = as(await aMember(ctx));
    const { claim, source } = await aDecidedClaim(ctx, { ratings: ["true", "true", "true"] });
    for (const look of [listOtherVotes(ada, claim), getVerdict(ada, claim)]) {
      await expect(look).rejects.toMatchObject({ code: "forbidden", reason: "vote_first" });
    }
    await castVote(ada, aVoteInput(claim, source));
    expect(await listOtherVotes(ada, claim)).toHaveLength(3);
    await judge(ctx);
    expect(await getVerdict(ada, claim)).toMatchObject({ state: "provisional", rating: "true", voters: 4 });
  });

  test("is blind again for whoever takes their vote back", async ({ ctx, as }) => {
    const ada = as(await aMember(ctx));
    const { claim, source } = await aDecidedClaim(ctx);
    await castVote(ada, aVoteInput(claim, source));
    await withdrawVote(ada, { claim, replaces: 1 });
    await expect(listOtherVotes(ada, claim)).rejects.toMatchObject({ reason: "vote_first" });
    expect(await getVoteFacts(ada, claim)).toMatchObject({ hasVote: false, head: 2 });
    await castVote(ada, aVoteInput(claim, source, { replaces: 2 }));
    expect(await listOtherVotes(ada, claim)).toHaveLength(3);
  });

  test("puts every reviewer under a number of their own on that claim, which no order gives away", async ({
    ctx,
    as,
  }) => {
    const { claim, source } = await aDecidedClaim(ctx, { ratings: Array(12).fill("true") });
    const ada = as(await aMember(ctx));
    await castVote(ada, aVoteInput(claim, source));
    const numbers = (await listOtherVotes(ada, claim)).map(({ voice }) => voice);
    expect(new Set(numbers).size).toBe(12);
    expect(numbers).toEqual(numbers.toSorted((a, b) => a - b));
    const drawn = await ctx.db.select({ number: voices.number }).from(voices).where(eq(voices.claim, claim));
    expect(drawn).toHaveLength(13);
    expect(drawn.every(({ number }) => number >= 1 && number <= 219)).toBe(true);
    expect(drawn.map(({ number }) => number)).not.toEqual(drawn.map((_, at) => at + 1));
  });

  test("is refused once the verdict is published, when all may see what others said", async ({ ctx, as }) => {
    const ada = as(await aMember(ctx));
    const decided = await aDecidedClaim(ctx);
    await aPublishedCheck(ctx, { of: decided });
    const late = castVote(ada, aVoteInput(decided.claim, decided.source));
    await expect(late).rejects.toMatchObject({ code: "forbidden", reason: "votes_closed" });
    expect(await listOtherVotes(ada, decided.claim)).toHaveLength(3);
  });

  test("is refused on a claim that there is not", async ({ ctx, as }) => {
    const { source } = await aDecidedClaim(ctx, { ratings: [] });
    const nowhere = castVote(as(await aMember(ctx)), aVoteInput("7d3e5c1e-5f0b-4f0e-9a53-0c2a1d6f7b10", source));
    await expect(nowhere).rejects.toMatchObject({ code: "not_found" });
  });

  test("anew says what changed one's mind, since one could read the others", async ({ ctx, as }) => {
    const ada = await aMember(ctx);
    const bo = await aMember(ctx, { name: "Bo" });
    const { claim, source } = await aDecidedClaim(ctx, { ratings: [] });
    const first = aVoteInput(claim, source);
    expect(CastVoteInput.safeParse({ ...first, changedBecause: "" }).success).toBe(true);
    const again = { ...first, replaces: 1, changedBecause: "" };
    expect(CastVoteInput.safeParse(again).error?.issues).toMatchObject([
      { path: ["changedBecause"], message: "vote_changed_because_missing" },
    ]);
    await castVote(as(ada), first);
    await castVote(as(bo), first);
    await castVote(as(ada), aVoteInput(claim, source, { rating: "mixed", replaces: 1 }));
    expect(await listOtherVotes(as(bo), claim)).toMatchObject([
      { rating: "mixed", changedBecause: "Another reviewer named a page that I had missed." },
    ]);
    expect(await listOtherVotes(as(ada), claim)).toMatchObject([{ changedBecause: null }]);
    expect(await countBallotsAfterReading(ctx, [claim])).toEqual(new Map([[claim, 1]]));
  });
});
