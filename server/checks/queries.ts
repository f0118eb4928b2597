import "server-only";
import { and, desc, eq, inArray, sql } from "drizzle-orm";
import { alias } from "drizzle-orm/pg-core";
import { checkSlugs, checkStates, checks, checkVersions } from "#db/schema";
import type { CheckLineView, PublishedCheckView } from "#server/checks/views";
import type { Ctx } from "#server/core/context";
import { NotFoundError } from "#server/core/errors";

const publication = alias(checkStates, "publication");

/** The newest state of a check; joined with the publication it is the state that the public sees. */
const standing = (ctx: Ctx) =>
  ctx.db
    .select({ version: checkStates.version, state: checkStates.state, at: checkStates.at })
    .from(checkStates)
    .where(eq(checkStates.check, publication.check))
    .orderBy(desc(checkStates.seq))
    .limit(1)
    .as("standing");

/** The address of a check that is in force: the one given last. */
const slugInForce = sql<string>`(
  select ${checkSlugs.slug} from ${checkSlugs}
  where ${checkSlugs.check} = ${publication.check} order by ${checkSlugs.givenAt} desc limit 1
)`;

/** The checks that were published last, newest first; `limit` of them at most. */
export function listLatestChecks(ctx: Ctx, limit: number): Promise<CheckLineView[]> {
  const now = standing(ctx);
  return ctx.db
    .select({
      slug: slugInForce,
      language: checks.language,
      title: checkVersions.title,
      answer: checkVersions.answer,
      publishedAt: publication.at,
    })
    .from(publication)
    .innerJoinLateral(now, sql`true`)
    .innerJoin(checks, eq(checks.id, publication.check))
    .innerJoin(checkVersions, and(eq(checkVersions.check, checks.id), eq(checkVersions.version, now.version)))
    .where(and(eq(publication.state, "published"), inArray(now.state, ["published", "corrected"])))
    .orderBy(desc(publication.at), desc(publication.check))
    .limit(limit);
}

/** The check at an address, as it stands. Throws NotFoundError for an address under which nothing was published. */
export async function getPublishedCheck(ctx: Ctx, slug: string): Promise<PublishedCheckView> {
  const now = standing(ctx);
  const [check] = await ctx.db
    .select({
      slug: slugInForce,
      language: checks.language,
      title: checkVersions.title,
      answer: checkVersions.answer,
      body: checkVersions.body,
      version: now.version,
      state: now.state,
      publishedAt: publication.at,
      changedAt: now.at,
    })
    .from(checkSlugs)
    .innerJoin(publication, and(eq(publication.check, checkSlugs.check), eq(publication.state, "published")))
    .innerJoinLateral(now, sql`true`)
    .innerJoin(checks, eq(checks.id, publication.check))
    .innerJoin(checkVersions, and(eq(checkVersions.check, checks.id), eq(checkVersions.version, now.version)))
    .where(eq(checkSlugs.slug, slug));
  if (!check) throw new NotFoundError();
  return check;
}

/** Every address that a check has ever had. */
export async function listSlugs(ctx: Ctx, check: string): Promise<string[]> {
  const rows = await ctx.db.select({ slug: checkSlugs.slug }).from(checkSlugs).where(eq(checkSlugs.check, check));
  return rows.map(({ slug }) => slug);
}
