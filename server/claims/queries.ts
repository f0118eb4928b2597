import "server-only";
import { desc, eq } from "drizzle-orm";
import { claimStates, claims } from "#db/schema";
import type { ClaimState } from "#db/vocabulary";
import type { Ctx } from "#server/core/context";
import { NotFoundError } from "#server/core/errors";

/** Where a claim stands. Not a query for screens: it does not ask who reads. Throws NotFoundError. */
export async function getClaimState(ctx: Ctx, claim: string): Promise<ClaimState> {
  const [newest] = await ctx.db
    .select({ state: claimStates.state })
    .from(claimStates)
    .where(eq(claimStates.claim, claim))
    .orderBy(desc(claimStates.seq))
    .limit(1);
  if (!newest) throw new NotFoundError();
  return newest.state;
}

/**
 * Holds a claim for a command: votes hold it together, and what labels a source or closes the votes waits for them and
 * holds it alone. Throws NotFoundError.
 */
export async function holdClaim(tx: Ctx, claim: string, how: "together" | "alone"): Promise<{ state: ClaimState }> {
  const [held] = await tx.db
    .select({ id: claims.id })
    .from(claims)
    .where(eq(claims.id, claim))
    .for(how === "alone" ? "update" : "share");
  if (!held) throw new NotFoundError();
  return { state: await getClaimState(tx, claim) };
}
