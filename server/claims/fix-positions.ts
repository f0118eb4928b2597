import "server-only";
import { and, eq, isNull } from "drizzle-orm";
import { claims } from "#db/schema";
import type { Ctx } from "#server/core/context";
import { listTopicsOfClaim, listUsedPositions } from "#server/topics/internal";

/**
 * With its first source it is fixed by which topic's positions a claim may be decided: the one that has some, and otherwise
 * the first by its name. It stays, so that nobody chooses sides when they know how a claim goes. A step of commands.
 */
export async function fixPositions(tx: Ctx, claim: string): Promise<void> {
  const topics = await listTopicsOfClaim(tx, claim);
  const used = await listUsedPositions(tx, topics);
  const topic = topics.find((slug) => used.has(slug)) ?? topics[0];
  if (topic === undefined) return;
  await tx.db
    .update(claims)
    .set({ positionsOf: topic })
    .where(and(eq(claims.id, claim), isNull(claims.positionsOf)));
}
