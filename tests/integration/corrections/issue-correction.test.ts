import { eq } from "drizzle-orm";
import { corrections } from "#db/schema";
import { getVersionWords, listPrintedVerdicts } from "#server/checks/internal";
import { getPublishedCheck } from "#server/checks/public-queries";
import { issueCorrection } from "#server/corrections/issue-correction";
import { aCheckInReview, aDecidedClaim, aMember, aPublishedCheck, correct, retract } from "#tests/support/factories";
import { historyOf } from "#tests/support/history";
import { describe, expect, NOW, test } from "#tests/support/test-database";

const REASON = "The log was written a year later by somebody who was not there.";

describe("issuing a correction", () => {
  for (const type of ["typo", "clarification", "correction"] as const) {
    test(`of type ${type} prints new words, keeps the verdicts and the version before`, async ({ ctx }) => {
      const reading = await aDecidedClaim(ctx);
      const check = await aPublishedCheck(ctx, {
        readings: [{ sentence: "Was it open to people on foot?", claim: reading.claim }],
      });
      const before = await listPrintedVerdicts(ctx, check.id, 2);
      await correct(ctx, check, { type, answer: "It was open on two days." });
      expect(await getPublishedCheck(ctx, check.slug)).toMatchObject({
        state: "corrected",
        version: 3,
        answer: "It was open on two days.",
      });
      expect((await getVersionWords(ctx, check.id, 2)).answer).toBe("It was open to pedestrians only.");
      const sorted = (rows: typeof before) => rows.toSorted((a, b) => a.claim.localeCompare(b.claim));
      expect(sorted(await listPrintedVerdicts(ctx, check.id, 3))).toEqual(sorted(before));
      expect(before).toHaveLength(2);
      expect(await ctx.db.select().from(corrections).where(eq(corrections.check, check.id))).toMatchObject([
        { seq: 1, type, fromVersion: 2, toVersion: 3, at: NOW },
      ]);
      expect((await historyOf(ctx, check.id)).at(-1)).toMatchObject({
        action: "check.corrected",
        audience: "public",
        payload: { version: 3, type },
      });
    });
  }

  test("of a verdict prints the new one with its reason, and is refused when it is the same", async ({ ctx }) => {
    const check = await aPublishedCheck(ctx);
    const [claim = ""] = check.claims;
    await expect(correct(ctx, check, { type: "changed_verdict" })).rejects.toMatchObject({
      code: "invalid",
      reason: "correction_verdict_same",
    });
    const overrides = [{ claim, rating: "unverifiable" as const, reason: REASON }];
    await correct(ctx, check, { type: "changed_verdict", overrides });
    expect(await listPrintedVerdicts(ctx, check.id, 3)).toMatchObject([
      { rating: "unverifiable", overrideReason: REASON },
    ]);
  });

  test("that changes nothing is refused, and one that cites what is not there", async ({ ctx }) => {
    const check = await aPublishedCheck(ctx);
    await expect(correct(ctx, check, {})).rejects.toMatchObject({ reason: "correction_same" });
    const uncited = correct(ctx, check, { body: "It was closed [S9]." });
    await expect(uncited).rejects.toMatchObject({ reason: "check_citation_unknown", params: { number: 9 } });
  });

  test("is refused when somebody else corrected it since", async ({ ctx }) => {
    const check = await aPublishedCheck(ctx);
    await correct(ctx, check, { answer: "It was open on two days." });
    const stale = correct(ctx, check, { answer: "It was open on three days." });
    await expect(stale).rejects.toMatchObject({ code: "conflict", reason: "check_corrected_elsewhere" });
  });

  test("of type retraction leaves the words and is the last", async ({ ctx }) => {
    const check = await retract(ctx, await aPublishedCheck(ctx));
    expect(await getPublishedCheck(ctx, check.slug)).toMatchObject({ state: "retracted", version: 2 });
    const history = await historyOf(ctx, check.id);
    expect(history.find(({ action }) => action === "check.retracted")).toMatchObject({ audience: "public" });
    await expect(correct(ctx, check, { answer: "It stands." })).rejects.toMatchObject({
      code: "forbidden",
      reason: "check_retracted",
    });
  });

  test("is for what is published", async ({ ctx, as }) => {
    const { id: check, version } = await aCheckInReview(ctx);
    const early = issueCorrection(as(await aMember(ctx, { role: "moderator" })), {
      check,
      fromVersion: version,
      type: "typo",
      text: "There was a comma too many in it.",
      title: "Was the bridge closed?",
      answer: "It was.",
      body: "It was [S1].",
    });
    await expect(early).rejects.toMatchObject({ code: "forbidden", reason: "check_not_published" });
  });
});
