import { eq } from "drizzle-orm";
import { checkStates } from "#db/schema";
import { submitCheckForReview } from "#server/checks/submit-check-for-review";
import { aDraft, type TestCheck } from "#tests/support/factories";
import { historyOf } from "#tests/support/history";
import { describe, expect, test } from "#tests/support/test-database";

const input = ({ id, version }: TestCheck) => ({ check: id, version });

describe("submitting a check for review", () => {
  test("puts that version into review and tells the desk", async ({ ctx, as }) => {
    const draft = await aDraft(ctx);
    await submitCheckForReview(as(draft.author), input(draft));
    const states = await ctx.db
      .select()
      .from(checkStates)
      .where(eq(checkStates.check, draft.id))
      .orderBy(checkStates.seq);
    expect(states.at(-1)).toMatchObject({ state: "in_review", version: 2, by: draft.author.id });
    expect((await historyOf(ctx, draft.id)).at(-1)).toMatchObject({ action: "check.submitted", audience: "desk" });
  });

  for (const [reason, words] of [
    ["check_answer_missing", { answer: "" }],
    ["check_citation_missing", { body: "It was open." }],
    ["check_contact_missing", { claimantContact: null, claimantContactOn: null }],
  ] as const) {
    test(`is refused with the first requirement that it misses: ${reason}`, async ({ ctx, as }) => {
      const draft = await aDraft(ctx, words);
      const lacking = submitCheckForReview(as(draft.author), input(draft));
      await expect(lacking).rejects.toMatchObject({ code: "invalid", reason });
    });
  }

  test("is refused for a version that is not the newest, and twice", async ({ ctx, as }) => {
    const draft = await aDraft(ctx);
    const stale = submitCheckForReview(as(draft.author), { check: draft.id, version: 1 });
    await expect(stale).rejects.toMatchObject({ code: "conflict", reason: "check_saved_elsewhere" });
    await submitCheckForReview(as(draft.author), input(draft));
    const again = submitCheckForReview(as(draft.author), input(draft));
    await expect(again).rejects.toMatchObject({ code: "forbidden", reason: "check_in_review" });
  });
});
