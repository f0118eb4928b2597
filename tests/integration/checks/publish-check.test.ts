import { and, desc, eq } from "drizzle-orm";
import { checkSlugs, checkStates, claimStates, events, verdicts, versionVerdicts } from "#db/schema";
import { listPrintedVerdicts } from "#server/checks/internal";
import { getPublishedCheck } from "#server/checks/public-queries";
import { publishCheck } from "#server/checks/publish-check";
import { castVote } from "#server/votes/cast-vote";
import { declareInterest } from "#server/votes/declare-interest";
import {
  aCheckInReview,
  aClaim,
  aDecidedClaim,
  aDraft,
  aMember,
  anEditorOf,
  aPublishedCheck,
  aSource,
  aVoteInput,
  handIn,
  judge,
  type TestCheck,
} from "#tests/support/factories";
import { historyOf } from "#tests/support/history";
import { describe, expect, NOW, test } from "#tests/support/test-database";

const input = ({ id, version }: TestCheck) => ({ check: id, version, overrides: [] });
const REASON = "The log was written a year later by somebody who was not there.";

describe("publishing a check", () => {
  test("prints the verdicts of that moment for its claim and its readings, and closes their votes", async ({
    ctx,
    as,
  }) => {
    const subject = await aDecidedClaim(ctx, { ratings: ["true", "true", "mostly_true"] });
    const reading = await aDecidedClaim(ctx, { ratings: ["false", "false", "false", "true", "true"] });
    const draft = await aDraft(ctx, {
      of: subject,
      readings: [{ sentence: "Was it open to people on foot?", claim: reading.claim }],
    });
    const check = await handIn(ctx, draft);
    const grace = await anEditorOf(ctx, check);
    const { slug } = await publishCheck(as(grace), input(check));
    expect(await getPublishedCheck(ctx, slug)).toMatchObject({ state: "published", version: 2, publishedAt: NOW });
    const printed = await listPrintedVerdicts(ctx, check.id, 2);
    expect(printed.find(({ claim }) => claim === subject.claim)).toMatchObject({
      state: "provisional",
      rating: "true",
    });
    expect(printed.find(({ claim }) => claim === reading.claim)).toMatchObject({ overrideRating: null });
    for (const { claim, source } of [subject, reading]) {
      const [, state] = await ctx.db
        .select()
        .from(claimStates)
        .where(eq(claimStates.claim, claim))
        .orderBy(claimStates.seq);
      expect(state).toMatchObject({ state: "published", by: grace.id });
      const late = castVote(as(await aMember(ctx)), aVoteInput(claim, source));
      await expect(late).rejects.toMatchObject({ reason: "votes_closed" });
    }
    expect((await historyOf(ctx, check.id)).at(-1)).toMatchObject({
      action: "check.published",
      actor: grace.id,
      audience: "public",
      payload: { version: 2, overrides: 0 },
    });
  });

  test("gives it an address made of its question, and a number to the second of the same", async ({ ctx }) => {
    const title = "Was the bridge open in March, “really”?";
    expect((await aPublishedCheck(ctx, { title })).slug).toBe("was-the-bridge-open-in-march-really");
    expect((await aPublishedCheck(ctx, { title })).slug).toBe("was-the-bridge-open-in-march-really-2");
  });

  test("happens once when two moderators do it at the same moment", async ({ own }) => {
    const check = await aCheckInReview(own.ctx);
    const editors = [await anEditorOf(own.ctx, check), await anEditorOf(own.ctx, check)];
    const published = await Promise.allSettled(editors.map((editor) => publishCheck(own.as(editor), input(check))));
    expect(published.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
    expect(published.find(({ status }) => status === "rejected")).toMatchObject({
      reason: { code: "forbidden", reason: "check_already_published" },
    });
    expect(await own.db.$count(checkSlugs)).toBe(1);
    expect(await own.db.$count(checkStates, eq(checkStates.state, "published"))).toBe(1);
    expect(await own.db.$count(events, eq(events.action, "check.published"))).toBe(1);
  });

  test("loses no vote that was cast at the same moment, and counts none that came after", async ({ own }) => {
    const decided = await aDecidedClaim(own.ctx);
    const check = await aCheckInReview(own.ctx, { of: decided });
    const editor = await anEditorOf(own.ctx, check);
    const voters = [];
    for (let i = 0; i < 10; i++) voters.push(await aMember(own.ctx));
    // As a moderator does who is told that a vote is not judged yet.
    const publishOnceJudged = async (): Promise<void> => {
      try {
        await publishCheck(own.as(editor), input(check));
      } catch (error) {
        expect(error).toMatchObject({ reason: "verdict_not_judged_yet" });
        await judge(own.ctx);
        await publishOnceJudged();
      }
    };
    const [published, ...cast] = await Promise.allSettled([
      publishOnceJudged(),
      ...voters.map((voter) => castVote(own.as(voter), aVoteInput(decided.claim, decided.source))),
    ]);
    expect(published.status).toBe("fulfilled");
    const taken = cast.filter(({ status }) => status === "fulfilled").length;
    const written = await own.db.select().from(verdicts).where(eq(verdicts.claim, decided.claim)).orderBy(verdicts.seq);
    expect(written.at(-1)?.voters).toBe(3 + taken);
  });

  test("is refused to its author, to a moderator who may still vote, and of a draft", async ({ ctx, as }) => {
    const author = await aMember(ctx, { role: "moderator" });
    const own = await aCheckInReview(ctx, { by: author });
    const refused = (check: TestCheck, member = author) => expect(publishCheck(as(member), input(check))).rejects;
    await refused(own).toMatchObject({ code: "forbidden", reason: "check_own" });
    await refused(own, await aMember(ctx, { role: "moderator" })).toMatchObject({ reason: "vote_or_step_aside" });
    await refused(await aDraft(ctx)).toMatchObject({ reason: "check_not_in_review" });
  });

  test("is refused of another version than the one that was read", async ({ ctx, as }) => {
    const check = await aCheckInReview(ctx);
    const stale = publishCheck(as(await anEditorOf(ctx, check)), { ...input(check), version: 1 });
    await expect(stale).rejects.toMatchObject({ code: "conflict", reason: "check_saved_elsewhere" });
  });

  test("is refused without a verdict on each of its claims", async ({ ctx, as }) => {
    const check = await aCheckInReview(ctx, { of: await aDecidedClaim(ctx, { ratings: ["true", "true"] }) });
    const early = publishCheck(as(await anEditorOf(ctx, check)), input(check));
    await expect(early).rejects.toMatchObject({ code: "invalid", reason: "check_no_verdict" });
    expect(await ctx.db.$count(verdicts)).toBe(0);
  });

  test("needs a source whose quote was found, or the reason why there is none", async ({ ctx, as }) => {
    const claim = await aClaim(ctx);
    const whyNot = "It stands in a photograph on that page.";
    const { source } = await aSource(ctx, claim, { quote: "The bridge has never been open.", whyNot });
    for (const _ of [1, 2, 3]) await castVote(as(await aMember(ctx)), aVoteInput(claim.claim, source));
    const decided = { ...claim, source };
    await expect(aCheckInReview(ctx, { of: decided })).rejects.toMatchObject({ reason: "check_no_found_quote" });
    const noQuoteReason = "All that is left of the log is a photograph.";
    const { slug } = await aPublishedCheck(ctx, { of: decided, noQuoteReason });
    expect(await getPublishedCheck(ctx, slug)).toMatchObject({ state: "published" });
  });

  test("can print a contested verdict, as what it is", async ({ ctx }) => {
    const ratings = ["true", "true", "true", "false", "false", "false"] as const;
    const check = await aPublishedCheck(ctx, { of: await aDecidedClaim(ctx, { ratings: [...ratings] }) });
    expect(await listPrintedVerdicts(ctx, check.id, 2)).toMatchObject([{ state: "contested", rating: null }]);
  });

  describe("overrides the vote", () => {
    test("prints another rating with the reason beside it", async ({ ctx, as }) => {
      const check = await aCheckInReview(ctx);
      const [claim = ""] = check.claims;
      await publishCheck(as(await anEditorOf(ctx, check)), {
        ...input(check),
        overrides: [{ claim, rating: "unverifiable", reason: REASON }],
      });
      const [row] = await ctx.db.select().from(versionVerdicts).where(eq(versionVerdicts.check, check.id));
      expect(row).toMatchObject({ overrideRating: "unverifiable", overrideReason: REASON });
      const [computed] = await ctx.db
        .select()
        .from(verdicts)
        .where(eq(verdicts.claim, claim))
        .orderBy(desc(verdicts.seq));
      expect(computed).toMatchObject({ rating: "mostly_true", voters: 3, rule: "bridging-2", basis: "plain" });
    });

    test("is refused to a moderator who voted on that claim, and when it is what the votes say anyway", async ({
      ctx,
      as,
    }) => {
      const decided = await aDecidedClaim(ctx);
      const check = await aCheckInReview(ctx, { of: decided });
      const voter = await aMember(ctx, { role: "moderator" });
      await castVote(as(voter), aVoteInput(decided.claim, decided.source));
      const overrides = [{ claim: decided.claim, rating: "unverifiable" as const, reason: REASON }];
      const own = publishCheck(as(voter), { ...input(check), overrides });
      await expect(own).rejects.toMatchObject({ code: "forbidden", reason: "check_override_own_vote" });
      const others = publishCheck(as(await anEditorOf(ctx, check)), input(check));
      await expect(others).rejects.toMatchObject({ code: "conflict", reason: "verdict_not_judged_yet" });
      await judge(ctx);
      const same = publishCheck(as(await anEditorOf(ctx, check)), {
        ...input(check),
        overrides: [{ claim: decided.claim, rating: "mostly_true", reason: REASON }],
      });
      await expect(same).rejects.toMatchObject({ code: "invalid", reason: "check_override_same" });
    });

    test("is refused for a claim that the check does not have", async ({ ctx, as }) => {
      const check = await aCheckInReview(ctx);
      const { claim } = await aDecidedClaim(ctx);
      const other = publishCheck(as(await anEditorOf(ctx, check)), {
        ...input(check),
        overrides: [{ claim, rating: "false", reason: REASON }],
      });
      await expect(other).rejects.toMatchObject({ reason: "check_override_unknown" });
    });
  });

  test("leaves out the votes of those who stepped aside", async ({ ctx, as }) => {
    const decided = await aDecidedClaim(ctx, { ratings: ["true", "true", "true"] });
    const leaving = await aMember(ctx);
    await castVote(as(leaving), aVoteInput(decided.claim, decided.source, { rating: "false" }));
    await declareInterest(as(leaving), { claims: [decided.claim], kind: "interest", statement: "I own the ferry." });
    await aPublishedCheck(ctx, { of: decided });
    const [verdict] = await ctx.db
      .select()
      .from(verdicts)
      .where(and(eq(verdicts.claim, decided.claim)));
    expect(verdict).toMatchObject({ voters: 3, rating: "true" });
  });
});
