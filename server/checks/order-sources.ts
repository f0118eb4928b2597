import "server-only";
import { and, asc, desc, eq, gt } from "drizzle-orm";
import { checkSources, sourceStandings, versionSources } from "#db/schema";
import type { Ctx } from "#server/core/context";

/**
 * Writes down in which order a version that is published shows its sources: those first that both sides find most
 * helpful at this moment. What they say later changes no page. A step of commands.
 */
export async function orderSources(tx: Ctx, check: string, version: number): Promise<void> {
  const helpful = await tx.db
    .select({ source: checkSources.source })
    .from(checkSources)
    .innerJoin(sourceStandings, eq(sourceStandings.source, checkSources.source))
    .where(and(eq(checkSources.check, check), gt(sourceStandings.helpful, 0)))
    .orderBy(desc(sourceStandings.helpful), asc(checkSources.number));
  if (helpful.length === 0) return;
  await tx.db
    .insert(versionSources)
    .values(helpful.map(({ source }, index) => ({ check, version, source, position: index + 1 })));
}
