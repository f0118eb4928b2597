import type { Ctx } from "#server/core/context";
import { deleteMessage } from "#server/discussion/delete-message";
import { editMessage } from "#server/discussion/edit-message";
import { postMessage } from "#server/discussion/post-message";
import { findThread, listMessageVersions } from "#server/discussion/queries";
import { resolveThread } from "#server/discussion/resolve-thread";
import { restoreMessage } from "#server/discussion/restore-message";
import { sayLeaning } from "#server/discussion/say-leaning";
import { visitThread } from "#server/discussion/visit-thread";
import { followSubject } from "#server/notices/follow-subject";
import { listOwnNotices } from "#server/notices/queries";
import { castVote } from "#server/votes/cast-vote";
import { declareInterest } from "#server/votes/declare-interest";
import {
  aCheckInReview,
  aClaim,
  aDecidedClaim,
  aDraft,
  aMember,
  aPublishedCheck,
  aSource,
  aVoteInput,
} from "#tests/support/factories";
import { tellMembers } from "#tests/support/notices";
import { describe, expect, NOW, test } from "#tests/support/test-database";

const later = (seconds: number) => new Date(NOW.getTime() + seconds * 1_000);
type Said = Partial<Parameters<typeof postMessage>[1]>;

const say = (as: Ctx, subject: string, text: string, said: Said = {}) =>
  postMessage(as, { thread: "evidence", subject, source: null, repliesTo: null, text, ...said });
const read = async (as: Ctx, subject: string, thread: "evidence" | "after_vote" | "draft" = "evidence") =>
  (await findThread(as, thread, subject))?.messages ?? [];
const toldTo = async (as: Ctx) => {
  await tellMembers(as);
  return (await listOwnNotices(as, "all")).map(({ kind }) => kind);
};

describe("the thread about evidence", () => {
  test("is read and written by all members, about a source, in answer to somebody", async ({ ctx, as }) => {
    const claim = await aClaim(ctx);
    const { source } = await aSource(ctx, claim);
    const [levon, reader] = [await aMember(ctx, { name: "levon" }), await aMember(ctx, { role: "reader" })];
    const { message } = await say(as(levon), claim.claim, "Does anybody know S1?", { source });
    await say(as(reader, later(1)), claim.claim, "The register publishes it.", { repliesTo: message });
    expect(await read(as(reader), claim.claim)).toMatchObject([
      { by: levon.handle, source: { number: 1 }, isOwn: false, repliesTo: null },
      {
        by: reader.handle,
        text: "The register publishes it.",
        isOwn: true,
        repliesTo: { id: message, by: levon.handle },
      },
    ]);
    const other = await aClaim(ctx);
    await expect(say(as(levon), other.claim, "No.", { source })).rejects.toMatchObject({
      reason: "message_source_unknown",
    });
    await expect(say(as(levon), other.claim, "No.", { repliesTo: message })).rejects.toMatchObject({
      reason: "message_elsewhere",
    });
  });

  test("is written anew with its history, deleted and brought back by its author alone", async ({ ctx, as }) => {
    const { claim } = await aClaim(ctx);
    const [levon, nino] = [as(await aMember(ctx)), as(await aMember(ctx))];
    const { message } = await say(levon, claim, "Rents fell.");
    await editMessage(levon, { message, fromVersion: 1, text: "Asking rents fell." });
    await expect(editMessage(levon, { message, fromVersion: 1, text: "x" })).rejects.toMatchObject({
      reason: "message_changed_elsewhere",
    });
    expect(await listMessageVersions(nino, message)).toMatchObject([
      { version: 1, text: "Rents fell." },
      { version: 2, text: "Asking rents fell." },
    ]);
    await expect(deleteMessage(nino, { message })).rejects.toMatchObject({ reason: "message_not_yours" });
    await deleteMessage(levon, { message });
    expect(await read(nino, claim)).toMatchObject([{ text: null }]);
    expect(await listMessageVersions(nino, message)).toEqual([]);
    await expect(editMessage(levon, { message, fromVersion: 2, text: "y" })).rejects.toMatchObject({
      reason: "message_deleted",
    });
    await expect(restoreMessage(nino, { message })).rejects.toMatchObject({ reason: "message_not_yours" });
    await restoreMessage(levon, { message });
    expect(await read(nino, claim)).toMatchObject([{ text: "Asking rents fell." }]);
  });

  test("folds what somebody says leans, for those who may still vote and for nobody else, until a moderator says no", async ({
    ctx,
    as,
  }) => {
    const { claim, source } = await aDecidedClaim(ctx);
    const [author, blind, voter] = [as(await aMember(ctx)), as(await aMember(ctx)), as(await aMember(ctx))];
    await castVote(voter, aVoteInput(claim, source));
    const { message } = await say(author, claim, "So it is plainly false.");
    await sayLeaning(blind, { message, leans: true });
    expect(await read(blind, claim)).toMatchObject([{ isFolded: true, leans: true, saysLeaning: true }]);
    expect(await read(voter, claim)).toMatchObject([{ isFolded: false, leans: true }]);
    expect(await read(author, claim)).toMatchObject([{ isFolded: false }]);
    await sayLeaning(blind, { message, leans: false });
    expect(await read(blind, claim)).toMatchObject([{ isFolded: false, leans: false }]);
    await sayLeaning(voter, { message, leans: true });
    await sayLeaning(as(await aMember(ctx, { role: "moderator" })), { message, leans: false });
    expect(await read(blind, claim)).toMatchObject([{ isFolded: false, leans: false }]);
  });

  test("shows what is new since one last looked, and that it is resolved", async ({ ctx, as }) => {
    const { claim } = await aClaim(ctx);
    const [levon, nino] = [await aMember(ctx), await aMember(ctx)];
    await say(as(levon), claim, "First.");
    expect(await read(as(nino), claim)).toMatchObject([{ isNew: false }]);
    await visitThread(as(nino, later(1)), { thread: "evidence", subject: claim });
    await say(as(levon, later(2)), claim, "Second.");
    expect(await read(as(nino), claim)).toMatchObject([{ isNew: false }, { isNew: true }]);
    expect(await read(as(levon), claim)).toMatchObject([{ isNew: false }, { isNew: false }]);
    await visitThread(as(nino, later(3)), { thread: "evidence", subject: claim });
    expect(await read(as(nino), claim)).toMatchObject([{ isNew: false }, { isNew: false }]);
    await resolveThread(as(nino), { thread: "evidence", subject: claim, isResolved: true });
    expect((await findThread(as(levon), "evidence", claim))?.isResolved).toBe(true);
    await resolveThread(as(levon), { thread: "evidence", subject: claim, isResolved: false });
    expect((await findThread(as(levon), "evidence", claim))?.isResolved).toBe(false);
  });

  test("shows its newest hundred, and those before on another page", async ({ ctx, as }) => {
    const { claim } = await aClaim(ctx);
    const levon = await aMember(ctx);
    for (let n = 1; n <= 103; n++) await say(as(levon, later(n)), claim, `Message ${n}.`);
    const newest = await findThread(as(levon), "evidence", claim);
    expect([newest?.messages.at(0)?.text, newest?.messages.at(-1)?.text, newest?.older]).toEqual([
      "Message 4.",
      "Message 103.",
      3,
    ]);
    const before = await findThread(as(levon), "evidence", claim, 2);
    expect([before?.messages.length, before?.older]).toEqual([3, 0]);
  });
});

describe("the thread after one's vote", () => {
  test("is there for those who voted or edit, and not even its existence for those who may still vote or have an interest", async ({
    ctx,
    as,
  }) => {
    const { claim, source } = await aDecidedClaim(ctx);
    const [blind, voter, editor, interested] = [
      await aMember(ctx, { role: "moderator" }),
      await aMember(ctx),
      await aMember(ctx, { role: "moderator" }),
      await aMember(ctx),
    ];
    await castVote(as(voter), aVoteInput(claim, source));
    await declareInterest(as(editor), { claims: [claim], kind: "editing", statement: "I decide about its check." });
    await declareInterest(as(interested), { claims: [claim], kind: "interest", statement: "It is my own bridge." });
    const after = { thread: "after_vote" as const };
    await say(as(voter), claim, `@${blind.handle} @${editor.handle} @${interested.handle} It is false.`, after);
    expect(await read(as(editor), claim, "after_vote")).toHaveLength(1);
    for (const member of [blind, interested]) {
      expect(await findThread(as(member), "after_vote", claim)).toBeNull();
      await expect(say(as(member), claim, "And I?", after)).rejects.toMatchObject({ reason: "vote_first" });
      // Nor does an inbox tell that anybody wrote there.
      expect(await toldTo(as(member))).toEqual([]);
    }
    expect(await toldTo(as(editor))).toEqual(["mentioned"]);
    await followSubject(as(blind, later(5)), { kind: "claim", subject: claim, following: "following" });
    await say(as(voter, later(9)), claim, "More.", after);
    expect(await toldTo(as(blind))).toEqual([]);
  });

  test("is read by all members once the verdict is published", async ({ ctx, as }) => {
    const check = await aPublishedCheck(ctx);
    const claim = check.claims[0] ?? "";
    expect(await findThread(as(await aMember(ctx, { role: "reader" })), "after_vote", claim)).not.toBeNull();
  });
});

describe("the thread about a draft", () => {
  test("is its authors' until it is handed in, then the moderators' too", async ({ ctx, as }) => {
    const [moderator, other] = [await aMember(ctx, { role: "moderator" }), await aMember(ctx)];
    const draft = await aDraft(ctx);
    const about = { thread: "draft" as const };
    await say(as(draft.author), draft.id, `@${moderator.handle} Is the second paragraph clear?`, about);
    await expect(findThread(as(moderator), "draft", draft.id)).rejects.toMatchObject({ reason: "check_not_yours" });
    expect(await toldTo(as(moderator))).toEqual([]);
    const check = await aCheckInReview(ctx);
    await say(as(moderator), check.id, "Who says so?", about);
    expect(await read(as(check.author), check.id, "draft")).toHaveLength(1);
    expect(await toldTo(as(check.author))).toEqual(["talked"]);
    await expect(findThread(as(other), "draft", check.id)).rejects.toMatchObject({ code: "forbidden" });
    await expect(say(as(other), check.id, "I too", about)).rejects.toMatchObject({ code: "forbidden" });
  });
});

describe("a member is told of talk", () => {
  test("once for each message: that they are named before that they are answered, and the one who submitted the claim", async ({
    ctx,
    as,
  }) => {
    const { claim } = await aClaim(ctx);
    const [levon, nino] = [await aMember(ctx, { name: "levon" }), await aMember(ctx)];
    const { message } = await say(as(levon), claim, "Where is the table?");
    await say(as(nino, later(1)), claim, `@${levon.handle} In S1.`, { repliesTo: message });
    expect(await toldTo(as(levon))).toEqual(["mentioned"]);
    await say(as(nino, later(2)), claim, "And in S2.", { repliesTo: message });
    expect(await toldTo(as(levon))).toEqual(["replied", "mentioned"]);
    expect(await toldTo(as(nino))).toEqual([]);
  });

  test("of being named by an edit, once", async ({ ctx, as }) => {
    const { claim } = await aClaim(ctx);
    const [levon, nino] = [as(await aMember(ctx)), await aMember(ctx)];
    const { message } = await say(levon, claim, "Look at this.");
    await editMessage(levon, { message, fromVersion: 1, text: `@${nino.handle} Look at this.` });
    expect(await toldTo(as(nino))).toEqual(["mentioned"]);
    await editMessage(levon, { message, fromVersion: 2, text: `@${nino.handle} Look at this, please.` });
    expect(await toldTo(as(nino))).toEqual(["mentioned"]);
  });
});
