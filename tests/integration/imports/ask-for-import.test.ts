import type { ImportArticleInput } from "#server/articles/schemas";
import { askForImport } from "#server/imports/ask-for-import";
import { getImport, listOpenImports } from "#server/imports/queries";
import { IMPORTS_UNFINISHED_MAX } from "#server/imports/rules";
import { LIMITS } from "#server/limits/rules";
import { takeAllowance } from "#server/limits/take-allowance";
import { aMember, anArticleInput } from "#tests/support/factories";
import { describe, expect, test } from "#tests/support/test-database";

describe("asking for an import", () => {
  test("is for reviewers, and says by what it is called", async ({ ctx, as }) => {
    const reader = as(await aMember(ctx, { role: "reader" }));
    await expect(askForImport(reader, { article: anArticleInput(), selection: "" })).rejects.toMatchObject({
      reason: "reviewers_only",
    });
    const ada = as(await aMember(ctx));
    const called = async (article: ImportArticleInput) => {
      const asked = await askForImport(ada, { article, selection: "" });
      return (await getImport(ada, asked)).called;
    };
    expect(await called(anArticleInput({ title: "The bridge" }))).toBe("The bridge");
    expect(await called(anArticleInput({ title: null, url: null, text: "First line of it.\nSecond." }))).toBe(
      "First line of it.",
    );
    expect(await called({ kind: "address", url: "https://news.example.org/a" })).toBe("https://news.example.org/a");
  });

  test("takes from what a member may fetch in an hour, and is refused while many are not finished", async ({
    ctx,
    as,
  }) => {
    const ada = as(await aMember(ctx));
    const ask = () => askForImport(ada, { article: anArticleInput(), selection: "" });
    for (let count = 0; count < IMPORTS_UNFINISHED_MAX; count++) await ask();
    await expect(ask()).rejects.toMatchObject({ reason: "imports_many", params: { max: IMPORTS_UNFINISHED_MAX } });
    expect(await listOpenImports(ada)).toHaveLength(IMPORTS_UNFINISHED_MAX);
    const isNew = as({ ...(await aMember(ctx)), isNew: true });
    for (let taken = 0; taken < LIMITS.fetch.newMember; taken++) await takeAllowance(isNew, "fetch");
    await expect(
      askForImport(isNew, { article: { kind: "address", url: "https://news.example.org/a" }, selection: "" }),
    ).rejects.toMatchObject({ reason: "limit_fetch" });
  });
});
