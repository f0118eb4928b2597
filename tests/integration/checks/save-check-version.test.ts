import { and, eq } from "drizzle-orm";
import { checkSources, checkVersions, readings, voices } from "#db/schema";
import { getDraft } from "#server/checks/desk-queries";
import { saveCheckVersion } from "#server/checks/save-check-version";
import { SaveCheckVersionInput } from "#server/checks/schemas";
import { submitCheckForReview } from "#server/checks/submit-check-for-review";
import { castVote } from "#server/votes/cast-vote";
import {
  aCheckInReview,
  aDecidedClaim,
  aDraft,
  aMember,
  aSource,
  aVoteInput,
  someWords,
} from "#tests/support/factories";
import { historyOf } from "#tests/support/history";
import { describe, expect, test } from "#tests/support/test-database";

describe("saving a version of a check", () => {
  test("keeps the words and the readings in their order, beside every earlier version", async ({ ctx, as }) => {
    const { id: check, author } = await aDraft(ctx);
    const first = await aDecidedClaim(ctx);
    const second = await aDecidedClaim(ctx);
    const words = someWords({
      readings: [
        { sentence: "Was it open to people on foot?", claim: second.claim },
        { sentence: "Was it open to cars as well?", claim: first.claim },
      ],
    });
    expect(await saveCheckVersion(as(author), { check, fromVersion: 2, ...words })).toEqual({ version: 3 });
    const kept = await ctx.db
      .select({ sentence: readings.sentence, claim: readings.claim })
      .from(readings)
      .where(and(eq(readings.check, check), eq(readings.version, 3)))
      .orderBy(readings.position);
    expect(kept).toEqual(words.readings);
    expect(await ctx.db.$count(checkVersions, eq(checkVersions.check, check))).toBe(3);
    expect((await historyOf(ctx, check)).at(-1)).toMatchObject({ action: "check.saved", payload: { version: 3 } });
  });

  test("numbers the sources of all its claims and never numbers them anew", async ({ ctx, as }) => {
    const decided = await aDecidedClaim(ctx);
    const { id: check, author } = await aDraft(ctx, { of: decided });
    const reading = await aDecidedClaim(ctx);
    const readings = [{ sentence: "Was it open to people on foot?", claim: reading.claim }];
    await saveCheckVersion(as(author), { check, fromVersion: 2, ...someWords({ readings, body: "It was [S2]." }) });
    const { source: late } = await aSource(ctx, decided, { quote: "two months before cars followed" });
    await saveCheckVersion(as(author), { check, fromVersion: 3, ...someWords({ body: "It was [S1], [S3]." }) });
    const numbered = await ctx.db
      .select({ number: checkSources.number, source: checkSources.source })
      .from(checkSources)
      .where(eq(checkSources.check, check))
      .orderBy(checkSources.number);
    expect(numbered.map(({ source }) => source)).toEqual([decided.source, reading.source, late]);
  });

  test("is refused when it was saved elsewhere since", async ({ ctx, as }) => {
    const { id: check, author } = await aDraft(ctx);
    const stale = saveCheckVersion(as(author), { check, fromVersion: 1, ...someWords() });
    await expect(stale).rejects.toMatchObject({ code: "conflict", reason: "check_saved_elsewhere" });
  });

  test("keeps a citation that leads nowhere yet and says so, except in code and when it is written with a stroke", async ({
    ctx,
    as,
  }) => {
    const { id: check, author } = await aDraft(ctx);
    const save = async (fromVersion: number, body: string) => {
      await saveCheckVersion(as(author), { check, fromVersion, ...someWords({ body }) });
      return (await getDraft(as(author), check)).unmet;
    };
    expect(await save(2, "It was open [S1], they say [S2].")).toEqual([
      { reason: "check_citation_unknown", params: { number: 2 } },
    ]);
    await expect(submitCheckForReview(as(author), { check, version: 3 })).rejects.toMatchObject({
      reason: "check_citation_unknown",
    });
    expect(await save(3, "It was open [S1]: `[S8]` and \\[S9].")).toEqual([]);
  });

  test("is refused while it is in review, for its own claim as a reading, and for one reading twice", async ({
    ctx,
    as,
  }) => {
    const inReview = await aCheckInReview(ctx);
    const late = saveCheckVersion(as(inReview.author), { check: inReview.id, fromVersion: 2, ...someWords() });
    await expect(late).rejects.toMatchObject({ code: "forbidden", reason: "check_in_review" });
    const { id: check, author, claims } = await aDraft(ctx);
    const readings = claims.map((claim) => ({ sentence: "Was it open to people on foot?", claim }));
    const repeated = saveCheckVersion(as(author), { check, fromVersion: 2, ...someWords({ readings }) });
    await expect(repeated).rejects.toMatchObject({ reason: "check_readings_repeat" });
  });

  test("takes a dissent only from a reason that may be quoted, and from an author who may read it", async ({
    ctx,
    as,
  }) => {
    const decided = await aDecidedClaim(ctx);
    const { id: check, author, claims } = await aDraft(ctx, { of: decided });
    const [claim = ""] = claims;
    const quotable = await aMember(ctx);
    const silent = await aMember(ctx);
    await castVote(as(quotable), aVoteInput(claim, decided.source, { rating: "false" }));
    await castVote(as(silent), aVoteInput(claim, decided.source, { rating: "false", mayQuote: false }));
    const voiceOf = async (member: string) => {
      const [voice] = await ctx.db
        .select({ number: voices.number })
        .from(voices)
        .where(and(eq(voices.claim, claim), eq(voices.member, member)));
      return voice?.number ?? 0;
    };
    const save = async (voice: number) =>
      saveCheckVersion(as(author), { check, fromVersion: 2, ...someWords({ dissent: { claim, voice } }) });
    await expect(save(await voiceOf(quotable.id))).rejects.toMatchObject({ code: "forbidden", reason: "vote_first" });
    await castVote(as(author), aVoteInput(claim, decided.source));
    await expect(save(await voiceOf(silent.id))).rejects.toMatchObject({ reason: "check_dissent_unknown" });
    await save(await voiceOf(quotable.id));
    const [kept] = await ctx.db
      .select({ vote: checkVersions.dissentVote, ballot: checkVersions.dissentBallot })
      .from(checkVersions)
      .where(and(eq(checkVersions.check, check), eq(checkVersions.version, 3)));
    expect(kept).toEqual({ vote: expect.any(String), ballot: 1 });
  });

  test("wants the day on which the claimant was asked, or the reason why not", () => {
    const issues = (said: object) =>
      SaveCheckVersionInput.safeParse({
        check: "7d3e5c1e-5f0b-4f0e-9a53-0c2a1d6f7b10",
        fromVersion: 1,
        ...someWords(said),
      }).error?.issues.map(({ path, message }) => [path[0], message]);
    expect(issues({ claimantContactOn: null })).toEqual([["claimantContactOn", "check_contact_when"]]);
    expect(issues({ claimantContact: "not_contacted" })).toEqual([["claimantContactNote", "check_contact_why_not"]]);
    expect(issues({})).toBeUndefined();
  });
});
