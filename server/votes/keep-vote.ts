import "server-only";
import { and, eq, max, sql } from "drizzle-orm";
import { voteConfirmations, votes } from "#db/schema";
import { type Ctx, signedIn } from "#server/core/context";
import { ConflictError } from "#server/core/errors";
import { inTransaction } from "#server/core/transaction";
import { recordEvent } from "#server/events/record-event";
import { authorize } from "#server/policy/decision";
import { votePolicy } from "#server/policy/votes";
import { getVoteFacts, lockOwnSeats, seenOn } from "#server/votes/internal";
import type { KeepVoteInput } from "#server/votes/schemas";

/**
 * A reviewer keeps their vote although sources were added or words changed after it: it counts as before, and is no
 * longer one that was cast before them. Throws ForbiddenError when there is no vote or votes are closed, and
 * ConflictError when it was changed in another window meanwhile.
 */
export async function keepVote(ctx: Ctx, { claim, version }: KeepVoteInput): Promise<void> {
  const reviewer = signedIn(ctx);

  await inTransaction(ctx, async (tx) => {
    await lockOwnSeats(tx, [claim]);
    const facts = await getVoteFacts(tx, claim);
    authorize(votePolicy.keep(ctx.actor, facts));
    const [own] = await tx.db
      .select({ vote: votes.id, head: votes.head })
      .from(votes)
      .where(and(eq(votes.claim, claim), eq(votes.member, reviewer.id), eq(votes.round, facts.voteRound)));
    if (own?.head !== version) throw new ConflictError("vote_changed_elsewhere");
    const ofBallot = and(eq(voteConfirmations.vote, own.vote), eq(voteConfirmations.version, version));
    const [last] = await tx.db
      .select({ seq: max(voteConfirmations.seq) })
      .from(voteConfirmations)
      .where(ofBallot);
    const { seenLabel, seenVersion } = seenOn(sql`${claim}::uuid`);
    await tx.db
      .insert(voteConfirmations)
      .values({ vote: own.vote, version, seq: (last?.seq ?? 0) + 1, seenLabel, seenVersion, at: tx.now });
    await recordEvent(tx, "vote.kept", claim, { version });
  });
}
