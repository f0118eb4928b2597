import { eq } from "drizzle-orm";
import { imports } from "#db/schema";
import { askForImport } from "#server/imports/ask-for-import";
import { retryImport } from "#server/imports/retry-import";
import { aMember, anArticleInput } from "#tests/support/factories";
import { historyOf } from "#tests/support/history";
import { describe, expect, test } from "#tests/support/test-database";

describe("trying an import again", () => {
  test("begins it anew after it failed, with what was asked for", async ({ ctx, as }) => {
    const ada = as(await aMember(ctx));
    const asked = await askForImport(ada, { article: anArticleInput(), selection: "two months" });
    const failed = { step: "failed" as const, reason: "fetch_timeout", params: { seconds: 12 }, tries: 3 };
    await ctx.db.update(imports).set(failed).where(eq(imports.id, asked.import));
    await retryImport(ada, asked);
    const [row] = await ctx.db.select().from(imports).where(eq(imports.id, asked.import));
    expect(row).toMatchObject({ step: "waiting", reason: null, params: {}, tries: 0, selection: "two months" });
    expect(row?.asked).toMatchObject({ kind: "text" });
    // The worker hears of it by the same event.
    expect((await historyOf(ctx, asked.import)).map(({ action }) => action)).toEqual(["import.asked", "import.asked"]);
  });

  test("is not for one that goes on or is done", async ({ ctx, as }) => {
    const ada = as(await aMember(ctx));
    const asked = await askForImport(ada, { article: anArticleInput(), selection: "" });
    for (const step of ["fetching", "keeping", "done"] as const) {
      await ctx.db.update(imports).set({ step }).where(eq(imports.id, asked.import));
      await expect(retryImport(ada, asked)).rejects.toMatchObject({ reason: "import_ended" });
    }
  });
});
