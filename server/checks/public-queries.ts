import "server-only";
import { and, asc, desc, eq, getTableColumns, inArray, max, type SQL, sql } from "drizzle-orm";
import { alias } from "drizzle-orm/pg-core";
import {
  checkAuthors,
  checkSlugs,
  checkStates,
  checks,
  checkVersions,
  claims,
  members,
  verdicts,
  versionVerdicts,
} from "#db/schema";
import type { CheckState, Rating, VerdictBasis } from "#db/vocabulary";
import { canonicalLocale, slugInForce } from "#server/checks/internal";
import { assemblePage, printedVerdicts } from "#server/checks/page/assemble-page";
import { isAgreedByFew, PUBLIC_STATE } from "#server/checks/rules";
import { SLUG } from "#server/checks/schemas";
import type { CheckLineView, PrintedVerdictView, PublishedCheckView } from "#server/checks/views";
import type { Ctx } from "#server/core/context";
import { NotFoundError } from "#server/core/errors";

/** What the public reads of checks. Nothing here looks at who asks: it is the same for everyone. */

const CHECKS_OF_MEMBER_MAX = 100;

const publication = alias(checkStates, "publication");

/** The newest state of a check; joined with the publication it is the state that the public sees. */
const publicState = (ctx: Ctx) =>
  ctx.db
    .select({ version: checkStates.version, state: checkStates.state, at: checkStates.at })
    .from(checkStates)
    .where(eq(checkStates.check, publication.check))
    .orderBy(desc(checkStates.seq))
    .limit(1)
    .as("public_state");

const VERDICT = {
  state: verdicts.state,
  computedRating: verdicts.rating,
  overrideRating: versionVerdicts.overrideRating,
  override: versionVerdicts.overrideReason,
  basis: verdicts.basis,
};

type VerdictRow = Omit<PrintedVerdictView, "rating" | "isFewReviewers"> & {
  overrideRating: Rating | null;
  basis: VerdictBasis | null;
};

const printed = ({ overrideRating, basis, ...verdict }: VerdictRow): PrintedVerdictView => ({
  ...verdict,
  isFewReviewers: isAgreedByFew(verdict.state, basis),
  rating: overrideRating ?? verdict.computedRating,
});

/** Checks as lists show them: those that were published and not retracted or withheld. */
function checkLines(ctx: Ctx) {
  const now = publicState(ctx);
  const lines = ctx.db
    .select({
      slug: slugInForce(publication.check),
      locale: canonicalLocale(publication.check),
      language: checks.language,
      title: checkVersions.title,
      answer: checkVersions.answer,
      state: now.state,
      publishedAt: publication.at,
      changedAt: now.at,
      verdict: VERDICT,
    })
    .from(publication)
    .innerJoinLateral(now, sql`true`)
    .innerJoin(checks, eq(checks.id, publication.check))
    .innerJoin(checkVersions, and(eq(checkVersions.check, checks.id), eq(checkVersions.version, now.version)))
    .innerJoin(
      versionVerdicts,
      and(
        eq(versionVerdicts.check, checks.id),
        eq(versionVerdicts.version, now.version),
        eq(versionVerdicts.claim, checks.subjectClaim),
      ),
    )
    .innerJoin(verdicts, and(eq(verdicts.claim, versionVerdicts.claim), eq(verdicts.seq, versionVerdicts.verdict)));
  const isPublished = eq(publication.state, "published");
  return {
    lines,
    isListed: and(isPublished, inArray(now.state, ["published", "corrected"])),
    isFound: and(isPublished, inArray(now.state, ["published", "corrected", "retracted"])),
  };
}

type CheckLineRow = Omit<CheckLineView, "state" | "verdict"> & { state: CheckState; verdict: VerdictRow };

const lineOf = ({ state, verdict, ...line }: CheckLineRow): CheckLineView => ({
  ...line,
  state: PUBLIC_STATE[state],
  verdict: printed(verdict),
});

/** The checks that were published last, newest first; `limit` of them at most. */
export async function listLatestChecks(ctx: Ctx, limit: number): Promise<CheckLineView[]> {
  const { lines, isListed } = checkLines(ctx);
  const rows = await lines.where(isListed).orderBy(desc(publication.at), desc(publication.check)).limit(limit);
  return rows.map(lineOf);
}

/**
 * The published checks that have the words in their question, answer or text, or in the statement under check; and
 * those whose question is spelled alike. A retracted one is found too, and says so. The best match first; `limit` of
 * them at most.
 */
export async function searchChecks(ctx: Ctx, words: string, limit: number): Promise<CheckLineView[]> {
  const { lines, isFound } = checkLines(ctx);
  const query = sql`websearch_to_tsquery('simple', ${words})`;
  const matches = sql`${publication.check} in (
    select ${checkVersions.check} from ${checkVersions} where ${checkVersions.search} @@ ${query}
    union select ${checkVersions.check} from ${checkVersions} where ${words} <% ${checkVersions.title}
    union select ${checks.id} from ${checks} join ${claims} on ${claims.id} = ${checks.subjectClaim}
      where ${claims.search} @@ ${query}
  )`;
  // The indexes find every version that says it; the one current must say it too.
  const stillSays = sql`(${checkVersions.search} @@ ${query} or ${words} <% ${checkVersions.title}
    or ${checks.subjectClaim} in (select ${claims.id} from ${claims} where ${claims.search} @@ ${query}))`;
  const rank = sql`ts_rank(${checkVersions.search}, ${query}) + word_similarity(${words}, ${checkVersions.title})`;
  const rows = await lines
    .where(and(isFound, matches, stillSays))
    .orderBy(desc(rank), desc(publication.at), desc(publication.check))
    .limit(limit);
  return rows.map(lineOf);
}

/**
 * The check at an address, as it stands or in an earlier version that was published. Throws NotFoundError for an
 * address under which nothing was published, and for a version that never was.
 */
export async function getPublishedCheck(ctx: Ctx, slug: string, version?: number): Promise<PublishedCheckView> {
  if (!SLUG.test(slug)) throw new NotFoundError();
  const now = publicState(ctx);
  const author = alias(members, "author");
  const approver = alias(members, "approver");
  const { search: _, ...saved } = getTableColumns(checkVersions);
  const [row] = await ctx.db
    .select({
      head: {
        subjectClaim: checks.subjectClaim,
        slug: slugInForce(publication.check),
        locale: canonicalLocale(publication.check),
        language: checks.language,
        state: now.state,
        publishedAt: publication.at,
        changedAt: now.at,
        author: author.handle,
        approvedBy: approver.handle,
        newestVersion: now.version,
      },
      saved,
    })
    .from(checkSlugs)
    .innerJoin(publication, and(eq(publication.check, checkSlugs.check), eq(publication.state, "published")))
    .innerJoinLateral(now, sql`true`)
    .innerJoin(checks, eq(checks.id, publication.check))
    .innerJoin(
      checkVersions,
      and(
        eq(checkVersions.check, checks.id),
        eq(checkVersions.version, version === undefined ? now.version : sql`${version}`),
      ),
    )
    .innerJoin(author, eq(author.id, checks.author))
    .innerJoin(approver, eq(approver.id, publication.by))
    .where(and(eq(checkSlugs.slug, slug), sql`${checkVersions.version} >= ${publication.version}`));
  if (!row) throw new NotFoundError();
  const { head, saved: read } = row;
  return assemblePage(ctx, head, read, printedVerdicts(ctx, read.check, read.version));
}

/** Published checks that one part of the sitemap names. */
const CHECKS_IN_SITEMAP_PART = 1_000;

/** What addresses of a check are made of: every slug it ever had, its versions, and the parts of the sitemap. */
export async function listAddressParts(
  ctx: Ctx,
  check: string,
): Promise<{ slugs: string[]; versions: number[]; parts: string[]; handles: string[] }> {
  const given = await ctx.db.select({ slug: checkSlugs.slug }).from(checkSlugs).where(eq(checkSlugs.check, check));
  const [last] = await ctx.db
    .select({ version: max(checkStates.version) })
    .from(checkStates)
    .where(eq(checkStates.check, check));
  return {
    slugs: given.map(({ slug }) => slug),
    versions: Array.from({ length: last?.version ?? 0 }, (_, index) => index + 1),
    parts: ["index.xml", ...(await listSitemapParts(ctx))],
    handles: await listHandlesOf(ctx, check),
  };
}

/** Those on whose own page a check stands: who writes or wrote it, and who approved it. */
async function listHandlesOf({ db }: Ctx, check: string): Promise<string[]> {
  const rows = await db
    .select({ handle: members.handle })
    .from(members)
    .where(
      sql`${members.id} in (
        select author from ${checks} where id = ${check}
        union select member from ${checkAuthors} where "check" = ${check}
        union select by from ${checkStates} where "check" = ${check} and state = 'published')`,
    );
  return rows.map(({ handle }) => handle);
}

/** The published checks that a member wrote, and those that they approved; of each the newest hundred. */
export async function listChecksOfMember(
  ctx: Ctx,
  member: string,
): Promise<{ written: CheckLineView[]; approved: CheckLineView[] }> {
  const { isFound } = checkLines(ctx);
  const isAuthor = sql`(${checks.author} = ${member} or exists (
    select 1 from (
      select distinct on (a."check") a."check", a.is_author from ${checkAuthors} a
      where a.member = ${member} order by a."check", a.seq desc) own
    where own."check" = ${checks.id} and own.is_author))`;
  const listOf = async (which: SQL) => {
    const rows = await checkLines(ctx)
      .lines.where(and(isFound, which))
      .orderBy(desc(publication.at), desc(publication.check))
      .limit(CHECKS_OF_MEMBER_MAX);
    return rows.map(lineOf);
  };
  const [written, approved] = await Promise.all([listOf(isAuthor), listOf(eq(publication.by, member))]);
  return { written, approved };
}

/** The parts of the sitemap: the pages of the site itself, and its checks a thousand at a time. */
export async function listSitemapParts(ctx: Ctx): Promise<string[]> {
  const published = await ctx.db.$count(checkStates, eq(checkStates.state, "published"));
  const parts = Math.ceil(published / CHECKS_IN_SITEMAP_PART);
  return ["pages.xml", ...Array.from({ length: parts }, (_, index) => `checks-${index + 1}.xml`)];
}

/**
 * The addresses of one part of the published checks, those that were published first first, with when each was changed.
 */
export async function listCheckAddresses(
  ctx: Ctx,
  part: number,
): Promise<{ slug: string; locale: string; changedAt: Date }[]> {
  const now = publicState(ctx);
  return ctx.db
    .select({
      slug: slugInForce(publication.check),
      locale: canonicalLocale(publication.check),
      changedAt: now.at,
    })
    .from(publication)
    .innerJoinLateral(now, sql`true`)
    .where(and(eq(publication.state, "published"), inArray(now.state, ["published", "corrected", "retracted"])))
    .orderBy(asc(publication.at), asc(publication.check))
    .limit(CHECKS_IN_SITEMAP_PART)
    .offset((part - 1) * CHECKS_IN_SITEMAP_PART);
}
