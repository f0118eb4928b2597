import "server-only";
import { eq } from "drizzle-orm";
import { checkSources } from "#db/schema";
import type { Ctx } from "#server/core/context";
import { listSourcesOfClaims } from "#server/sources/queries";

/**
 * Gives every source of a check's claims its number in the check: those that have one keep it, new ones follow, first
 * those of the claim under check, then of each reading. Returns them in the order of their numbers. A step of commands.
 */
export async function numberSources(
  tx: Ctx,
  check: string,
  claims: readonly string[],
): Promise<{ source: string; isFound: boolean }[]> {
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
  const isFound = new Map(attached.map((source) => [source.id, source.isFound]));
  return [...numbered, ...added].map(({ source }) => ({ source, isFound: isFound.get(source) ?? false }));
}
