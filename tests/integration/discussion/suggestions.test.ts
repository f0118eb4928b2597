import { getDraft } from "#server/checks/desk-queries";
import { saveCheckVersion } from "#server/checks/save-check-version";
import { refuseSuggestion } from "#server/discussion/refuse-suggestion";
import { suggestWords } from "#server/discussion/suggest-words";
import { aCheckInReview, aMember, aSuggestedCheck, aSuggestion, someWords } from "#tests/support/factories";
import { describe, expect, test } from "#tests/support/test-database";

describe("words that a moderator suggests", () => {
  test("are read by author and moderators, and taken over with the version that has them", async ({ ctx, as }) => {
    const check = await aCheckInReview(ctx);
    const suggestion = await aSuggestedCheck(ctx, check);
    const author = as(check.author);
    expect((await getDraft(author, check.id)).suggestions).toMatchObject([
      { id: suggestion, field: "answer", exact: "pedestrians only", isAccepted: null },
    ]);
    const words = someWords({ answer: "It was open to people on foot only.", accepts: [suggestion] });
    const { version } = await saveCheckVersion(author, { check: check.id, fromVersion: check.version, ...words });
    expect(await getDraft(author, check.id)).toMatchObject({
      version,
      answer: "It was open to people on foot only.",
      suggestions: [{ id: suggestion, isAccepted: true }],
    });
    await expect(refuseSuggestion(author, { suggestion })).rejects.toMatchObject({ reason: "suggestion_answered" });
  });

  test("are refused without a change of the text, once", async ({ ctx, as }) => {
    const check = await aCheckInReview(ctx);
    const suggestion = await aSuggestedCheck(ctx, check);
    const author = as(check.author);
    await refuseSuggestion(author, { suggestion });
    const draft = await getDraft(author, check.id);
    expect(draft).toMatchObject({ version: check.version, suggestions: [{ isAccepted: false }] });
    const late = { check: check.id, fromVersion: check.version, ...someWords({ accepts: [suggestion] }) };
    await expect(saveCheckVersion(author, late)).rejects.toMatchObject({ reason: "suggestion_answered" });
    expect((await getDraft(author, check.id)).version).toBe(check.version);
  });

  test("of another check are not taken over", async ({ ctx, as }) => {
    const other = await aSuggestedCheck(ctx, await aCheckInReview(ctx));
    const check = await aCheckInReview(ctx);
    await aSuggestedCheck(ctx, check);
    const words = { check: check.id, fromVersion: check.version, ...someWords({ accepts: [other] }) };
    await expect(saveCheckVersion(as(check.author), words)).rejects.toMatchObject({ code: "not_found" });
  });

  test("must stand in the text once, and in the version that was read", async ({ ctx, as }) => {
    const check = await aCheckInReview(ctx);
    const moderator = as(await aMember(ctx, { role: "moderator" }));
    for (const exact of ["to cars only", "o", ""]) {
      const misread = aSuggestion(check, { replacements: [{ exact, replacement: "else" }] });
      await expect(suggestWords(moderator, misread)).rejects.toMatchObject({ reason: "suggestion_not_in_text" });
    }
    const stale = aSuggestion({ ...check, version: check.version - 1 });
    await expect(suggestWords(moderator, stale)).rejects.toMatchObject({ reason: "check_saved_elsewhere" });
  });
});
