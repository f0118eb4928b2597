import { getPublishedCheck } from "#server/checks/public-queries";
import { getReceipt } from "#server/receipts/public-queries";
import { findStanding } from "#server/verdicts/internal";
import { castVote } from "#server/votes/cast-vote";
import { getVoteFacts } from "#server/votes/internal";
import { keepVote } from "#server/votes/keep-vote";
import { findOwnVote, listOtherVotes } from "#server/votes/queries";
import { reopenVotes } from "#server/votes/reopen-votes";
import { withdrawVote } from "#server/votes/withdraw-vote";
import { aDecidedClaim, aMember, aPublishedCheck, aSource, aVoteInput, correct, judge } from "#tests/support/factories";
import { describe, expect, test } from "#tests/support/test-database";

const REASON = "A page of the log was found that nobody had seen.";

describe("another round of votes", () => {
  test("replaces what its voters said before, keeps the ballots of others, and closes with the correction", async ({
    ctx,
    as,
  }) => {
    const decided = await aDecidedClaim(ctx, { ratings: ["true", "true", "true", "true"] });
    const { claim, source } = decided;
    const ada = as(await aMember(ctx));
    await castVote(ada, aVoteInput(claim, source, { rating: "true" }));
    const check = await aPublishedCheck(ctx, { of: decided });
    await expect(castVote(ada, aVoteInput(claim, source, { replaces: 1 }))).rejects.toMatchObject({
      reason: "votes_closed",
    });
    const moderator = as(await aMember(ctx, { role: "moderator" }));
    await reopenVotes(moderator, { claim, reason: REASON });
    await expect(reopenVotes(moderator, { claim, reason: REASON })).rejects.toMatchObject({ reason: "votes_open" });

    expect(await getVoteFacts(ada, claim)).toMatchObject({ hasVote: true, head: 0, round: 2, voteRound: 1 });
    expect(await findOwnVote(ada, claim)).toMatchObject({ rating: "true" });
    const again = aVoteInput(claim, source, { rating: "false" });
    await expect(castVote(ada, again)).rejects.toMatchObject({ reason: "vote_changed_because_missing" });
    await castVote(ada, { ...again, changedBecause: "The new page of the log says otherwise." });
    const others = [];
    for (let n = 0; n < 4; n++) {
      const other = as(await aMember(ctx));
      await castVote(other, { ...again, changedBecause: "The new page of the log says otherwise." });
      others.push(other);
    }
    expect(await findOwnVote(ada, claim)).toMatchObject({ rating: "false", version: 1 });
    const seen = await listOtherVotes(ada, claim);
    expect(seen.map(({ rating }) => rating).sort()).toEqual([...Array(4).fill("false"), ...Array(4).fill("true")]);
    await judge(ctx);
    expect((await findStanding(ctx, claim)).standing?.voters).toBe(9);

    const corrected = await correct(ctx, check, { type: "changed_verdict" });
    expect((await getPublishedCheck(ctx, corrected.slug)).claim.provenance.afterReading).toBe(5);
    await expect(castVote(ada, { ...again, replaces: 1, changedBecause: "I read it again." })).rejects.toMatchObject({
      reason: "votes_closed",
    });
  });

  test("in which a reviewer withdraws leaves them without a vote", async ({ ctx, as }) => {
    const decided = await aDecidedClaim(ctx);
    const { claim, source } = decided;
    const ada = as(await aMember(ctx));
    await castVote(ada, aVoteInput(claim, source));
    await aPublishedCheck(ctx, { of: decided });
    await reopenVotes(as(await aMember(ctx, { role: "moderator" })), { claim, reason: REASON });
    await withdrawVote(ada, { claim, replaces: 0 });
    expect(await findOwnVote(ada, claim)).toBeNull();
    await judge(ctx);
    expect((await findStanding(ctx, claim)).standing?.voters).toBe(3);
  });
});

describe("sources that came after votes", () => {
  test("are named by the page and the receipt, until every voter said that they keep their vote", async ({
    ctx,
    as,
  }) => {
    const decided = await aDecidedClaim(ctx, { ratings: [] });
    const { claim, source } = decided;
    const voters = [as(await aMember(ctx)), as(await aMember(ctx)), as(await aMember(ctx))];
    for (const voter of voters) await castVote(voter, aVoteInput(claim, source));
    await aSource(ctx, decided, { quote: "A spokesperson called the delay “regrettable – but safe”." });
    const [first] = voters;
    if (!first) throw new Error("Nobody voted.");
    expect((await findOwnVote(first, claim))?.since.labels).toEqual([2]);
    await keepVote(first, { claim, version: 1 });
    expect((await findOwnVote(first, claim))?.since.labels).toEqual([]);

    const check = await aPublishedCheck(ctx, { of: decided });
    expect((await getPublishedCheck(ctx, check.slug)).claim.provenance.castBefore).toEqual({
      sources: [2],
      words: false,
    });
    const [stated] = (await getReceipt(ctx, check.slug)).claims;
    expect(stated?.castBefore).toEqual({ sources: ["S2"], words: false });
  });

  test("are not named when everyone had read them", async ({ ctx, as }) => {
    const decided = await aDecidedClaim(ctx, { ratings: [] });
    await aSource(ctx, decided, { quote: "A spokesperson called the delay “regrettable – but safe”." });
    for (let n = 0; n < 3; n++) {
      await castVote(as(await aMember(ctx)), aVoteInput(decided.claim, decided.source));
    }
    const check = await aPublishedCheck(ctx, { of: decided });
    expect((await getPublishedCheck(ctx, check.slug)).claim.provenance.castBefore).toEqual({
      sources: [],
      words: false,
    });
  });
});
