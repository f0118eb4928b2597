import "server-only";
import { acceptedEvidence } from "#db/schema";
import { lockClaim } from "#server/claims/internal";
import { type Ctx, signedIn } from "#server/core/context";
import { ConflictError } from "#server/core/errors";
import { inTransaction } from "#server/core/transaction";
import { recordEvent } from "#server/events/record-event";
import { authorize } from "#server/policy/decision";
import { verdictPolicy } from "#server/policy/verdicts";
import { getClaimOfSource } from "#server/sources/internal";
import type { AcceptEvidenceInput } from "#server/verdicts/schemas";

/**
 * A moderator accepts a source as new evidence, and says why: a locked verdict on its claim can move again, for as long
 * as it takes to lock one. A source that is only attached unlocks nothing. Throws ForbiddenError, and ConflictError when
 * it was accepted before.
 */
export async function acceptEvidence(ctx: Ctx, { source, reason }: AcceptEvidenceInput): Promise<void> {
  const moderator = signedIn(ctx);

  await inTransaction(ctx, async (tx) => {
    const claim = await getClaimOfSource(tx, source);
    authorize(verdictPolicy.acceptEvidence(ctx.actor, await lockClaim(tx, claim, "together")));
    const [accepted] = await tx.db
      .insert(acceptedEvidence)
      .values({ source, reason, by: moderator.id, at: tx.now })
      .onConflictDoNothing()
      .returning({ source: acceptedEvidence.source });
    if (!accepted) throw new ConflictError("evidence_accepted");
    await recordEvent(tx, "verdict.evidence-accepted", claim, { source });
  });
}
