import { eq } from "drizzle-orm";
import { consents, judgements } from "#db/schema";
import { answerEstimation } from "#server/members/answer-estimation";
import { findOwnConsent } from "#server/members/queries";
import { castVote } from "#server/votes/cast-vote";
import { aDecidedClaim, aMember, aVoteInput, judge } from "#tests/support/factories";
import { historyOf } from "#tests/support/history";
import { describe, expect, test } from "#tests/support/test-database";

describe("answering whether one may be estimated", () => {
  test("keeps every answer, and the newest stands for all votes from the next judgement", async ({ ctx, as }) => {
    const ada = await aMember(ctx);
    const { claim, source } = await aDecidedClaim(ctx);
    await castVote(as(ada), aVoteInput(claim, source));
    const estimated = async () => {
      await judge(ctx);
      return (await ctx.db.select().from(judgements).orderBy(judgements.version)).at(-1)?.reviewers;
    };
    expect([await findOwnConsent(as(ada)), await estimated()]).toEqual([null, 0]);
    await answerEstimation(as(ada), { allows: true });
    expect([await findOwnConsent(as(ada)), await estimated()]).toEqual([true, 1]);
    await answerEstimation(as(ada), { allows: false });
    expect([await findOwnConsent(as(ada)), await estimated()]).toEqual([false, 0]);
    expect(await ctx.db.$count(consents, eq(consents.member, ada.id))).toBe(2);
    expect(await historyOf(ctx, ada.id)).toMatchObject([
      { action: "member.estimation-allowed", audience: "actor", actor: ada.id },
      { action: "member.estimation-refused", audience: "actor", actor: ada.id },
    ]);
  });
});
