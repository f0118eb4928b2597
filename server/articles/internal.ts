import "server-only";
import { createHash } from "node:crypto";
import { and, asc, eq, inArray } from "drizzle-orm";
import { articles, copies, type Heading, type Locators, uploads } from "#db/schema";
import { sliceCodePoints } from "#server/articles/anchoring/code-points";
import type { CopyTexts } from "#server/articles/anchoring/find-quotation";
import { headingOver } from "#server/articles/anchoring/locator";
import { PASSAGE_MIN_CHARACTERS, type Passage, selectPassage } from "#server/articles/anchoring/passage";
import { sameDocumentKey } from "#server/articles/extraction/canonical-url";
import { type Ctx, signedIn } from "#server/core/context";
import { NotFoundError } from "#server/core/errors";

/** The texts of a copy, and the article that it is of. Not a query for screens: it does not ask who reads. */
export async function getCopyText(
  ctx: Ctx,
  copy: string,
): Promise<CopyTexts & { article: string; headings: Heading[]; locators: Locators | null }> {
  const [row] = await ctx.db
    .select({
      text: copies.text,
      wholeText: copies.wholeText,
      language: copies.language,
      article: copies.article,
      headings: copies.headings,
      locators: copies.locators,
    })
    .from(copies)
    .where(eq(copies.id, copy));
  if (!row) throw new NotFoundError();
  return row;
}

type Selection = { copy: string; start: number; end: number; exact: string };

/**
 * The words that were selected in a copy, as a passage; null when other words stand there than those the reviewer saw,
 * or none that could say anything. Throws NotFoundError when there is no such copy.
 */
export async function findSelectedPassage(
  ctx: Ctx,
  selection: Selection,
): Promise<(Passage & { copy: string; section: string | null }) | null> {
  const { copy, start, end, exact } = selection;
  const { text, headings } = await getCopyText(ctx, copy);
  if (sliceCodePoints(text, start, end) !== exact) return null;
  const passage = selectPassage(text, start, end);
  return passage.exact.length < PASSAGE_MIN_CHARACTERS
    ? null
    : { copy, ...passage, section: headingOver(headings, passage.start) };
}

const hashOf = (text: string): string => createHash("sha256").update(text).digest("hex");

/** By what an article is known whose address is this, however it is written. */
export const hashOfAddress = (url: string): string => hashOf(sameDocumentKey(url));

/** The article at an address; null where nobody brought it in. Articles of the first versions are known by the whole of it. */
export async function findArticleAt({ db }: Ctx, url: string): Promise<string | null> {
  const [known] = await db
    .select({ id: articles.id })
    .from(articles)
    .where(inArray(articles.urlHash, [hashOfAddress(url), hashOf(url)]))
    .orderBy(asc(articles.importedAt), asc(articles.id))
    .limit(1);
  return known?.id ?? null;
}

/** A file that the actor uploaded. Throws NotFoundError, also for one that another member uploaded. */
export async function getUpload(
  ctx: Ctx,
  upload: string,
): Promise<{ bytes: Uint8Array; contentType: string; name: string }> {
  const [found] = await ctx.db
    .select({ bytes: uploads.bytes, contentType: uploads.contentType, name: uploads.name })
    .from(uploads)
    .where(and(eq(uploads.id, upload), eq(uploads.member, signedIn(ctx).id)));
  if (!found) throw new NotFoundError();
  return found;
}
