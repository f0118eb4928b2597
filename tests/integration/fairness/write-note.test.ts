import { eq } from "drizzle-orm";
import { fairnessReaders } from "#db/schema";
import type { Rating } from "#db/vocabulary";
import { getFairnessReading } from "#server/checks/desk-queries";
import { sendBackCheck } from "#server/checks/send-back-check";
import { type Ctx, memberCtx } from "#server/core/context";
import { findFairnessNotes } from "#server/fairness/queries";
import { FAIRNESS_READERS, FAIRNESS_VOTERS_MIN } from "#server/fairness/rules";
import { writeNote } from "#server/fairness/write-note";
import { listOwnNotices } from "#server/notices/queries";
import { castVote } from "#server/votes/cast-vote";
import { aCheckInReview, aDecidedClaim, aMember, anEditorOf, aVoteInput, handIn } from "#tests/support/factories";
import { tellMembers } from "#tests/support/notices";
import { describe, expect, test } from "#tests/support/test-database";

const ratingsOf = (count: number): Rating[] =>
  Array.from({ length: count }, (_, index) => (index % 2 === 0 ? "true" : "false"));

const drawnFor = (ctx: Ctx, check: string) =>
  ctx.db.select({ member: fairnessReaders.member }).from(fairnessReaders).where(eq(fairnessReaders.check, check));

const actingAs = (ctx: Ctx, id: string) =>
  memberCtx(ctx.db, { id, handle: "drawn", role: "reviewer" }, { now: ctx.now });

describe("a note on fairness", () => {
  test("is asked of three who were drawn from ten who voted, and of none where nine did", async ({ ctx }) => {
    const nine = await aCheckInReview(ctx, {
      of: await aDecidedClaim(ctx, { ratings: ratingsOf(FAIRNESS_VOTERS_MIN - 1) }),
    });
    expect(await drawnFor(ctx, nine.id)).toEqual([]);
    const ten = await aCheckInReview(ctx, {
      of: await aDecidedClaim(ctx, { ratings: ratingsOf(FAIRNESS_VOTERS_MIN) }),
    });
    const drawn = await drawnFor(ctx, ten.id);
    expect(new Set(drawn.map(({ member }) => member)).size).toBe(FAIRNESS_READERS);
    await tellMembers(ctx);
    for (const { member } of drawn) {
      expect(await listOwnNotices(actingAs(ctx, member), "all")).toMatchObject([{ kind: "fairness_asked", by: null }]);
    }
  });

  test("is never asked of an author who voted, and not again when it is handed in again", async ({ ctx, as }) => {
    const decided = await aDecidedClaim(ctx, { ratings: ratingsOf(FAIRNESS_VOTERS_MIN - 1) });
    const author = await aMember(ctx, { name: "Mary" });
    await castVote(as(author), aVoteInput(decided.claim, decided.source));
    const check = await aCheckInReview(ctx, { of: decided, by: author });
    const drawn = await drawnFor(ctx, check.id);
    expect(drawn.map(({ member }) => member)).not.toContain(author.id);
    expect(drawn).toHaveLength(FAIRNESS_READERS);
    const editor = as(await anEditorOf(ctx, check));
    await sendBackCheck(editor, { check: check.id, reason: "The second source is missing." });
    await handIn(ctx, check);
    expect(await drawnFor(ctx, check.id)).toEqual(drawn);
  });

  test("reaches authors and moderators without a name, and nobody who may still vote learns that there is one", async ({
    ctx,
    as,
  }) => {
    const decided = await aDecidedClaim(ctx, { ratings: ratingsOf(FAIRNESS_VOTERS_MIN) });
    const check = await aCheckInReview(ctx, { of: decided });
    const [first] = await drawnFor(ctx, check.id);
    const reader = actingAs(ctx, first?.member ?? "");
    const of = { check: check.id, version: check.version };
    expect(await getFairnessReading(reader, check.id)).toMatchObject({ version: check.version });
    await writeNote(reader, { ...of, isFair: true, text: "" });
    const text = "It leaves out that cars were promised for March.";
    await writeNote(reader, { ...of, isFair: false, text });
    const notes = { readers: FAIRNESS_READERS, notes: [{ version: check.version, isFair: false, text }] };
    expect(await findFairnessNotes(as(await anEditorOf(ctx, check)), of)).toEqual(notes);
    // The author has not voted, and a moderator who has not stepped aside may still vote.
    expect(await findFairnessNotes(as(check.author), of)).toBeNull();
    expect(await findFairnessNotes(as(await aMember(ctx, { role: "moderator" })), of)).toBeNull();
    await castVote(as(check.author), aVoteInput(decided.claim, decided.source));
    expect(await findFairnessNotes(as(check.author), of)).toEqual(notes);
    expect(await findFairnessNotes(as(await aMember(ctx)), of)).toBeNull();
  });

  test("is written by nobody who was not drawn, and of no version that does not wait any more", async ({ ctx, as }) => {
    const check = await aCheckInReview(ctx, {
      of: await aDecidedClaim(ctx, { ratings: ratingsOf(FAIRNESS_VOTERS_MIN) }),
    });
    const [first] = await drawnFor(ctx, check.id);
    const reader = actingAs(ctx, first?.member ?? "");
    const said = { check: check.id, isFair: true, text: "" };
    const stranger = as(await aMember(ctx));
    await expect(writeNote(stranger, { ...said, version: check.version })).rejects.toMatchObject({
      reason: "not_found",
    });
    await expect(getFairnessReading(stranger, check.id)).rejects.toMatchObject({ reason: "not_found" });
    await expect(writeNote(reader, { ...said, version: 1 })).rejects.toMatchObject({ reason: "check_saved_elsewhere" });
    const editor = as(await anEditorOf(ctx, check));
    await sendBackCheck(editor, { check: check.id, reason: "The second source is missing." });
    await expect(writeNote(reader, { ...said, version: check.version })).rejects.toMatchObject({
      reason: "check_not_in_review",
    });
  });
});
