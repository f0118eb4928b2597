import { listings } from "#db/schema";
import { type Ctx, memberCtx } from "#server/core/context";
import { finishExercise } from "#server/exercises/finish-exercise";
import { getExercise, isExerciseDue } from "#server/exercises/queries";
import { EXERCISE_CLAIMS } from "#server/exercises/rules";
import { castVote } from "#server/votes/cast-vote";
import { aDecidedClaim, aMember, aPublishedCheck, aVoteInput } from "#tests/support/factories";
import { historyOf } from "#tests/support/history";
import { describe, expect, test } from "#tests/support/test-database";

const newcomer = async (ctx: Ctx): Promise<Ctx> =>
  memberCtx(ctx.db, { ...(await aMember(ctx)), joinedAt: ctx.now }, { now: ctx.now });

/** So many published checks whose claims both sides agreed on. */
async function agreedChecks(ctx: Ctx, count: number): Promise<void> {
  for (let made = 0; made < count; made++) await aPublishedCheck(ctx);
  await ctx.db.update(listings).set({ verdictState: "agreed" });
}

describe("the exercise before the first vote", () => {
  test("is asked of new accounts once five claims are agreed on and published, and of nobody before", async ({
    ctx,
  }) => {
    const { claim, source } = await aDecidedClaim(ctx);
    await agreedChecks(ctx, EXERCISE_CLAIMS - 1);
    await castVote(await newcomer(ctx), aVoteInput(claim, source));
    await agreedChecks(ctx, 1);
    const nino = await newcomer(ctx);
    expect(await getExercise(nino)).toHaveLength(EXERCISE_CLAIMS);
    expect(await isExerciseDue(nino)).toBe(true);
    await expect(castVote(nino, aVoteInput(claim, source))).rejects.toMatchObject({ reason: "exercise_first" });
    await finishExercise(nino);
    await finishExercise(nino);
    expect(await isExerciseDue(nino)).toBe(false);
    await castVote(nino, aVoteInput(claim, source));
    const own = await historyOf(ctx, nino.actor.kind === "member" ? nino.actor.id : "");
    expect(own.filter(({ action }) => action === "member.exercise-finished")).toMatchObject([{ audience: "actor" }]);
  });

  test("is not asked of an account that is older, or has voted", async ({ ctx, as }) => {
    const { claim, source } = await aDecidedClaim(ctx);
    const voted = await newcomer(ctx);
    await castVote(voted, aVoteInput(claim, source));
    await agreedChecks(ctx, EXERCISE_CLAIMS);
    expect(await isExerciseDue(voted)).toBe(false);
    await castVote(as(await aMember(ctx)), aVoteInput(claim, source));
  });
});
