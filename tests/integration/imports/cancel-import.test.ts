import { eq } from "drizzle-orm";
import { imports } from "#db/schema";
import { askForImport } from "#server/imports/ask-for-import";
import { cancelImport } from "#server/imports/cancel-import";
import { listOpenImports } from "#server/imports/queries";
import { retryImport } from "#server/imports/retry-import";
import { aMember, anArticleInput } from "#tests/support/factories";
import { historyOf } from "#tests/support/history";
import { describe, expect, test } from "#tests/support/test-database";

describe("cancelling an import", () => {
  test("ends it, keeps nothing of what was asked, and can be done once", async ({ ctx, as }) => {
    const ada = as(await aMember(ctx));
    const asked = await askForImport(ada, { article: anArticleInput(), selection: "" });
    await cancelImport(ada, asked);
    const [row] = await ctx.db.select().from(imports).where(eq(imports.id, asked.import));
    expect(row).toMatchObject({ step: "cancelled", asked: null });
    expect(await listOpenImports(ada)).toEqual([]);
    await expect(cancelImport(ada, asked)).rejects.toMatchObject({ reason: "import_ended" });
    await expect(retryImport(ada, asked)).rejects.toMatchObject({ reason: "import_ended" });
    expect((await historyOf(ctx, asked.import)).map(({ action }) => action)).toEqual([
      "import.asked",
      "import.cancelled",
    ]);
  });

  test("comes too late for one that is being kept", async ({ ctx, as }) => {
    const ada = as(await aMember(ctx));
    const asked = await askForImport(ada, { article: anArticleInput(), selection: "" });
    await ctx.db.update(imports).set({ step: "keeping" }).where(eq(imports.id, asked.import));
    await expect(cancelImport(ada, asked)).rejects.toMatchObject({ reason: "import_ended" });
  });
});
