import { addAuthor } from "#server/checks/add-author";
import { deleteDraft } from "#server/checks/delete-draft";
import { getDraft, listOwnChecks } from "#server/checks/desk-queries";
import { publishCheck } from "#server/checks/publish-check";
import { removeAuthor } from "#server/checks/remove-author";
import { restoreDraft } from "#server/checks/restore-draft";
import { saveCheckVersion } from "#server/checks/save-check-version";
import { submitCheckForReview } from "#server/checks/submit-check-for-review";
import { takeBackCheck } from "#server/checks/take-back-check";
import { declareInterest } from "#server/votes/declare-interest";
import { aCheckInReview, aDraft, aMember, judge, someWords } from "#tests/support/factories";
import { describe, expect, test } from "#tests/support/test-database";

describe("a draft", () => {
  test("is written by all whom its author invites, and published by none of them, also later", async ({ ctx, as }) => {
    const { id: check, author, claims, version } = await aDraft(ctx);
    const grace = await aMember(ctx, { name: "Grace", role: "moderator" });
    await expect(getDraft(as(grace), check)).rejects.toMatchObject({ code: "forbidden" });
    await addAuthor(as(author), { check, handle: grace.handle.toUpperCase() });
    expect(await getDraft(as(grace), check)).toMatchObject({
      isOwn: true,
      isStarter: false,
      coAuthors: [{ id: grace.id, handle: grace.handle }],
    });
    expect(await listOwnChecks(as(grace))).toMatchObject([{ id: check }]);
    const saved = await saveCheckVersion(as(grace), { check, fromVersion: version, ...someWords() });
    await submitCheckForReview(as(author), { check, version: saved.version });
    await judge(ctx);
    for (const claim of claims) {
      await declareInterest(as(grace), { claims: [claim], kind: "editing", statement: "I wrote the check of it." });
    }
    const publish = () => publishCheck(as(grace), { check, version: saved.version, overrides: [] });
    await expect(publish()).rejects.toMatchObject({ reason: "check_own" });
    await takeBackCheck(as(author), { check });
    await removeAuthor(as(author), { check, member: grace.id });
    await expect(getDraft(as(grace), check)).rejects.toMatchObject({ code: "forbidden" });
    await submitCheckForReview(as(author), { check, version: saved.version });
    await expect(publish()).rejects.toMatchObject({ reason: "check_own" });
  });

  test("is shared with reviewers only, each once", async ({ ctx, as }) => {
    const { id: check, author } = await aDraft(ctx);
    const reader = await aMember(ctx, { role: "reader" });
    const ada = await aMember(ctx);
    const add = (handle: string) => addAuthor(as(author), { check, handle });
    for (const handle of [reader.handle, "nobody-has-this-name"]) {
      await expect(add(handle)).rejects.toMatchObject({ reason: "reviewer_unknown" });
    }
    await add(ada.handle);
    for (const { handle } of [ada, author]) {
      await expect(add(handle)).rejects.toMatchObject({ reason: "author_already" });
    }
    await removeAuthor(as(ada), { check, member: ada.id });
    await add(ada.handle);
  });

  test("is deleted by who started it, is in no list then, and comes back as it was", async ({ ctx, as }) => {
    const { id: check, author, version } = await aDraft(ctx);
    await deleteDraft(as(author), { check });
    expect(await listOwnChecks(as(author))).toEqual([]);
    expect(await getDraft(as(author), check)).toMatchObject({ state: "deleted", version });
    const save = saveCheckVersion(as(author), { check, fromVersion: version, ...someWords() });
    await expect(save).rejects.toMatchObject({ reason: "check_deleted" });
    await expect(getDraft(as(await aMember(ctx, { role: "moderator" })), check)).rejects.toMatchObject({
      code: "forbidden",
    });
    await restoreDraft(as(author), { check });
    expect(await getDraft(as(author), check)).toMatchObject({ state: "draft", version });
  });

  test("is taken back until a moderator has decided", async ({ ctx, as }) => {
    const { id: check, author } = await aCheckInReview(ctx);
    await takeBackCheck(as(author), { check });
    expect(await getDraft(as(author), check)).toMatchObject({ state: "draft" });
    await expect(takeBackCheck(as(author), { check })).rejects.toMatchObject({ reason: "check_not_in_review" });
  });
});
