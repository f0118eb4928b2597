import { applyToReview } from "#server/applications/apply-to-review";
import { listQueue, listQueueNotes, listSavedReplies } from "#server/moderation/desk-queries";
import { noteItem } from "#server/moderation/note-item";
import { releaseItem } from "#server/moderation/release-item";
import { removeReply } from "#server/moderation/remove-reply";
import { saveReply } from "#server/moderation/save-reply";
import { takeItem } from "#server/moderation/take-item";
import { aCheckInReview, aMember } from "#tests/support/factories";
import { describe, expect, NOW, test } from "#tests/support/test-database";

describe("the queue", () => {
  test("holds what waits, oldest first, and shows who took what; two do not work on it", async ({ ctx, as }) => {
    const tigran = await aMember(ctx, { name: "tigran", role: "reader" });
    const earlier = as(tigran, new Date(NOW.getTime() - 3_600_000));
    const { application } = await applyToReview(earlier, { statement: "I have read land registers for years." });
    const check = await aCheckInReview(ctx);
    const [iris, ovid] = [as(await aMember(ctx, { role: "moderator" })), as(await aMember(ctx, { role: "moderator" }))];
    const waiting = async (as_: typeof iris, view?: "all") =>
      (await listQueue(as_, view)).map(({ kind, item }) => `${kind} ${item}`);
    expect(await waiting(iris)).toEqual([`application ${application}`, `handed_in ${check.id}`]);
    const item = { kind: "application" as const, item: application };
    await takeItem(iris, item);
    await expect(takeItem(ovid, item)).rejects.toMatchObject({ reason: "item_taken" });
    expect(await waiting(iris)).toHaveLength(2);
    expect(await waiting(ovid)).toEqual([`handed_in ${check.id}`]);
    expect(await waiting(ovid, "all")).toHaveLength(2);
    // What is left lying for a day is anybody's.
    await takeItem({ ...ovid, now: new Date(NOW.getTime() + 25 * 3_600_000) }, item);
    await releaseItem(iris, item);
    expect((await listQueue(ovid)).find(({ kind }) => kind === "application")?.isMine).toBe(true);
    await releaseItem(ovid, item);
    expect(await waiting(iris)).toHaveLength(2);
  });

  test("keeps what moderators write to each other, and words that they send often", async ({ ctx, as }) => {
    const [iris, ovid] = [as(await aMember(ctx, { role: "moderator" })), as(await aMember(ctx, { role: "moderator" }))];
    const check = await aCheckInReview(ctx);
    const item = { kind: "handed_in" as const, item: check.id };
    await noteItem(iris, { ...item, text: "Same dispute as last week's." });
    expect(await listQueueNotes(ovid, item.kind, item.item)).toMatchObject([{ text: "Same dispute as last week's." }]);
    await expect(listQueueNotes(as(await aMember(ctx)), item.kind, item.item)).rejects.toMatchObject({
      reason: "moderators_only",
    });
    await saveReply(iris, { title: "Rephrase, please", text: "Say what is wrong with the table." });
    const [saved] = await listSavedReplies(ovid);
    expect(saved).toMatchObject({ title: "Rephrase, please" });
    await removeReply(ovid, { reply: saved?.id ?? "" });
    expect(await listSavedReplies(iris)).toEqual([]);
  });
});
