import { eq } from "drizzle-orm";
import { recusals } from "#db/schema";
import { getVerdict } from "#server/verdicts/queries";
import { castVote } from "#server/votes/cast-vote";
import { declareInterest } from "#server/votes/declare-interest";
import { getVoteFacts } from "#server/votes/internal";
import { findOwnVote, listOtherVotes } from "#server/votes/queries";
import { aDecidedClaim, aMember, aPublishedCheck, aVoteInput, judge } from "#tests/support/factories";
import { historyOf } from "#tests/support/history";
import { describe, expect, NOW, test } from "#tests/support/test-database";

const interest = (claim: string) => ({
  claims: [claim],
  kind: "interest" as const,
  statement: "My brother built the bridge.",
});

describe("declaring an interest", () => {
  test("in several claims takes one step, and none where one of them may not be stepped aside from", async ({
    ctx,
    as,
  }) => {
    const [one, two] = [await aDecidedClaim(ctx), await aDecidedClaim(ctx)];
    const ada = as(await aMember(ctx));
    const published = await aPublishedCheck(ctx);
    const said = { kind: "editing" as const, statement: "I decide whether this fact-check is published." };
    const tooMany = declareInterest(ada, { ...said, claims: [one.claim, ...published.claims] });
    await expect(tooMany).rejects.toMatchObject({ code: "forbidden" });
    expect((await getVoteFacts(ada, one.claim)).isRecused).toBe(false);
    await declareInterest(ada, { ...said, claims: [one.claim, two.claim] });
    for (const { claim } of [one, two]) expect((await getVoteFacts(ada, claim)).isRecused).toBe(true);
  });

  test("takes the vote back for good, and opens nothing of what others said", async ({ ctx, as }) => {
    const ada = await aMember(ctx);
    const { claim, source } = await aDecidedClaim(ctx);
    await castVote(as(ada), aVoteInput(claim, source));
    await declareInterest(as(ada), interest(claim));
    expect(await findOwnVote(as(ada), claim)).toBeNull();
    const looking = listOtherVotes(as(ada), claim);
    await expect(looking).rejects.toMatchObject({ reason: "interest_hides_votes" });
    expect(await ctx.db.select().from(recusals).where(eq(recusals.claim, claim))).toMatchObject([
      { member: ada.id, kind: "interest", statement: "My brother built the bridge.", at: NOW },
    ]);
    const again = castVote(as(ada), aVoteInput(claim, source, { replaces: 2 }));
    await expect(again).rejects.toMatchObject({ code: "forbidden", reason: "vote_recused" });
    expect((await historyOf(ctx, claim)).at(-1)).toMatchObject({ action: "vote.recused", audience: "actor" });
    await judge(ctx);
    await expect(getVerdict(as(ada), claim)).rejects.toMatchObject({ reason: "interest_hides_votes" });
    const editor = as(await aMember(ctx, { role: "moderator" }));
    await declareInterest(editor, { claims: [claim], kind: "editing", statement: "I decide about the check." });
    expect(await getVerdict(editor, claim)).toMatchObject({ voters: 3 });
    expect(await listOtherVotes(editor, claim)).toHaveLength(3);
  });

  test("is refused twice, and after publication", async ({ ctx, as }) => {
    const ada = as(await aMember(ctx));
    const decided = await aDecidedClaim(ctx);
    await declareInterest(ada, interest(decided.claim));
    await expect(declareInterest(ada, interest(decided.claim))).rejects.toMatchObject({ reason: "vote_recused" });
    await aPublishedCheck(ctx, { of: decided });
    const late = declareInterest(as(await aMember(ctx)), interest(decided.claim));
    await expect(late).rejects.toMatchObject({ reason: "votes_closed" });
  });

  test("from ten windows at once steps aside once, and tells the others", async ({ own }) => {
    const { claim } = await aDecidedClaim(own.ctx);
    const ada = await aMember(own.ctx);
    const said = { ...interest(claim), statement: "My sister builds the bridge." };
    const outcomes = await Promise.allSettled(Array.from({ length: 10 }, () => declareInterest(own.as(ada), said)));
    expect(outcomes.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
    for (const outcome of outcomes) {
      if (outcome.status === "rejected") expect(outcome.reason).toMatchObject({ reason: "vote_recused" });
    }
  });
});
