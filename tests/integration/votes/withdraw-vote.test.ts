import { getVerdict } from "#server/verdicts/queries";
import { castVote } from "#server/votes/cast-vote";
import { findOwnVote } from "#server/votes/queries";
import { withdrawVote } from "#server/votes/withdraw-vote";
import { aDecidedClaim, aMember, aPublishedCheck, aVoteInput, judge } from "#tests/support/factories";
import { historyOf } from "#tests/support/history";
import { describe, expect, test } from "#tests/support/test-database";

describe("withdrawing a vote", () => {
  test("takes it out of the count and tells nobody else", async ({ ctx, as }) => {
    const ada = await aMember(ctx);
    const bo = await aMember(ctx, { name: "Bo" });
    const { claim, source } = await aDecidedClaim(ctx);
    for (const member of [ada, bo]) await castVote(as(member), aVoteInput(claim, source));
    await withdrawVote(as(ada), { claim, replaces: 1 });
    expect(await findOwnVote(as(ada), claim)).toBeNull();
    expect((await historyOf(ctx, claim)).at(-1)).toMatchObject({
      action: "vote.withdrawn",
      actor: ada.id,
      audience: "actor",
      payload: { version: 2 },
    });
    await judge(ctx);
    expect(await getVerdict(as(bo), claim)).toMatchObject({ voters: 4 });
  });

  test("is refused when there is none, when it was changed elsewhere, and after publication", async ({ ctx, as }) => {
    const ada = as(await aMember(ctx));
    const decided = await aDecidedClaim(ctx);
    const { claim } = decided;
    await expect(withdrawVote(ada, { claim, replaces: 0 })).rejects.toMatchObject({ reason: "vote_none" });
    await castVote(ada, aVoteInput(claim, decided.source));
    await expect(withdrawVote(ada, { claim, replaces: 2 })).rejects.toMatchObject({ reason: "vote_changed_elsewhere" });
    await aPublishedCheck(ctx, { of: decided });
    await expect(withdrawVote(ada, { claim, replaces: 1 })).rejects.toMatchObject({ reason: "votes_closed" });
  });
});
