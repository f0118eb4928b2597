import { eq } from "drizzle-orm";
import { checkStates } from "#db/schema";
import { saveCheckVersion } from "#server/checks/save-check-version";
import { sendBackCheck } from "#server/checks/send-back-check";
import { aCheckInReview, aDraft, aMember, aPublishedCheck, someWords } from "#tests/support/factories";
import { historyOf } from "#tests/support/history";
import { describe, expect, test } from "#tests/support/test-database";

const reason = "The second source is missing.";

describe("sending a check back", () => {
  test("gives it back to its author, who reads why and can change it again", async ({ ctx, as }) => {
    const { id: check, author } = await aCheckInReview(ctx);
    const grace = await aMember(ctx, { name: "Grace", role: "moderator" });
    await sendBackCheck(as(grace), { check, reason });
    const states = await ctx.db.select().from(checkStates).where(eq(checkStates.check, check)).orderBy(checkStates.seq);
    expect(states.at(-1)).toMatchObject({ state: "draft", version: 2, by: grace.id, reason });
    expect((await historyOf(ctx, check)).at(-1)).toMatchObject({ action: "check.sent-back", actor: grace.id });
    expect(await saveCheckVersion(as(author), { check, fromVersion: 2, ...someWords() })).toEqual({ version: 3 });
  });

  test("is refused for one's own check, for a draft, and for what is published", async ({ ctx, as }) => {
    const grace = await aMember(ctx, { name: "Grace", role: "moderator" });
    const own = await aCheckInReview(ctx, { by: grace });
    const refusals = [
      [own.id, "check_own"],
      [(await aDraft(ctx)).id, "check_not_in_review"],
      [(await aPublishedCheck(ctx)).id, "check_already_published"],
    ] as const;
    for (const [check, because] of refusals) {
      await expect(sendBackCheck(as(grace), { check, reason })).rejects.toMatchObject({
        code: "forbidden",
        reason: because,
      });
    }
  });
});
