import "server-only";
import { eq } from "drizzle-orm";
import { sources } from "#db/schema";
import { getClaimFacts, lockClaim } from "#server/claims/internal";
import { moveClaims } from "#server/claims/move-claim";
import type { WithdrawClaimInput } from "#server/claims/schemas";
import { type Ctx, signedIn } from "#server/core/context";
import { inTransaction } from "#server/core/transaction";
import { recordEvent } from "#server/events/record-event";
import { claimPolicy } from "#server/policy/claims";
import { authorize } from "#server/policy/decision";

/**
 * The reviewer who submitted a claim withdraws it for as long as nobody attached a source to it. It stays in the record
 * and can be restored. Throws ForbiddenError.
 */
export async function withdrawClaim(ctx: Ctx, { claim }: WithdrawClaimInput): Promise<void> {
  signedIn(ctx);

  await inTransaction(ctx, async (tx) => {
    await lockClaim(tx, claim, "alone");
    const hasSources = (await tx.db.$count(sources, eq(sources.claim, claim))) > 0;
    authorize(claimPolicy.withdraw(ctx.actor, await getClaimFacts(tx, claim), { hasSources }));
    await moveClaims(tx, [claim], "withdrawn");
    await recordEvent(tx, "claim.withdrawn", claim);
  });
}
