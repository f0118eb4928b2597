import "server-only";
import { and, asc, desc, eq, exists, gt, inArray, isNotNull, ne, or, sql } from "drizzle-orm";
import { articles, checks, checkVersions, claims, copies } from "#db/schema";
import { listOwnAssignments } from "#server/assignments/queries";
import { deskChecks, isCoAuthor } from "#server/checks/internal";
import type { DeskCheckView } from "#server/checks/views";
import { listClaimsChangedSinceVote, listClaimsToVoteOn } from "#server/claims/desk-queries";
import { type Ctx, signedIn } from "#server/core/context";
import { FIRST_STEPS, type FirstStep, type FoundView, type ToDoView } from "#server/desk/views";
import { countReviewers } from "#server/members/internal";
import { listWaitingChecks } from "#server/moderation/queries";
import { claimPolicy } from "#server/policy/claims";
import { authorize, requireRole } from "#server/policy/decision";
import { findSetting } from "#server/settings/internal";
import { listPositionsToTry } from "#server/topics/queries";

const SHOWN_MAX = 100;
const FOUND_MAX = 30;
const CORRECTED_DAYS = 14;
const DAY_MS = 86_400_000;

/**
 * What waits for the one who looks, and why: what they are asked to vote on or to look at, what changed since their vote, what they may
 * decide about, what was sent back to them, and which of their checks somebody corrected. Members only.
 */
export async function listToDo(ctx: Ctx): Promise<ToDoView> {
  authorize(claimPolicy.read(ctx.actor));
  const isModerator = requireRole(ctx.actor, "moderator").allowed;
  const [asked, assigned, changed, waiting, sentBack, corrected, positions] = await Promise.all([
    listClaimsToVoteOn(ctx),
    listOwnAssignments(ctx),
    listClaimsChangedSinceVote(ctx),
    isModerator ? listWaitingChecks(ctx) : [],
    listSentBack(ctx),
    listOwnCorrected(ctx),
    listPositionsToTry(ctx),
  ]);
  const { handle } = signedIn(ctx);
  const toDecide = waiting.filter(({ author }) => author !== handle);
  const fairness = positions.filter(({ isFair }) => isFair === null);
  return { asked, assigned, changed, fairness, toDecide, sentBack, corrected };
}

const REVIEWERS_TO_BEGIN_WITH = 5;

/**
 * What an administrator of a new site does first and has not done yet: say what it is called and who publishes it, import
 * an article, invite five reviewers. A reviewer of a site without any article is asked for one. Members only.
 */
export async function listFirstSteps(ctx: Ctx): Promise<FirstStep[]> {
  authorize(claimPolicy.read(ctx.actor));
  const isAdmin = requireRole(ctx.actor, "admin").allowed;
  if (!requireRole(ctx.actor, "reviewer").allowed) return [];
  const [article, named, invited] = await Promise.all([
    ctx.db.select({ id: articles.id }).from(articles).limit(1),
    isAdmin ? findSetting(ctx.db, "site") : true,
    isAdmin ? countReviewers(ctx) : REVIEWERS_TO_BEGIN_WITH,
  ]);
  const undone: Record<FirstStep, boolean> = {
    site: !named,
    publisher: isAdmin && ctx.settings.publisher === null,
    article: article.length === 0,
    reviewers: invited < REVIEWERS_TO_BEGIN_WITH,
  };
  return FIRST_STEPS.filter((step) => undone[step]);
}

/** How much waits for the one who looks. Members only. */
export async function countToDo(ctx: Ctx): Promise<number> {
  authorize(claimPolicy.read(ctx.actor));
  return Object.values(await listToDo(ctx)).reduce((sum, group) => sum + group.length, 0);
}

async function listSentBack(ctx: Ctx): Promise<ToDoView["sentBack"]> {
  const { lines, now } = deskChecks(ctx);
  const rows = await lines
    .where(and(ownedBy(ctx), eq(now.state, "draft"), isNotNull(now.reason)))
    .orderBy(desc(now.at), desc(checks.id))
    .limit(SHOWN_MAX);
  return rows.flatMap(({ reason, ...check }) => (reason === null ? [] : [{ ...check, reason }]));
}

async function listOwnCorrected(ctx: Ctx): Promise<DeskCheckView[]> {
  const { id } = signedIn(ctx);
  const { lines, now } = deskChecks(ctx);
  const since = new Date(ctx.now.getTime() - CORRECTED_DAYS * DAY_MS);
  return lines
    .where(and(ownedBy(ctx), inArray(now.state, ["corrected", "retracted"]), gt(now.at, since), ne(now.by, id)))
    .orderBy(desc(now.at), desc(checks.id))
    .limit(SHOWN_MAX);
}

const ownedBy = (ctx: Ctx) => {
  const { id } = signedIn(ctx);
  return or(eq(checks.author, id), isCoAuthor(id));
};

/**
 * Claims, articles and checks of the desk that have the words, or nearly. Drafts are found by their authors alone, and
 * nothing is ordered by votes. Members only.
 */
export async function searchDesk(ctx: Ctx, words: string): Promise<FoundView[]> {
  authorize(claimPolicy.read(ctx.actor));
  if (words === "") return [];
  const query = sql`websearch_to_tsquery('simple', ${words})`;
  const foundClaims = ctx.db
    .select({ id: claims.id, title: claims.statement, language: claims.language })
    .from(claims)
    .where(or(sql`${claims.search} @@ ${query}`, sql`${words} <% ${claims.statement}`))
    .orderBy(desc(sql`word_similarity(${words}, ${claims.statement})`), desc(claims.submittedAt), asc(claims.id))
    .limit(FOUND_MAX);
  const foundArticles = ctx.db
    .select({ id: articles.id, title: articles.title, language: articles.language })
    .from(articles)
    .where(
      and(
        sql`${words} <% ${articles.title}`,
        exists(ctx.db.select({ id: copies.id }).from(copies).where(eq(copies.article, articles.id))),
      ),
    )
    .orderBy(desc(sql`word_similarity(${words}, ${articles.title})`), desc(articles.importedAt), asc(articles.id))
    .limit(FOUND_MAX);
  const { lines, now } = deskChecks(ctx);
  const isPublic = inArray(now.state, ["published", "corrected", "retracted"]);
  const isOwnDraft = and(ownedBy(ctx), ne(now.state, "deleted"));
  const foundChecks = lines
    .where(
      and(
        or(isPublic, isOwnDraft),
        or(sql`${checkVersions.search} @@ ${query}`, sql`${words} <% ${checkVersions.title}`),
      ),
    )
    .orderBy(desc(sql`word_similarity(${words}, ${checkVersions.title})`), asc(checks.id))
    .limit(FOUND_MAX);
  const [ofClaims, ofArticles, ofChecks] = await Promise.all([foundClaims, foundArticles, foundChecks]);
  return [
    ...ofClaims.map((found) => ({ kind: "claim" as const, ...found })),
    ...ofChecks.map(({ id, title, language }) => ({ kind: "check" as const, id, title, language })),
    ...ofArticles.map((found) => ({ kind: "article" as const, ...found })),
  ];
}
