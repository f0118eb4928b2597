import { extendValidity } from "#server/checks/extend-validity";
import { getPublishedCheck } from "#server/checks/public-queries";
import { REVIEW_AFTER_DAYS } from "#server/checks/rules";
import { memberCtx } from "#server/core/context";
import { listQueue } from "#server/moderation/desk-queries";
import { aMember, aPublishedCheck, retract } from "#tests/support/factories";
import { describe, expect, test } from "#tests/support/test-database";

const DAY_MS = 86_400_000;
const dayOf = (at: Date, days = 0) => new Date(at.getTime() + days * DAY_MS).toISOString().slice(0, 10);

describe("the review date of a check", () => {
  test("is a year after its publication; then it waits in the queue until a moderator looked again", async ({
    ctx,
  }) => {
    const check = await aPublishedCheck(ctx);
    const validity = async () => (await getPublishedCheck(ctx, check.slug)).validity;
    expect(await validity()).toEqual({ validAsOf: dayOf(ctx.now), reviewOn: dayOf(ctx.now, REVIEW_AFTER_DAYS) });
    const member = await aMember(ctx, { role: "moderator" });
    const moderatorAt = (days: number) =>
      memberCtx(ctx.db, member, { now: new Date(ctx.now.getTime() + days * DAY_MS) });
    const due = async (days: number) =>
      (await listQueue(moderatorAt(days))).filter(({ kind, item }) => kind === "review_due" && item === check.id)
        .length;
    expect(await due(REVIEW_AFTER_DAYS - 1)).toBe(0);
    expect(await due(REVIEW_AFTER_DAYS)).toBe(1);
    const later = moderatorAt(REVIEW_AFTER_DAYS);
    const past = extendValidity(later, { check: check.id, reviewOn: dayOf(later.now) });
    await expect(past).rejects.toMatchObject({ reason: "review_date_past" });
    await extendValidity(later, { check: check.id, reviewOn: dayOf(later.now, 90) });
    expect(await validity()).toEqual({ validAsOf: dayOf(later.now), reviewOn: dayOf(later.now, 90) });
    expect(await due(REVIEW_AFTER_DAYS + 89)).toBe(0);
    expect(await due(REVIEW_AFTER_DAYS + 90)).toBe(1);
  });

  test("is none of what was retracted", async ({ ctx, as }) => {
    const check = await retract(ctx, await aPublishedCheck(ctx));
    const moderator = as(await aMember(ctx, { role: "moderator" }));
    const extended = extendValidity(moderator, { check: check.id, reviewOn: "2030-01-01" });
    await expect(extended).rejects.toMatchObject({ reason: "check_retracted" });
    const late = { ...moderator, now: new Date(ctx.now.getTime() + 2 * REVIEW_AFTER_DAYS * DAY_MS) };
    expect((await listQueue(late)).filter(({ item }) => item === check.id)).toEqual([]);
  });
});
