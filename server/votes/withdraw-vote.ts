import "server-only";
import { type Ctx, signedIn } from "#server/core/context";
import { inTransaction } from "#server/core/transaction";
import { recordEvent } from "#server/events/record-event";
import { authorize } from "#server/policy/decision";
import { votePolicy } from "#server/policy/votes";
import { getVoteFacts, lockOwnSeats } from "#server/votes/internal";
import type { WithdrawVoteInput } from "#server/votes/schemas";
import { writeBallot } from "#server/votes/write-ballot";

/**
 * A reviewer withdraws their vote: it no longer counts, and stays in their own history. Throws ForbiddenError when
 * there is none or votes are closed, and ConflictError when it was changed elsewhere.
 */
export async function withdrawVote(ctx: Ctx, { claim, replaces }: WithdrawVoteInput): Promise<void> {
  signedIn(ctx);

  await inTransaction(ctx, async (tx) => {
    await lockOwnSeats(tx, [claim]);
    const { round, ...facts } = await getVoteFacts(tx, claim);
    authorize(votePolicy.withdraw(ctx.actor, facts));
    const version = await writeBallot(tx, { claim, round, replaces }, null);
    await recordEvent(tx, "vote.withdrawn", claim, { version });
  });
}
