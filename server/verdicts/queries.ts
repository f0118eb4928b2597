import "server-only";
import { createHash } from "node:crypto";
import type { Ctx } from "#server/core/context";
import { authorize } from "#server/policy/decision";
import { votePolicy } from "#server/policy/votes";
import { type ComputedVerdict, provisionalVerdict } from "#server/verdicts/rules";
import { getVoteFacts, listStandingBallots } from "#server/votes/queries";

/**
 * What the votes on a claim come to now, with the SHA-256 of the ballots that it was computed from. Not a query for
 * screens: it does not ask who reads.
 */
export async function computeVerdict(ctx: Ctx, claim: string): Promise<ComputedVerdict & { inputHash: string }> {
  const ballots = await listStandingBallots(ctx, claim);
  const lines = ballots.map(({ vote, version, rating, confidence }) => `${vote} ${version} ${rating} ${confidence}`);
  return { ...provisionalVerdict(ballots), inputHash: createHash("sha256").update(lines.join("\n")).digest("hex") };
}

/** What the votes on a claim come to. Throws ForbiddenError while the one who asks may still vote blindly. */
export async function getVerdict(ctx: Ctx, claim: string): Promise<ComputedVerdict> {
  authorize(votePolicy.seeOthers(ctx.actor, await getVoteFacts(ctx, claim)));
  const { inputHash: _, ...verdict } = await computeVerdict(ctx, claim);
  return verdict;
}
