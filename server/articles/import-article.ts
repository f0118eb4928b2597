import "server-only";
import { type FetchPage, guardedFetch } from "#server/articles/fetching/guarded-fetch";
import { eventOf, type KeptDocument, keepDocument } from "#server/articles/keep-document";
import { readDocument } from "#server/articles/read-document";
import type { ImportArticleInput } from "#server/articles/schemas";
import { type Ctx, signedIn } from "#server/core/context";
import { inTransaction } from "#server/core/transaction";
import { recordEvent } from "#server/events/record-event";
import { articlePolicy } from "#server/policy/articles";
import { authorize } from "#server/policy/decision";

type Means = {
  fetchPage?: FetchPage;
  /** What must still hold when the document is kept; what it throws keeps nothing. */
  beforeKeeping?: (tx: Ctx) => Promise<void>;
};

/**
 * A reviewer imports an article, by its address or by pasting it, with its address if it has one. What was read is kept with its hash
 * and never changes. The same address is the same article: if it says something else by now, that is another copy of
 * it, and if not, the reviewer is led to the copy there is. Throws InvalidError when there is nothing to read.
 */
export async function importArticle(
  ctx: Ctx,
  input: ImportArticleInput,
  { fetchPage = guardedFetch, beforeKeeping }: Means = {},
): Promise<KeptDocument> {
  const importer = signedIn(ctx);
  authorize(articlePolicy.import(ctx.actor));
  const document = await readDocument(input, { ctx, fetchPage });

  return inTransaction(ctx, async (tx) => {
    await beforeKeeping?.(tx);
    const kept = await keepDocument(tx, document, importer);
    await recordEvent(tx, eventOf(kept), kept.article, { copy: kept.copy });
    return kept;
  });
}
