import "server-only";
import { and, asc, eq, inArray } from "drizzle-orm";
import { sources } from "#db/schema";
import type { Ctx } from "#server/core/context";

/** Those of the given sources that are attached to a claim. */
export async function listSourcesOfClaim(ctx: Ctx, claim: string, ids: readonly string[]): Promise<string[]> {
  if (ids.length === 0) return [];
  const rows = await ctx.db
    .select({ id: sources.id })
    .from(sources)
    .where(and(eq(sources.claim, claim), inArray(sources.id, [...ids])));
  return rows.map(({ id }) => id);
}

/** Every source of several claims: claim by claim as they are given, and in the order of their labels. */
export async function listSourcesOfClaims(
  ctx: Ctx,
  claims: readonly string[],
): Promise<{ id: string; claim: string; isFound: boolean }[]> {
  const rows = await ctx.db
    .select({ id: sources.id, claim: sources.claim, whyNot: sources.whyNot })
    .from(sources)
    .where(inArray(sources.claim, [...claims]))
    .orderBy(asc(sources.label));
  return claims.flatMap((claim) =>
    rows.filter((row) => row.claim === claim).map(({ id, whyNot }) => ({ id, claim, isFound: whyNot === null })),
  );
}
