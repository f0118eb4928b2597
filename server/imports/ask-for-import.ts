import "server-only";
import { and, eq, notInArray } from "drizzle-orm";
import { imports } from "#db/schema";
import { getUpload } from "#server/articles/internal";
import type { ImportArticleInput } from "#server/articles/schemas";
import { type Ctx, signedIn } from "#server/core/context";
import { ConflictError } from "#server/core/errors";
import { inTransaction } from "#server/core/transaction";
import { recordEvent } from "#server/events/record-event";
import { ENDED, IMPORTS_UNFINISHED_MAX } from "#server/imports/rules";
import type { AskForImportInput } from "#server/imports/schemas";
import { takeAllowance } from "#server/limits/take-allowance";
import { articlePolicy } from "#server/policy/articles";
import { authorize } from "#server/policy/decision";

const CALLED_MAX_CHARACTERS = 200;

/**
 * A reviewer asks for an article to be imported, by its address or by bringing it in. It is done by itself within seconds, is tried again
 * where a site does not answer, and goes on after a restart. Throws RateLimitedError when they fetched more pages than one may in an
 * hour, and ConflictError while twenty others of theirs are not finished.
 */
export async function askForImport(ctx: Ctx, { article, selection }: AskForImportInput): Promise<{ import: string }> {
  const importer = signedIn(ctx);
  authorize(articlePolicy.import(ctx.actor));
  const unfinished = await ctx.db.$count(
    imports,
    and(eq(imports.member, importer.id), notInArray(imports.step, [...ENDED])),
  );
  if (unfinished >= IMPORTS_UNFINISHED_MAX) throw new ConflictError("imports_many", { max: IMPORTS_UNFINISHED_MAX });
  if (article.kind === "address") await takeAllowance(ctx, "fetch");
  const called = await nameOf(ctx, article);
  return inTransaction(ctx, async (tx) => {
    const [asked] = await tx.db
      .insert(imports)
      .values({ member: importer.id, asked: article, called, selection, askedAt: tx.now })
      .returning({ id: imports.id });
    if (!asked) throw new Error("An import was not kept.");
    await recordEvent(tx, "import.asked", asked.id);
    return { import: asked.id };
  });
}

/** What an import is called before anything of it was read. */
async function nameOf(ctx: Ctx, article: ImportArticleInput): Promise<string> {
  if (article.kind === "address") return article.url;
  const file = "upload" in article ? (await getUpload(ctx, article.upload)).name : "";
  const [firstLine = ""] = "text" in article ? article.text.trim().split("\n", 1) : [];
  return (article.title || file || article.url || firstLine).slice(0, CALLED_MAX_CHARACTERS);
}
