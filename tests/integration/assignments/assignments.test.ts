import { answerAssignment } from "#server/assignments/answer-assignment";
import { askToLook } from "#server/assignments/ask-to-look";
import { listAssignments, listOwnAssignments } from "#server/assignments/queries";
import { ASKED_OPEN_MAX, DUE_DAYS_MAX } from "#server/assignments/schemas";
import { withdrawAssignment } from "#server/assignments/withdraw-assignment";
import { castVote } from "#server/votes/cast-vote";
import { aCheckInReview, aClaim, aDecidedClaim, aMember, aVoteInput } from "#tests/support/factories";
import { describe, expect, NOW, test } from "#tests/support/test-database";

const dayIn = (days: number) => new Date(NOW.getTime() + days * 86_400_000).toISOString().slice(0, 10);

describe("somebody who is asked to look at a claim", () => {
  test("has it among what waits, what is due first, until they voted; the one who asked never sees that they did", async ({
    ctx,
    as,
  }) => {
    const [first, second] = [await aDecidedClaim(ctx), await aDecidedClaim(ctx)];
    const [levon, anush] = [as(await aMember(ctx, { name: "levon" })), await aMember(ctx, { name: "anush" })];
    const ask = { kind: "claim" as const, handle: anush.handle };
    await askToLook(levon, { ...ask, subject: first.claim, dueOn: null });
    const { assignment } = await askToLook(levon, { ...ask, subject: second.claim, dueOn: dayIn(3) });
    expect((await listOwnAssignments(as(anush))).map(({ subject }) => subject)).toEqual([second.claim, first.claim]);
    await answerAssignment(as(anush), { assignment, answer: "accepted" });
    const seen = await listAssignments(levon, second.claim);
    await castVote(as(anush), aVoteInput(second.claim, second.source));
    expect((await listOwnAssignments(as(anush))).map(({ subject }) => subject)).toEqual([first.claim]);
    expect(await listAssignments(levon, second.claim)).toEqual(seen);
    // Nor does asking again tell it.
    await expect(askToLook(levon, { ...ask, subject: second.claim, dueOn: null })).rejects.toMatchObject({
      reason: "assignment_there",
    });
  });

  test("declines, may think again, and is not asked any more when it is taken back", async ({ ctx, as }) => {
    const { claim } = await aClaim(ctx);
    const [levon, anush] = [as(await aMember(ctx)), await aMember(ctx)];
    const asked = { kind: "claim" as const, subject: claim, handle: anush.handle, dueOn: null };
    const { assignment } = await askToLook(levon, asked);
    await answerAssignment(as(anush), { assignment, answer: "declined" });
    expect(await listOwnAssignments(as(anush))).toEqual([]);
    await answerAssignment(as(anush), { assignment, answer: "accepted" });
    expect(await listOwnAssignments(as(anush))).toHaveLength(1);
    await withdrawAssignment(levon, { assignment });
    expect(await listOwnAssignments(as(anush))).toEqual([]);
    await expect(answerAssignment(as(anush), { assignment, answer: "accepted" })).rejects.toMatchObject({
      reason: "assignment_withdrawn",
    });
    await askToLook(levon, asked);
  });

  test("is a member who may read it, and not oneself; a day is to come and not far", async ({ ctx, as }) => {
    const { claim } = await aClaim(ctx);
    const levon = await aMember(ctx);
    const { handle } = await aMember(ctx);
    const ask = (said: object) =>
      askToLook(as(levon), { kind: "claim", subject: claim, handle, dueOn: null, ...said }).catch(
        ({ reason }) => reason,
      );
    expect(await ask({ handle: levon.handle })).toBe("assignment_self");
    expect(await ask({ handle: "nobody_there" })).toBe("member_unknown");
    expect(await ask({ dueOn: dayIn(-2) })).toBe("date_past");
    expect(await ask({ dueOn: dayIn(DUE_DAYS_MAX + 2) })).toBe("date_far");
    const check = await aCheckInReview(ctx);
    expect(await ask({ kind: "check", subject: check.id })).toBe("moderators_only");
    const iris = as(await aMember(ctx, { role: "moderator" }));
    const ofCheck = { kind: "check" as const, subject: check.id, dueOn: null };
    await expect(askToLook(iris, { ...ofCheck, handle })).rejects.toMatchObject({ reason: "assignment_cannot_read" });
    const ovid = await aMember(ctx, { role: "moderator" });
    await askToLook(iris, { ...ofCheck, handle: ovid.handle });
    expect(await listOwnAssignments(as(ovid))).toMatchObject([{ subject: check.id, by: expect.any(String) }]);
  });

  test("is not buried: so many answers of one who asks may be out", async ({ ctx, as }) => {
    const { claim } = await aClaim(ctx);
    const levon = as(await aMember(ctx));
    const ask = async () =>
      askToLook(levon, { kind: "claim", subject: claim, handle: (await aMember(ctx)).handle, dueOn: null });
    for (let n = 0; n < ASKED_OPEN_MAX; n++) await ask();
    await expect(ask()).rejects.toMatchObject({ reason: "assignment_many" });
  });
});
