import "server-only";
import { and, desc, eq, inArray, isNotNull, sql } from "drizzle-orm";
import { claimTopics, positions, positionTrials, positionUses, topics } from "#db/schema";
import type { Ctx } from "#server/core/context";
import { NotFoundError } from "#server/core/errors";
import type { PositionsView } from "#server/topics/views";

/** The topic of an address. Throws NotFoundError, also where it was merged into another. */
export async function getTopic(ctx: Ctx, slug: string): Promise<typeof topics.$inferSelect> {
  const [topic] = await ctx.db.select().from(topics).where(eq(topics.slug, slug));
  if (!topic || topic.mergedInto !== null) throw new NotFoundError();
  return topic;
}

/** The same, held until the transaction ends, so that two do not change it at once. */
export async function lockTopic(tx: Ctx, slug: string): Promise<typeof topics.$inferSelect> {
  const [topic] = await tx.db.select().from(topics).where(eq(topics.slug, slug)).for("update");
  if (!topic || topic.mergedInto !== null) throw new NotFoundError();
  return topic;
}

/** Where a slug leads: to itself, or to the topic that it was merged into. */
export async function topicOfSlug(ctx: Ctx, slug: string): Promise<string | null> {
  const [found] = await ctx.db
    .select({ slug: topics.slug, mergedInto: topics.mergedInto })
    .from(topics)
    .where(eq(topics.slug, slug));
  return found ? (found.mergedInto ?? found.slug) : null;
}

export type UsedPositions = PositionsView & { topic: string; since: Date };

/** The positions that are used, of all topics or of some. */
export async function listUsedPositions(ctx: Ctx, slugs?: readonly string[]): Promise<Map<string, UsedPositions>> {
  if (slugs?.length === 0) return new Map();
  const newest = ctx.db
    .selectDistinctOn([positionUses.topic], {
      topic: positionUses.topic,
      version: positionUses.version,
      at: positionUses.at,
    })
    .from(positionUses)
    .where(slugs && inArray(positionUses.topic, [...slugs]))
    .orderBy(positionUses.topic, desc(positionUses.seq))
    .as("newest");
  const rows = await ctx.db
    .select({ topic: newest.topic, version: positions.version, a: positions.a, b: positions.b, since: newest.at })
    .from(newest)
    .innerJoin(positions, and(eq(positions.topic, newest.topic), eq(positions.version, newest.version)))
    .where(isNotNull(newest.version));
  return new Map(rows.map((used) => [used.topic, used]));
}

/** The newest positions that were written on a topic, whether or not they are used. */
export async function findNewestPositions(ctx: Ctx, topic: string): Promise<typeof positions.$inferSelect | null> {
  const [newest] = await ctx.db
    .select()
    .from(positions)
    .where(eq(positions.topic, topic))
    .orderBy(desc(positions.version))
    .limit(1);
  return newest ?? null;
}

/** How many of those who were asked called positions fair and unfair. */
export async function countTrials(ctx: Ctx, topic: string, version: number): Promise<{ fair: number; unfair: number }> {
  const [counted] = await ctx.db
    .select({
      fair: sql<number>`(count(*) filter (where ${positionTrials.isFair}))::int`,
      unfair: sql<number>`(count(*) filter (where not ${positionTrials.isFair}))::int`,
    })
    .from(positionTrials)
    .where(and(eq(positionTrials.topic, topic), eq(positionTrials.version, version)));
  return counted ?? { fair: 0, unfair: 0 };
}

/** The topics of a claim, in the order of their slugs. */
export async function listTopicsOfClaim(ctx: Ctx, claim: string): Promise<string[]> {
  const rows = await ctx.db
    .select({ topic: claimTopics.topic })
    .from(claimTopics)
    .where(eq(claimTopics.claim, claim))
    .orderBy(claimTopics.topic);
  return rows.map(({ topic }) => topic);
}
