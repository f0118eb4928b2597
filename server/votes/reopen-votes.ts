import "server-only";
import { lockClaim } from "#server/claims/internal";
import { moveClaims } from "#server/claims/move-claim";
import { type Ctx, signedIn } from "#server/core/context";
import { inTransaction } from "#server/core/transaction";
import { recordEvent } from "#server/events/record-event";
import { authorize } from "#server/policy/decision";
import { votePolicy } from "#server/policy/votes";
import type { ReopenVotesInput } from "#server/votes/schemas";

/**
 * A moderator opens another round of votes on a claim whose verdict is published, and says why. What reviewers say in it
 * stands in place of what they said before; others keep their earlier ballot. Its votes are not blind, since the counts
 * are public, and say so. A correction that publishes a changed verdict closes it. Throws ForbiddenError.
 */
export async function reopenVotes(ctx: Ctx, { claim, reason }: ReopenVotesInput): Promise<void> {
  signedIn(ctx);

  await inTransaction(ctx, async (tx) => {
    authorize(votePolicy.reopen(ctx.actor, await lockClaim(tx, claim, "alone")));
    await moveClaims(tx, [claim], "reopened", { reason });
    await recordEvent(tx, "votes.reopened", claim);
  });
}
