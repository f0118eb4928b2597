import { answerApplication } from "#server/applications/answer-application";
import { applyToReview } from "#server/applications/apply-to-review";
import { findOwnApplication, getApplication, listOpenApplications } from "#server/applications/queries";
import { APPLY_AGAIN_DAYS } from "#server/applications/schemas";
import { withdrawApplication } from "#server/applications/withdraw-application";
import { type Ctx, memberCtx } from "#server/core/context";
import { declareStandingInterest } from "#server/interests/declare-standing-interest";
import { getRole } from "#server/members/internal";
import { aMember } from "#tests/support/factories";
import { historyOf } from "#tests/support/history";
import { describe, expect, NOW, test } from "#tests/support/test-database";

const WORDS = { statement: "I have read land registers for eleven years." };
const days = (count: number) => new Date(NOW.getTime() + count * 86_400_000);

async function aReader(ctx: Ctx) {
  const reader = await aMember(ctx, { name: "Tigran", role: "reader" });
  return { reader, tigran: memberCtx(ctx.db, reader, { now: NOW }) };
}

describe("an application", () => {
  test("is read by moderators with the applicant's interests, and makes a reviewer when it is accepted", async ({
    ctx,
    as,
  }) => {
    const { reader, tigran } = await aReader(ctx);
    await declareStandingInterest(tigran, { kind: "topic", name: "Housing", statement: "I own two flats." });
    const { application } = await applyToReview(tigran, WORDS);
    const iris = as(await aMember(ctx, { name: "Iris", role: "moderator" }));
    expect(await listOpenApplications(iris)).toMatchObject([{ id: application, handle: reader.handle }]);
    expect(await getApplication(iris, application)).toMatchObject({
      ...WORDS,
      isOpen: true,
      interests: [{ name: "Housing", statement: "I own two flats." }],
    });
    const answer = { application, outcome: "accepted", reason: "Welcome. Step aside from Quay East." } as const;
    await answerApplication(iris, answer);
    expect(await getRole(ctx, reader.id)).toBe("reviewer");
    expect(await findOwnApplication(tigran)).toMatchObject({ outcome: "accepted", reason: answer.reason });
    expect(await listOpenApplications(iris)).toEqual([]);
    expect((await historyOf(ctx, application)).map(({ action }) => action)).toEqual([
      "application.submitted",
      "application.accepted",
    ]);
    expect((await historyOf(ctx, reader.id)).at(-1)).toMatchObject({ action: "member.role-changed" });
    // Another moderator who looked at it at the same time is told.
    const other = as(await aMember(ctx, { role: "moderator" }));
    await expect(answerApplication(other, { ...answer, outcome: "declined" })).rejects.toMatchObject({
      reason: "application_answered",
    });
  });

  test("waits one at a time; who was declined asks again after thirty days, who took it back at once", async ({
    ctx,
    as,
  }) => {
    const { reader, tigran } = await aReader(ctx);
    const first = await applyToReview(tigran, WORDS);
    await expect(applyToReview(tigran, WORDS)).rejects.toMatchObject({ reason: "application_waits" });
    await withdrawApplication(tigran, first);
    await expect(withdrawApplication(tigran, first)).rejects.toMatchObject({ reason: "application_answered" });
    const second = await applyToReview({ ...tigran, now: days(1) }, WORDS);
    const iris = as(await aMember(ctx, { role: "moderator" }), days(1));
    await answerApplication(iris, { ...second, outcome: "declined", reason: "Take part as a reader first." });
    expect(await getRole(ctx, reader.id)).toBe("reader");
    await expect(applyToReview({ ...tigran, now: days(APPLY_AGAIN_DAYS) }, WORDS)).rejects.toMatchObject({
      reason: "application_too_soon",
      params: { days: 1 },
    });
    await applyToReview({ ...tigran, now: days(APPLY_AGAIN_DAYS + 1) }, WORDS);
  });

  test("is nobody's who reviews already, and taken back by its applicant only", async ({ ctx, as }) => {
    await expect(applyToReview(as(await aMember(ctx)), WORDS)).rejects.toMatchObject({ reason: "reviewer_already" });
    const { tigran } = await aReader(ctx);
    const application = await applyToReview(tigran, WORDS);
    await expect(withdrawApplication((await aReader(ctx)).tigran, application)).rejects.toMatchObject({
      reason: "application_not_yours",
    });
  });
});
