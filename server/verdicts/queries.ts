import "server-only";
import { eq } from "drizzle-orm";
import { standings } from "#db/schema";
import type { Ctx } from "#server/core/context";
import { authorize } from "#server/policy/decision";
import { votePolicy } from "#server/policy/votes";
import { RULE } from "#server/verdicts/engine/rule";
import { hashBallots } from "#server/verdicts/hash-ballots";
import type { KeptStanding } from "#server/verdicts/stand-anew";
import type { VerdictView } from "#server/verdicts/views";
import { getVoteFacts, listStandingBallots } from "#server/votes/queries";

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

/** What the votes on a claim come to. Throws ForbiddenError while the one who asks may still vote blindly. */
export async function getVerdict(ctx: Ctx, claim: string): Promise<VerdictView> {
  authorize(votePolicy.seeOthers(ctx.actor, await getVoteFacts(ctx, claim)));
  const { standing, isCurrent } = await findStanding(ctx, claim);
  if (!standing) return { ...UNJUDGED, isCurrent };
  const { state, rating, basis, voters, explanation } = standing;
  return { state, rating, basis, voters, explanation, pendingUntil: pendingUntil(standing), isCurrent };
}

const UNJUDGED = {
  state: "open",
  rating: null,
  basis: null,
  voters: 0,
  explanation: null,
  pendingUntil: null,
} as const;
const SECOND_MS = 1000;

/** When what waits to be shown shows, if it lasts until then. */
function pendingUntil({ pending, pendingSince, isLocked }: KeptStanding): Date | null {
  if (!pending || !pendingSince) return null;
  const out = isLocked ? RULE.holdOutLocked : RULE.holdOut;
  const hold = pending === "withdraw" ? out : RULE.holdIn;
  return new Date(pendingSince.getTime() + hold * SECOND_MS);
}
