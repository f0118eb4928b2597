import "server-only";
import { correctionDecisions } from "#db/schema";
import { lockCheck } from "#server/checks/lock-check";
import { type Ctx, signedIn } from "#server/core/context";
import { ConflictError } from "#server/core/errors";
import { inTransaction } from "#server/core/transaction";
import { findProposal } from "#server/corrections/internal";
import type { RefuseCorrectionInput } from "#server/corrections/schemas";
import { recordEvent } from "#server/events/record-event";
import { correctionPolicy } from "#server/policy/corrections";
import { authorize } from "#server/policy/decision";

/**
 * A moderator refuses a proposed correction with a reason, or takes back their own. The page stays as it is. Throws ConflictError
 * when it was decided already.
 */
export async function refuseCorrection(ctx: Ctx, { proposal, reason }: RefuseCorrectionInput): Promise<void> {
  const { id: by } = signedIn(ctx);

  await inTransaction(ctx, async (tx) => {
    authorize(correctionPolicy.refuse(ctx.actor));
    const { check } = await findProposal(tx, proposal);
    await lockCheck(tx, check);
    const { outcome, by: proposedBy } = await findProposal(tx, proposal);
    if (outcome) throw new ConflictError("proposal_decided");
    const decided = proposedBy === by ? "withdrawn" : "refused";
    await tx.db.insert(correctionDecisions).values({ proposal, outcome: decided, reason, by, at: tx.now });
    await recordEvent(tx, "check.correction-refused", check, { proposal });
  });
}
