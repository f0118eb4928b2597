import "server-only";
import { and, asc, desc, eq } from "drizzle-orm";
import { alias } from "drizzle-orm/pg-core";
import { articles, copies, sourceRatings, sources } from "#db/schema";
import type { Helpfulness } from "#db/vocabulary";
import { type Ctx, signedIn } from "#server/core/context";
import { claimPolicy } from "#server/policy/claims";
import { authorize } from "#server/policy/decision";
import { cardOf, isNewestVersion, isShownPublicly, newestVersion, SOURCE_CARD } from "#server/sources/internal";
import type { SourceAtDeskView } from "#server/sources/views";

/** What the one who asks said of the sources of a claim, by source. */
export async function listOwnSourceRatings(ctx: Ctx, claim: string): Promise<Map<string, Helpfulness>> {
  const rows = await ctx.db
    .selectDistinctOn([sourceRatings.source], { source: sourceRatings.source, rating: sourceRatings.rating })
    .from(sourceRatings)
    .innerJoin(sources, eq(sources.id, sourceRatings.source))
    .where(and(eq(sources.claim, claim), eq(sourceRatings.member, signedIn(ctx).id)))
    .orderBy(asc(sourceRatings.source), desc(sourceRatings.seq));
  return new Map(rows.flatMap(({ source, rating }) => (rating ? [[source, rating] as const] : [])));
}

/** The sources of a claim as their cards show them, S1 first. Members only. */
export async function listSourceCards(ctx: Ctx, claim: string): Promise<SourceAtDeskView[]> {
  authorize(claimPolicy.read(ctx.actor));
  const origin = alias(sources, "origin");
  const rows = await ctx.db
    .select({
      ...SOURCE_CARD,
      number: sources.label,
      origin: origin.label,
      attachedBy: sources.attachedBy,
      isPublished: isShownPublicly,
    })
    .from(sources)
    .innerJoin(articles, eq(articles.id, sources.article))
    .leftJoin(copies, eq(copies.id, sources.copy))
    .leftJoin(newestVersion, isNewestVersion)
    .leftJoin(origin, eq(origin.id, sources.origin))
    .where(eq(sources.claim, claim))
    .orderBy(asc(sources.label));
  return rows.map(cardOf);
}
