import { logAnswer } from "#server/approaches/log-answer";
import { logApproach } from "#server/approaches/log-approach";
import { noteApproach } from "#server/approaches/note-approach";
import { listApproachNotes } from "#server/approaches/queries";
import { getPublishedCheck } from "#server/checks/public-queries";
import { visitorCtx } from "#server/core/context";
import { aDraft, aMember, anApproachInput, aPublishedCheck, handIn } from "#tests/support/factories";
import { historyOf } from "#tests/support/history";
import { describe, expect, test } from "#tests/support/test-database";

const ANSWER = "We stand by what the mayor said.\n\nThe log is wrong.";

describe("the right of reply", () => {
  test("is logged before publication and after it, printed word for word, and unpublishes nothing", async ({
    ctx,
    as,
  }) => {
    const draft = await aDraft(ctx, { claimantContact: null, claimantContactOn: null });
    const author = as(draft.author);
    await expect(handIn(ctx, draft)).rejects.toMatchObject({ reason: "check_contact_missing" });
    await logApproach(author, anApproachInput(draft.id));
    await handIn(ctx, draft);
    const check = await aPublishedCheck(ctx);
    const moderator = as(await aMember(ctx, { role: "moderator" }));
    const { approach } = await logApproach(moderator, anApproachInput(check.id));
    const reader = visitorCtx(ctx.db, { now: ctx.now });
    const printed = async () => (await getPublishedCheck(reader, check.slug)).approaches;
    expect(await printed()).toMatchObject([{ whom: "The office of Mayor Okafor", way: "email", answer: null }]);
    const none = { replaces: 0, outcome: "no_answer" as const, text: "", on: "2026-03-09" };
    await logAnswer(moderator, { approach, ...none });
    const late = { replaces: 1, outcome: "answered" as const, text: ANSWER, on: "2026-03-12" };
    await logAnswer(as(check.author), { approach, ...late });
    expect(await printed()).toMatchObject([{ answer: { outcome: "answered", text: ANSWER, on: "2026-03-12" } }]);
    await expect(logAnswer(moderator, { approach, ...late })).rejects.toMatchObject({
      code: "conflict",
      reason: "approach_answered_elsewhere",
    });
    expect(await getPublishedCheck(reader, check.slug)).toMatchObject({ state: "published", version: check.version });
    expect((await historyOf(ctx, check.id)).at(-1)).toMatchObject({
      action: "check.reply-printed",
      audience: "public",
    });
  });

  test("keeps the newsroom's own notes apart: they are on no page, and for its authors and moderators", async ({
    ctx,
    as,
  }) => {
    const check = await aPublishedCheck(ctx);
    const moderator = as(await aMember(ctx, { role: "moderator" }));
    const { approach } = await logApproach(moderator, anApproachInput(check.id));
    await noteApproach(moderator, { approach, text: "Her telephone is with the editor." });
    expect(await listApproachNotes(as(check.author), check.id)).toMatchObject([
      { text: "Her telephone is with the editor." },
    ]);
    expect(JSON.stringify(await getPublishedCheck(ctx, check.slug))).not.toContain("telephone");
    await expect(listApproachNotes(as(await aMember(ctx)), check.id)).rejects.toMatchObject({ code: "forbidden" });
  });
});
