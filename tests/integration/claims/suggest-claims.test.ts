import { eq } from "drizzle-orm";
import { claimSuggestionRuns, claimSuggestions } from "#db/schema";
import { importArticle } from "#server/articles/import-article";
import { suggestClaims } from "#server/claims/suggest-claims";
import { listSuggestions } from "#server/claims/suggestion-queries";
import { aMember, anArticleInput } from "#tests/support/factories";
import { historyOf } from "#tests/support/history";
import { describe, expect, test } from "#tests/support/test-database";

describe("looking through a copy", () => {
  test("keeps the sentences that may be worth checking, with why, once", async ({ ctx, as, asSystem }) => {
    const ada = as(await aMember(ctx));
    const { article, copy } = await importArticle(ada, anArticleInput());
    expect(await listSuggestions(ada, copy)).toEqual([]);
    const { suggested } = await suggestClaims(asSystem, { copy });
    expect(suggested).toBeGreaterThan(0);
    const suggestions = await listSuggestions(ada, copy);
    expect(suggestions).toHaveLength(suggested);
    const reasons = expect.arrayContaining([expect.objectContaining({ kind: expect.any(String) })]);
    expect(suggestions[0]).toMatchObject({ model: null, statement: null, reasons });
    expect((await historyOf(ctx, article)).at(-1)).toMatchObject({
      action: "article.looked-through",
      payload: { copy },
    });
    expect(await suggestClaims(asSystem, { copy })).toEqual({ suggested: 0 });
    expect(await ctx.db.$count(claimSuggestions, eq(claimSuggestions.copy, copy))).toBe(suggested);
  });

  test("is kept also where nothing was found, and is not for everybody to see", async ({ ctx, as, asSystem }) => {
    const ada = as(await aMember(ctx));
    const text = "Somebody laughed at the harbour. Nobody knew why it was so funny.";
    const { copy } = await importArticle(ada, anArticleInput({ text }));
    expect(await suggestClaims(asSystem, { copy })).toEqual({ suggested: 0 });
    const [run] = await ctx.db.select().from(claimSuggestionRuns).where(eq(claimSuggestionRuns.copy, copy));
    expect(run).toMatchObject({ outcome: "done" });
    await expect(listSuggestions(ctx, copy)).rejects.toMatchObject({ reason: "sign_in_required" });
    await expect(suggestClaims(ada, { copy })).rejects.toMatchObject({ reason: "system_only" });
  });
});
