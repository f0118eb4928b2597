import "server-only";
import { and, asc, desc, eq, gt } from "drizzle-orm";
import { checkSources, sourceStandings, versionSources } from "#db/schema";
import type { Ctx } from "#server/core/context";
import { listSourcesOfClaims } from "#server/sources/internal";

/**
 * Gives every source of a check's claims its number in the check: those that have one keep it, new ones follow, first
 * those of the main claim, then of each reading. Returns them in the order of their numbers. A step of commands.
 */
export async function numberSources(tx: Ctx, check: string, claims: readonly string[]): Promise<string[]> {
  const attached = await listSourcesOfClaims(tx, claims);
  const numbered = await tx.db
    .select({ source: checkSources.source, number: checkSources.number })
    .from(checkSources)
    .where(eq(checkSources.check, check))
    .orderBy(checkSources.number);
  const known = new Set(numbered.map(({ source }) => source));
  const added = attached
    .filter(({ id }) => !known.has(id))
    .map(({ id }, position) => ({ check, source: id, number: numbered.length + position + 1 }));
  if (added.length > 0) await tx.db.insert(checkSources).values(added);
  return [...numbered, ...added].map(({ source }) => source);
}

/**
 * Writes down in which order a version that is published shows its sources: those first that both sides find most
 * helpful right now. What they say later changes no page. A step of commands.
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
