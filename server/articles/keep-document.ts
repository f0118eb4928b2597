import "server-only";
import { and, eq, isNull, sql } from "drizzle-orm";
import { articles, copies } from "#db/schema";
import { canonicalUrl } from "#server/articles/extraction/canonical-url";
import { findArticleAt, hashOfAddress } from "#server/articles/internal";
import type { ReadDocument } from "#server/articles/read-document";
import type { UnreadDocumentInput } from "#server/articles/schemas";
import type { Ctx, Member } from "#server/core/context";
import { put } from "#server/storage/blobs";

/** What became of a document: a new article, a new copy of a known one, or nothing new at all. */
export type KeptDocument = { article: string; copy: string; found: "new_article" | "new_copy" | "known_copy" };

const EVENT = {
  new_article: "article.imported",
  new_copy: "article.read-anew",
  known_copy: "article.found-unchanged",
} as const;

/** What the command that kept a document records of it. */
export const eventOf = ({ found }: KeptDocument) => EVENT[found];

/**
 * Keeps a document as it was read. The same address is the same article; the same bytes read by the same extractor are
 * the same copy. A document without an address is the same when its bytes are. A step of commands: it records no event.
 */
export async function keepDocument(tx: Ctx, document: ReadDocument, reader: Member): Promise<KeptDocument> {
  const { bytes, url, publisher, ...copy } = document;
  await put(tx, bytes);
  const { article, isNew } = await articleOf(tx, document, reader, () => articleWithSameBytes(tx, document));
  const [added] = await tx.db
    .insert(copies)
    .values({ ...copy, article, readBy: reader.id, readAt: tx.now })
    .onConflictDoNothing()
    .returning({ id: copies.id });
  if (added) return { article, copy: added.id, found: isNew ? "new_article" : "new_copy" };
  const [known] = await tx.db
    .select({ id: copies.id })
    .from(copies)
    .where(and(eq(copies.article, article), eq(copies.sha256, copy.sha256), eq(copies.extractor, copy.extractor)));
  if (!known) throw new Error("A copy was neither written nor found.");
  return { article, copy: known.id, found: "known_copy" };
}

/** Keeps that a document exists whose text could not be had. A step of commands: it records no event. */
export async function keepUnreadDocument(
  tx: Ctx,
  { url, title, publisher, language }: UnreadDocumentInput,
  reader: Member,
): Promise<string> {
  const described = { url: url ? canonicalUrl(url) : null, title, publisher: publisher || null, language };
  return (await articleOf(tx, described, reader, () => unreadArticleLike(tx, described))).article;
}

type Described = { url: string | null; title: string; publisher: string | null; language: string | null };

async function articleOf(
  tx: Ctx,
  { url, title, publisher, language }: Described,
  { id: importedBy }: Member,
  findWithoutAddress: () => Promise<string | null>,
): Promise<{ article: string; isNew: boolean }> {
  const urlHash = url === null ? null : hashOfAddress(url);
  const known = url === null ? await findWithoutAddress() : await findArticleAt(tx, url);
  if (known) return { article: known, isNew: false };
  const [added] = await tx.db
    .insert(articles)
    .values({ url, urlHash, title, publisher, language, importedBy, importedAt: tx.now })
    .onConflictDoNothing()
    .returning({ id: articles.id });
  if (added) return { article: added.id, isNew: true };
  // Someone else imported the same address between the two statements.
  const theirs = url === null ? null : await findArticleAt(tx, url);
  if (theirs === null) throw new Error("An article was neither written nor found.");
  return { article: theirs, isNew: false };
}

/** A document without an address and without text is the same when its title, publisher and language are. */
async function unreadArticleLike(tx: Ctx, { title, publisher, language }: Described): Promise<string | null> {
  const [known] = await tx.db
    .select({ id: articles.id })
    .from(articles)
    .leftJoin(copies, eq(copies.article, articles.id))
    .where(
      and(
        isNull(articles.url),
        isNull(copies.id),
        eq(articles.title, title),
        sql`${articles.publisher} is not distinct from ${publisher}`,
        sql`${articles.language} is not distinct from ${language}`,
      ),
    )
    .limit(1);
  return known?.id ?? null;
}

async function articleWithSameBytes(tx: Ctx, { sha256 }: ReadDocument): Promise<string | null> {
  const [known] = await tx.db
    .select({ id: articles.id })
    .from(copies)
    .innerJoin(articles, eq(articles.id, copies.article))
    .where(and(eq(copies.sha256, sha256), isNull(articles.url)))
    .limit(1);
  return known?.id ?? null;
}
