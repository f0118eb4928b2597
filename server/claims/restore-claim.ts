import "server-only";
import { getClaimFacts, lockClaim } from "#server/claims/internal";
import { moveClaims } from "#server/claims/move-claim";
import type { RestoreClaimInput } from "#server/claims/schemas";
import { type Ctx, signedIn } from "#server/core/context";
import { inTransaction } from "#server/core/transaction";
import { recordEvent } from "#server/events/record-event";
import { claimPolicy } from "#server/policy/claims";
import { authorize } from "#server/policy/decision";

/**
 * A claim that was withdrawn or declined is open again: by the reviewer who withdrew it, or by a moderator. Votes that
 * were cast before still count. Throws ForbiddenError.
 */
export async function restoreClaim(ctx: Ctx, { claim }: RestoreClaimInput): Promise<void> {
  signedIn(ctx);

  await inTransaction(ctx, async (tx) => {
    await lockClaim(tx, claim, "alone");
    authorize(claimPolicy.restore(ctx.actor, await getClaimFacts(tx, claim)));
    await moveClaims(tx, [claim], "open");
    await recordEvent(tx, "claim.restored", claim);
  });
}
