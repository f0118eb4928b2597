import "server-only";
import { and, asc, countDistinct, desc, eq, exists, inArray, or, sql } from "drizzle-orm";
import { alias } from "drizzle-orm/pg-core";
import { anchors, appearances, articles, claims, copies, members, sources } from "#db/schema";
import type {
  AnchorView,
  ArticleLineView,
  ArticleView,
  CopyDifferenceView,
  CopyLineView,
  CopyOptionView,
} from "#server/articles/views";
import type { Ctx } from "#server/core/context";
import { NotFoundError } from "#server/core/errors";
import { rowsOfPage } from "#server/core/rules";
import { workOn } from "#server/hostile-work/work-on";
import { articlePolicy } from "#server/policy/articles";
import { authorize } from "#server/policy/decision";
import { get } from "#server/storage/blobs";

/** A page of the articles, those that were imported last first. Only members read them. */
export async function listArticles(ctx: Ctx, page = 1): Promise<ArticleLineView[]> {
  authorize(articlePolicy.read(ctx.actor));
  const { limit, offset } = rowsOfPage(page);
  const found = ctx.db
    .select({ claims: countDistinct(appearances.claim).as("claims") })
    .from(copies)
    .innerJoin(appearances, eq(appearances.copy, copies.id))
    .where(eq(copies.article, articles.id))
    .as("found");
  return ctx.db
    .select({
      id: articles.id,
      title: articles.title,
      language: articles.language,
      publisher: articles.publisher,
      importedAt: articles.importedAt,
      importedBy: members.handle,
      claims: found.claims,
    })
    .from(articles)
    .innerJoin(members, eq(members.id, articles.importedBy))
    .innerJoinLateral(found, sql`true`)
    .where(exists(ctx.db.select({ id: copies.id }).from(copies).where(eq(copies.article, articles.id))))
    .orderBy(desc(articles.importedAt), desc(articles.id))
    .limit(limit)
    .offset(offset);
}

/**
 * An article as its newest copy has it, or another of its copies, with every passage of that copy of which a claim was made. Throws
 * NotFoundError.
 */
export async function getArticle(ctx: Ctx, id: string, copy: string | null = null): Promise<ArticleView> {
  authorize(articlePolicy.read(ctx.actor));
  const [article] = await ctx.db
    .select({
      id: articles.id,
      copy: copies.id,
      kind: copies.kind,
      title: copies.title,
      byline: copies.byline,
      publisher: articles.publisher,
      publishedOn: copies.publishedOn,
      language: copies.language,
      url: articles.url,
      text: copies.text,
      headings: copies.headings,
      locators: copies.locators,
      warnings: copies.warnings,
      sha256: copies.sha256,
      readAt: copies.readAt,
    })
    .from(articles)
    .innerJoin(copies, eq(copies.article, articles.id))
    .where(and(eq(articles.id, id), copy ? eq(copies.id, copy) : undefined))
    .orderBy(desc(copies.readAt), desc(copies.id))
    .limit(1);
  if (!article) throw new NotFoundError();
  const [marked, anchored] = await Promise.all([listMarked(ctx, article.copy), listAnchored(ctx, article.copy)]);
  const again = anchored.flatMap(({ start, end, how, sureness, ...claim }) =>
    start !== null && end !== null && how !== null
      ? [{ ...claim, start, end, found: { how, sureness: sureness ?? 0 } }]
      : [],
  );
  const passages = [...marked.map((passage) => ({ ...passage, found: null })), ...again].sort(
    (a, b) => a.start - b.start || a.end - b.end,
  );
  const lost = anchored.flatMap(({ claim, statement, how }) => (how === null ? [{ claim, statement }] : []));
  return { ...article, copies: await listCopies(ctx, id), passages, lost };
}

/** The passages that were marked in a copy. */
const listMarked = ({ db }: Ctx, copy: string) =>
  db
    .select({ claim: appearances.claim, statement: claims.statement, start: appearances.start, end: appearances.end })
    .from(appearances)
    .innerJoin(claims, eq(claims.id, appearances.claim))
    .where(eq(appearances.copy, copy))
    .orderBy(asc(appearances.start), asc(appearances.end));

/** The passages of earlier copies, as they were found in a copy or not. */
const listAnchored = ({ db }: Ctx, copy: string) =>
  db
    .select({
      claim: appearances.claim,
      statement: claims.statement,
      start: anchors.start,
      end: anchors.end,
      how: anchors.how,
      sureness: anchors.sureness,
    })
    .from(anchors)
    .innerJoin(appearances, eq(appearances.id, anchors.appearance))
    .innerJoin(claims, eq(claims.id, appearances.claim))
    .where(eq(anchors.copy, copy))
    .orderBy(asc(anchors.start), asc(anchors.id));

/** What became of the words of a claim, and of what its sources quote, in the newest copy of each article that is not the one they were taken from. */
export async function listAnchorsOfClaim(
  ctx: Ctx,
  claim: string,
): Promise<{ passage: AnchorView | null; sources: Map<string, AnchorView> }> {
  authorize(articlePolicy.read(ctx.actor));
  const own = alias(copies, "own");
  const rows = await ctx.db
    .selectDistinctOn([anchors.appearance, anchors.source], {
      source: anchors.source,
      article: copies.article,
      from: own.id,
      copy: copies.id,
      readAt: copies.readAt,
      how: anchors.how,
      sureness: anchors.sureness,
      exact: anchors.exact,
    })
    .from(anchors)
    .innerJoin(copies, eq(copies.id, anchors.copy))
    .leftJoin(appearances, eq(appearances.id, anchors.appearance))
    .leftJoin(sources, eq(sources.id, anchors.source))
    .innerJoin(own, eq(own.id, sql`coalesce(${appearances.copy}, ${sources.copy})`))
    .where(or(eq(appearances.claim, claim), eq(sources.claim, claim)))
    .orderBy(anchors.appearance, anchors.source, desc(copies.readAt), desc(copies.id));
  const views = rows.map(({ how, sureness, source, ...row }) => ({
    source,
    view: { ...row, found: how === null ? null : { how, sureness: sureness ?? 0 } },
  }));
  return {
    passage: views.find(({ source }) => source === null)?.view ?? null,
    sources: new Map(views.flatMap(({ source, view }) => (source === null ? [] : [[source, view] as const]))),
  };
}

const COPIES_SHOWN = 50;

const listCopies = (ctx: Ctx, article: string): Promise<CopyLineView[]> =>
  ctx.db
    .select({ id: copies.id, kind: copies.kind, readAt: copies.readAt, words: copies.words })
    .from(copies)
    .where(eq(copies.article, article))
    .orderBy(desc(copies.readAt), desc(copies.id))
    .limit(COPIES_SHOWN);

/**
 * What an article says in one copy and not in another, sentence by sentence. Throws NotFoundError where one of them is no copy of it.
 */
export async function compareCopies(
  ctx: Ctx,
  id: string,
  { from, to }: { from: string; to: string },
): Promise<CopyDifferenceView> {
  authorize(articlePolicy.read(ctx.actor));
  const found = await ctx.db
    .select({
      id: copies.id,
      kind: copies.kind,
      readAt: copies.readAt,
      words: copies.words,
      text: copies.text,
      title: copies.title,
      language: copies.language,
    })
    .from(copies)
    .where(and(eq(copies.article, id), inArray(copies.id, [from, to])));
  const [before, after] = [from, to].map((copy) => found.find((one) => one.id === copy));
  if (!before || !after) throw new NotFoundError();
  const { title, language } = after;
  const parts = await workOn("sentenceDifference", { before: before.text, after: after.text, language });
  const lineOf = ({ id: copy, kind, readAt, words }: CopyLineView) => ({ id: copy, kind, readAt, words });
  return { article: id, title, language, from: lineOf(before), to: lineOf(after), parts };
}

/** How pictures begin that browsers show, by their type. */
const PICTURES = [
  { type: "image/png", begins: [0x89, 0x50, 0x4e, 0x47] },
  { type: "image/jpeg", begins: [0xff, 0xd8, 0xff] },
  { type: "image/gif", begins: [0x47, 0x49, 0x46, 0x38] },
] as const;
const ENDINGS: Record<string, string> = { "application/pdf": "pdf", "text/plain": "txt" };
const SHOWN_HASH_CHARACTERS = 12;

/**
 * The bytes of a copy as they came, what picture they are if they are one, and a name for the file. Members only. Throws NotFoundError.
 */
export async function getCopyFile(
  ctx: Ctx,
  copy: string,
): Promise<{ bytes: Uint8Array; picture: string | null; fileName: string }> {
  authorize(articlePolicy.read(ctx.actor));
  const [kept] = await ctx.db
    .select({ sha256: copies.sha256, contentType: copies.contentType })
    .from(copies)
    .where(eq(copies.id, copy));
  if (!kept) throw new NotFoundError();
  const bytes = await get(ctx, kept.sha256);
  const picture = PICTURES.find(({ begins }) => begins.every((byte, at) => bytes[at] === byte))?.type ?? null;
  // A page is saved under an ending with which nothing opens it by itself.
  const ending = ENDINGS[kept.contentType.split(";")[0] ?? ""] ?? "bin";
  return { bytes, picture, fileName: `copy-${kept.sha256.slice(0, SHOWN_HASH_CHARACTERS)}.${ending}` };
}

const COPIES_OFFERED = 100;

/** The newest copies that were kept, for a source to quote from. */
export async function listCopyOptions(ctx: Ctx): Promise<CopyOptionView[]> {
  authorize(articlePolicy.read(ctx.actor));
  return ctx.db
    .select({ copy: copies.id, title: copies.title, publisher: articles.publisher })
    .from(copies)
    .innerJoin(articles, eq(articles.id, copies.article))
    .orderBy(desc(copies.readAt), desc(copies.id))
    .limit(COPIES_OFFERED);
}
