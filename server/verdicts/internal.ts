import "server-only";
import { eq } from "drizzle-orm";
import { standings } from "#db/schema";
import type { Ctx } from "#server/core/context";
import { hashBallots } from "#server/verdicts/ballots/hash-ballots";
import type { KeptStanding } from "#server/verdicts/stand-anew";
import { listStandingBallots } from "#server/votes/internal";

/**
 * Where a claim stands by the last judgement, and whether that one counted its ballots as they are now. Not a query for
 * screens: it does not ask who reads.
 */
export async function findStanding(
  ctx: Ctx,
  claim: string,
): Promise<{ standing: KeptStanding | null; isCurrent: boolean }> {
  const [standing] = await ctx.db.select().from(standings).where(eq(standings.claim, claim));
  const ballots = await listStandingBallots(ctx, claim);
  const isCurrent = standing ? standing.inputHash === hashBallots(ballots) : ballots.length === 0;
  return { standing: standing ?? null, isCurrent };
}
