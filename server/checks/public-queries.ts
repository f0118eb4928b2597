import "server-only";
import { type AnyColumn, and, asc, desc, eq, getTableColumns, gte, lt, max, ne, type SQL, sql } from "drizzle-orm";
import { alias } from "drizzle-orm/pg-core";
import { checkAuthors, checkSlugs, checkStates, checks, checkVersions, listings, members } from "#db/schema";
import { CHECK_LINE, canonicalLocale, lineOf, slugInForce } from "#server/checks/internal";
import { assemblePage, printedVerdicts } from "#server/checks/page/assemble-page";
import { SLUG } from "#server/checks/schemas";
import type { CheckLineView, PublishedCheckView } from "#server/checks/views";
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

/** The checks that were published last and not retracted, newest first; `limit` of them at most. */
export async function listLatestChecks(ctx: Ctx, limit: number): Promise<CheckLineView[]> {
  const rows = await ctx.db
    .select(CHECK_LINE)
    .from(listings)
    .where(ne(listings.state, "retracted"))
    .orderBy(desc(listings.publishedAt), desc(listings.check))
    .limit(limit);
  return rows.map(lineOf);
}

/**
 * The check at an address, as it stands or in an earlier version that was published. Throws NotFoundError for an
 * address under which nothing was published, for a version that never was, and while it is withheld.
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
  if (!row || row.head.state === "withheld") throw new NotFoundError();
  const { head, saved: read } = row;
  return assemblePage(ctx, head, read, printedVerdicts(ctx, read.check, read.version));
}

/** What addresses of a check are made of: every slug it ever had, its versions, and the parts of the sitemap that name it. */
export async function listAddressParts(
  ctx: Ctx,
  check: string,
): Promise<{ slugs: string[]; versions: number[]; parts: string[]; handles: string[] }> {
  const given = await ctx.db.select({ slug: checkSlugs.slug }).from(checkSlugs).where(eq(checkSlugs.check, check));
  const [last] = await ctx.db
    .select({ version: max(checkStates.version) })
    .from(checkStates)
    .where(eq(checkStates.check, check));
  const months = await ctx.db
    .select({ month: monthOf(checkStates.at) })
    .from(checkStates)
    .where(and(eq(checkStates.check, check), eq(checkStates.state, "published")));
  return {
    slugs: given.map(({ slug }) => slug),
    versions: Array.from({ length: last?.version ?? 0 }, (_, index) => index + 1),
    parts: ["index.xml", NEWS_PART, ...months.map(({ month }) => sitemapPartOf(month))],
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
  const ofAuthor = sql`(
    select ${checks.id} from ${checks} where ${checks.author} = ${member}
    union select own."check" from (
      select distinct on (a."check") a."check", a.is_author from ${checkAuthors} a
      where a.member = ${member} order by a."check", a.seq desc) own
    where own.is_author)`;
  const ofApprover = sql`(
    select ${checkStates.check} from ${checkStates}
    where ${checkStates.by} = ${member} and ${checkStates.state} = 'published')`;
  const listOf = async (which: SQL) => {
    const rows = await ctx.db
      .select(CHECK_LINE)
      .from(listings)
      .where(sql`${listings.check} in ${which}`)
      .orderBy(desc(listings.publishedAt), desc(listings.check))
      .limit(CHECKS_OF_MEMBER_MAX);
    return rows.map(lineOf);
  };
  const [written, approved] = await Promise.all([listOf(ofAuthor), listOf(ofApprover)]);
  return { written, approved };
}

/** A sitemap names fifty thousand addresses at most (sitemaps.org). */
const CHECKS_IN_SITEMAP_PART = 50_000;

const NEWS_PART = "news.xml";
/** What search engines take for news: two days old at most, a thousand at most. */
const NEWS_DAYS = 2;
const NEWS_MAX = 1_000;
const DAY_MS = 86_400_000;

/** The checks published in the last two days and not retracted, for search engines of news. */
export async function listNews(ctx: Ctx): Promise<CheckLineView[]> {
  const since = new Date(ctx.now.getTime() - NEWS_DAYS * DAY_MS);
  const rows = await ctx.db
    .select(CHECK_LINE)
    .from(listings)
    .where(and(gte(listings.publishedAt, since), ne(listings.state, "retracted")))
    .orderBy(desc(listings.publishedAt), desc(listings.check))
    .limit(NEWS_MAX);
  return rows.map(lineOf);
}

/** The part of the sitemap in which a check stands: that of the month in which it was published. */
const sitemapPartOf = (month: string): string => `checks-${month}.xml`;
const monthOf = (at: SQL | AnyColumn) => sql<string>`to_char(${at} at time zone 'UTC', 'YYYY-MM')`;

/**
 * The parts of the sitemap: the pages of the site itself, what is news, and its checks by the month in which they were
 * published.
 */
export async function listSitemapParts(ctx: Ctx): Promise<string[]> {
  const rows = await ctx.db.execute<{ month: string }>(sql`
    with ends as (select min(published_at) as first, max(published_at) as last from ${listings})
    select to_char(m, 'YYYY-MM') as month
    from ends, generate_series(
      date_trunc('month', first at time zone 'UTC'), date_trunc('month', last at time zone 'UTC'), interval '1 month') m
    where exists (
      select 1 from ${listings}
      where published_at >= m at time zone 'UTC' and published_at < (m + interval '1 month') at time zone 'UTC')
    order by m`);
  return ["pages.xml", NEWS_PART, ...rows.map(({ month }) => sitemapPartOf(month))];
}

/** The addresses of the checks published in a month, YYYY-MM, in that order, with when each was changed. */
export async function listCheckAddresses(
  ctx: Ctx,
  month: string,
): Promise<{ slug: string; locale: string; changedAt: Date }[]> {
  const begin = sql`(${`${month}-01`}::timestamp at time zone 'UTC')`;
  const end = sql`((${`${month}-01`}::timestamp + interval '1 month') at time zone 'UTC')`;
  return ctx.db
    .select({ slug: CHECK_LINE.slug, locale: CHECK_LINE.locale, changedAt: listings.changedAt })
    .from(listings)
    .where(and(gte(listings.publishedAt, begin), lt(listings.publishedAt, end)))
    .orderBy(asc(listings.publishedAt), asc(listings.check))
    .limit(CHECKS_IN_SITEMAP_PART);
}
