import { eq } from "drizzle-orm";
import { checkStates, checkVersions } from "#db/schema";
import { draftCheck } from "#server/checks/draft-check";
import { aDecidedClaim, aMember } from "#tests/support/factories";
import { historyOf } from "#tests/support/history";
import { describe, expect, NOW, test } from "#tests/support/test-database";

const title = "Was the bridge open in March?";

describe("drafting a check", () => {
  test("starts with the question and the claim under check, for its author alone", async ({ ctx, as }) => {
    const mary = await aMember(ctx, { name: "Mary" });
    const { claim: subjectClaim } = await aDecidedClaim(ctx);
    const { check } = await draftCheck(as(mary), { subjectClaim, title, language: "en" });
    expect(await ctx.db.select().from(checkVersions).where(eq(checkVersions.check, check))).toMatchObject([
      { version: 1, title, answer: "", body: "", sources: 1, savedBy: mary.id, savedAt: NOW },
    ]);
    expect(await ctx.db.select().from(checkStates).where(eq(checkStates.check, check))).toMatchObject([
      { seq: 1, version: 1, state: "draft", by: mary.id },
    ]);
    expect(await historyOf(ctx, check)).toMatchObject([
      { action: "check.drafted", actor: mary.id, audience: "desk", payload: { claim: subjectClaim } },
    ]);
  });

  test("is refused for a claim that there is not", async ({ ctx, as }) => {
    const subjectClaim = "7d3e5c1e-5f0b-4f0e-9a53-0c2a1d6f7b10";
    const nowhere = draftCheck(as(await aMember(ctx)), { subjectClaim, title, language: "en" });
    await expect(nowhere).rejects.toMatchObject({ code: "not_found" });
  });
});
