import "server-only";
import { recusals } from "#db/schema";
import { lockClaim } from "#server/claims/internal";
import { type Ctx, signedIn } from "#server/core/context";
import { inTransaction } from "#server/core/transaction";
import { recordEvent } from "#server/events/record-event";
import { lockOwnSeat } from "#server/members/internal";
import { authorize } from "#server/policy/decision";
import { votePolicy } from "#server/policy/votes";
import { getVoteFacts } from "#server/votes/internal";
import type { DeclareInterestInput } from "#server/votes/schemas";
import { writeBallot } from "#server/votes/write-ballot";

/**
 * Someone who has an interest in a claim, or edits or publishes the check of it, says so and steps aside permanently: a
 * vote of theirs is withdrawn, and they do not vote on it again. Throws ForbiddenError.
 */
export async function declareInterest(ctx: Ctx, { claim, kind, statement }: DeclareInterestInput): Promise<void> {
  const reviewer = signedIn(ctx);

  await inTransaction(ctx, async (tx) => {
    await lockClaim(tx, claim, "together");
    await lockOwnSeat(tx);
    const facts = await getVoteFacts(tx, claim);
    authorize(votePolicy.declareInterest(ctx.actor, facts));
    if (facts.hasVote) await writeBallot(tx, { claim, round: facts.round, replaces: facts.head }, null);
    await tx.db.insert(recusals).values({ claim, member: reviewer.id, kind, statement, at: tx.now });
    await recordEvent(tx, "vote.recused", claim);
  });
}
