import "server-only";
import { getClaimFacts, lockClaim } from "#server/claims/internal";
import { moveClaims } from "#server/claims/move-claim";
import type { DeclineClaimInput } from "#server/claims/schemas";
import { type Ctx, signedIn } from "#server/core/context";
import { inTransaction } from "#server/core/transaction";
import { recordEvent } from "#server/events/record-event";
import { claimPolicy } from "#server/policy/claims";
import { authorize } from "#server/policy/decision";

/**
 * A moderator declines a claim that cannot or should not be checked, with a reason that every member may read. No more
 * votes and sources are taken on it; it can be restored. Throws ForbiddenError.
 */
export async function declineClaim(ctx: Ctx, { claim, reason }: DeclineClaimInput): Promise<void> {
  signedIn(ctx);

  await inTransaction(ctx, async (tx) => {
    await lockClaim(tx, claim, "alone");
    authorize(claimPolicy.decline(ctx.actor, await getClaimFacts(tx, claim)));
    await moveClaims(tx, [claim], "declined", { reason });
    await recordEvent(tx, "claim.declined", claim);
  });
}
