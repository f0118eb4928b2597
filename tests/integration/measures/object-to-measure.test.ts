import { memberCtx, visitorCtx } from "#server/core/context";
import { decideObjection } from "#server/measures/decide-objection";
import { objectToMeasure } from "#server/measures/object-to-measure";
import { listMeasures } from "#server/measures/public-queries";
import { getObjection, listOwnMeasures } from "#server/measures/queries";
import { takeMeasure } from "#server/measures/take-measure";
import { listQueue } from "#server/moderation/desk-queries";
import { fileReport } from "#server/reports/file-report";
import { aMeasureInput, aMember, aReportInput } from "#tests/support/factories";
import { describe, expect, test } from "#tests/support/test-database";

const WHY = "I answered somebody who had insulted me first.";
const REASON = "The words were an answer to an insult.";

describe("an objection to a measure", () => {
  test("is made by whom it is about, also while suspended; somebody else lifts it, and the log says why", async ({
    ctx,
    as,
  }) => {
    const member = await aMember(ctx);
    const taker = as(await aMember(ctx, { role: "moderator" }));
    const other = as(await aMember(ctx, { role: "moderator" }));
    const { measure } = await takeMeasure(taker, aMeasureInput(member.id));
    const suspended = memberCtx(ctx.db, { ...member, isSuspended: true }, { now: ctx.now });
    await expect(objectToMeasure(other, { measure, text: WHY })).rejects.toMatchObject({ reason: "measure_not_yours" });
    const { objection } = await objectToMeasure(suspended, { measure, text: WHY });
    await expect(objectToMeasure(suspended, { measure, text: WHY })).rejects.toMatchObject({
      code: "conflict",
      reason: "measure_objected",
    });
    const inQueue = async () => (await listQueue(other)).filter(({ item }) => item === objection);
    expect(await inQueue()).toMatchObject([{ kind: "measure_objection", title: WHY, isOwn: false }]);
    expect(await getObjection(taker, objection)).toMatchObject({ mayDecide: false, text: WHY });
    const decision = { objection, outcome: "lifted" as const, reason: REASON };
    await expect(decideObjection(taker, decision)).rejects.toMatchObject({ reason: "objection_involved" });
    await decideObjection(other, decision);
    expect(await inQueue()).toEqual([]);
    const answer = { outcome: "lifted", reason: REASON, wasInvolved: false, byRole: "moderator" };
    expect(await listOwnMeasures(suspended)).toMatchObject([
      { objected: WHY, objection: answer, ended: { reason: REASON } },
    ]);
    const log = await listMeasures(visitorCtx(ctx.db, { now: ctx.now }));
    expect(log.find(({ id }) => id === measure)).toMatchObject({ objection: answer });
    expect(JSON.stringify(log)).not.toContain(WHY);
    expect(JSON.stringify(log)).not.toContain(member.handle);
    await expect(decideObjection(other, decision)).rejects.toMatchObject({ reason: "objection_decided" });
  });

  test("that is refused leaves the measure as it is", async ({ ctx, as }) => {
    const member = await aMember(ctx);
    const { measure } = await takeMeasure(as(await aMember(ctx, { role: "moderator" })), aMeasureInput(member.id));
    const { objection } = await objectToMeasure(as(member), { measure, text: WHY });
    const other = as(await aMember(ctx, { role: "moderator" }));
    await decideObjection(other, { objection, outcome: "upheld", reason: REASON });
    expect(await listOwnMeasures(as(member))).toMatchObject([{ ended: null, objection: { outcome: "upheld" } }]);
  });

  test("is not decided by whoever reported the member, nor by the member themselves", async ({ ctx, as }) => {
    const member = await aMember(ctx, { role: "moderator" });
    const reporter = as(await aMember(ctx, { role: "moderator" }));
    await fileReport(reporter, aReportInput(member.id, { kind: "member" }));
    const { measure } = await takeMeasure(as(await aMember(ctx, { role: "admin" })), aMeasureInput(member.id));
    const { objection } = await objectToMeasure(as(member), { measure, text: WHY });
    await aMember(ctx, { role: "moderator" });
    const decision = { objection, outcome: "lifted" as const, reason: REASON };
    await expect(decideObjection(reporter, decision)).rejects.toMatchObject({ reason: "objection_involved" });
    await expect(decideObjection(as(member), decision)).rejects.toMatchObject({ reason: "measure_own" });
  });

  test("is decided by an administrator who took it where nobody else may act, and the log says so", async ({
    ctx,
    as,
  }) => {
    const member = await aMember(ctx);
    const admin = as(await aMember(ctx, { role: "admin" }));
    const { measure } = await takeMeasure(admin, aMeasureInput(member.id));
    // The only other moderator is suspended themselves: an objection does not wait for them.
    const away = await aMember(ctx, { role: "moderator" });
    await takeMeasure(admin, aMeasureInput(away.id));
    const { objection } = await objectToMeasure(as(member), { measure, text: WHY });
    await decideObjection(admin, { objection, outcome: "upheld", reason: REASON });
    const log = await listMeasures(ctx);
    expect(log.find(({ id }) => id === measure)).toMatchObject({ objection: { wasInvolved: true, byRole: "admin" } });
  });
});
