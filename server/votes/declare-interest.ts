import "server-only";
import { recusals } from "#db/schema";
import { type Ctx, signedIn } from "#server/core/context";
import { inTransaction } from "#server/core/transaction";
import { recordEvent } from "#server/events/record-event";
import { authorize } from "#server/policy/decision";
import { votePolicy } from "#server/policy/votes";
import { listVoteFacts, lockOwnSeats } from "#server/votes/internal";
import type { DeclareInterestInput } from "#server/votes/schemas";
import { writeBallot } from "#server/votes/write-ballot";

/**
 * Someone who has an interest in claims, or edits or publishes the check of them, says so and steps aside permanently from
 * all of them or none: votes of theirs are withdrawn, and they do not vote on them again. Throws ForbiddenError.
 */
export async function declareInterest(ctx: Ctx, { claims, kind, statement }: DeclareInterestInput): Promise<void> {
  const reviewer = signedIn(ctx);

  await inTransaction(ctx, async (tx) => {
    await lockOwnSeats(tx, claims);
    for (const [claim, facts] of await listVoteFacts(tx, claims)) {
      authorize(votePolicy.declareInterest(ctx.actor, facts));
      if (facts.hasVote) await writeBallot(tx, { claim, round: facts.round, replaces: facts.head }, null);
      await tx.db.insert(recusals).values({ claim, member: reviewer.id, kind, statement, at: tx.now });
      await recordEvent(tx, "vote.recused", claim);
    }
  });
}
