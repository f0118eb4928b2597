import "server-only";
import { lockClaim } from "#server/claims/internal";
import { type Ctx, signedIn } from "#server/core/context";
import { inTransaction } from "#server/core/transaction";
import { recordEvent } from "#server/events/record-event";
import { authorize } from "#server/policy/decision";
import { sourcePolicy } from "#server/policy/sources";
import { getClaimOfSource, getSourceFacts } from "#server/sources/internal";
import type { WithdrawSourceInput } from "#server/sources/schemas";
import { writeSourceVersion } from "#server/sources/write-source-version";

/**
 * Who attached a source, or a moderator, withdraws it and says why, until a published check shows it. It keeps its
 * label, no vote or check can cite it any more, and whoever voted before is told. Throws ForbiddenError.
 */
export async function withdrawSource(ctx: Ctx, { source, reason }: WithdrawSourceInput): Promise<void> {
  signedIn(ctx);

  await inTransaction(ctx, async (tx) => {
    const claim = await getClaimOfSource(tx, source);
    await lockClaim(tx, claim, "alone");
    const facts = await getSourceFacts(tx, source);
    authorize(sourcePolicy.withdraw(ctx.actor, facts));
    await writeSourceVersion(tx, source, { ...facts.said, withdrawnBecause: reason });
    await recordEvent(tx, "source.withdrawn", source, { claim });
  });
}
