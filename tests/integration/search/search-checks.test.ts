import { listLatestChecks } from "#server/checks/public-queries";
import type { Ctx } from "#server/core/context";
import { searchChecks } from "#server/search/public-queries";
import { searchFrom } from "#server/search/schemas";
import { aCheckInReview, aPublishedCheck, correct, retract } from "#tests/support/factories";
import { describe, expect, test } from "#tests/support/test-database";

const searched = async (ctx: Ctx, q: string) => (await searchChecks(ctx, searchFrom({ q }))).checks;

describe("searching published checks", () => {
  test("finds words of the question, the answer, the text and the claim, and questions spelled alike", async ({
    ctx,
  }) => {
    const { slug } = await aPublishedCheck(ctx, {
      title: "Was the drawbridge of Vale open in March?",
      answer: "Cyclists crossed it.",
      body: "The log of the harbourmaster names the day [S1].",
    });
    await aPublishedCheck(ctx, { title: "Is the reservoir the largest of all?" });
    for (const words of ["drawbridge", "cyclists", "HARBOURMASTER log", "drawbrigde of Vale"]) {
      expect(
        (await searched(ctx, words)).map((found) => found.slug),
        words,
      ).toEqual([slug]);
    }
    expect(await searched(ctx, "nothing of this kind")).toEqual([]);
    expect(await searched(ctx, `"' | & ! :* (`)).toEqual([]);
  });

  test("finds no draft and not what a correction took out, and what was retracted as retracted", async ({ ctx }) => {
    await aCheckInReview(ctx, { title: "Was the aqueduct open in March?" });
    expect(await searched(ctx, "aqueduct")).toEqual([]);
    await retract(ctx, await aPublishedCheck(ctx, { title: "Was the aqueduct closed in May?" }));
    expect(await searched(ctx, "aqueduct")).toMatchObject([{ state: "retracted" }]);
    expect(await listLatestChecks(ctx, 9)).toEqual([]);
    const check = await aPublishedCheck(ctx, { answer: "The viaduct was open." });
    await correct(ctx, check, { answer: "The bridge was open." });
    expect(await searched(ctx, "viaduct")).toEqual([]);
  });
});

describe("words in other forms", () => {
  test.for<[language: string, title: string, asked: string[]]>([
    ["en", "Were two corridors opened?", ["corridor", "the corridors", "CORRIDOR opened", "corridor’s"]],
    ["az", "Ağdam rayonunda körpü açıldımı?", ["Agdam", "ağdam", "AĞDAM", "korpu", "Ağdamda"]],
    ["tr", "Iğdır köprüsü açıldı mı?", ["igdir", "IĞDIR", "köprü", "kopru"]],
    ["hy", "Կամուրջը բա՞ց էր մարտին", ["կամուրջ", "կամուրջը", "ԿԱՄՈՒՐՋԸ"]],
    ["ru", "Был ли открыт коридор?", ["коридоры", "коридора", "открытый КОРИДОР"]],
    ["ar", "هل كان الجسر مفتوحاً؟", ["جسر", "الجسر", "مفتوح"]],
    ["fr", "L’île était-elle ouverte ?", ["ile", "île", "ouvertes"]],
    ["zh", "大桥三月是否开放？", ["大桥", "三月", "桥", "开放"]],
    ["ja", "橋は三月に開いていましたか", ["三月", "橋"]],
    ["th", "สะพานเปิดในเดือนมีนาคมหรือไม่", ["สะพาน", "มีนาคม"]],
  ])("are found in %s", async ([language, title, asked], { ctx }) => {
    const here = { ...ctx, settings: { ...ctx.settings, languages: ["en", language] } };
    const { slug } = await aPublishedCheck(here, { title, language });
    await aPublishedCheck(here, { title: "Is the reservoir the largest of all?", answer: "It is.", body: "Yes [S1]." });
    for (const words of asked) {
      expect(
        (await searched(here, words)).map((found) => found.slug),
        words,
      ).toEqual([slug]);
    }
  });
});
