import "server-only";
import { asc, countDistinct, desc, eq, exists, sql } from "drizzle-orm";
import { appearances, articles, claims, copies, members } from "#db/schema";
import type { ArticleLineView, ArticleView, CopyOptionView } from "#server/articles/views";
import type { Ctx } from "#server/core/context";
import { NotFoundError } from "#server/core/errors";
import { rowsOfPage } from "#server/core/rules";
import { articlePolicy } from "#server/policy/articles";
import { authorize } from "#server/policy/decision";

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
 * An article as its newest copy has it, with every passage of that copy of which a claim was made. Throws
 * NotFoundError.
 */
export async function getArticle(ctx: Ctx, id: string): Promise<ArticleView> {
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
      locators: copies.locators,
      warnings: copies.warnings,
      sha256: copies.sha256,
      readAt: copies.readAt,
    })
    .from(articles)
    .innerJoin(copies, eq(copies.article, articles.id))
    .where(eq(articles.id, id))
    .orderBy(desc(copies.readAt), desc(copies.id))
    .limit(1);
  if (!article) throw new NotFoundError();
  const passages = await ctx.db
    .select({
      claim: appearances.claim,
      statement: claims.statement,
      start: appearances.start,
      end: appearances.end,
    })
    .from(appearances)
    .innerJoin(claims, eq(claims.id, appearances.claim))
    .where(eq(appearances.copy, article.copy))
    .orderBy(asc(appearances.start), asc(appearances.end));
  return { ...article, otherCopies: (await ctx.db.$count(copies, eq(copies.article, id))) - 1, passages };
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
