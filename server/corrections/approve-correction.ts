import "server-only";
import { correctionDecisions } from "#db/schema";
import { getPublicationFacts, listClaimsOfVersion } from "#server/checks/internal";
import { lockCheck } from "#server/checks/lock-check";
import { type Ctx, signedIn } from "#server/core/context";
import { ConflictError } from "#server/core/errors";
import { inTransaction } from "#server/core/transaction";
import { applyCorrection } from "#server/corrections/apply-correction";
import { findProposal } from "#server/corrections/internal";
import type { ApproveCorrectionInput } from "#server/corrections/schemas";
import { writeReview } from "#server/corrections/write-review";
import { recordEvent } from "#server/events/record-event";
import { workOn } from "#server/hostile-work/work-on";
import { correctionPolicy } from "#server/policy/corrections";
import { authorize, requireRole } from "#server/policy/decision";

/**
 * A second moderator, who neither proposed it nor wrote the check, approves that its verdict changes or that it is retracted; that
 * happens then, and the page is not under review any more. Throws ConflictError when it was decided already, when the check was
 * corrected since, and when the votes come to something else than what was proposed.
 */
export async function approveCorrection(ctx: Ctx, { proposal }: ApproveCorrectionInput): Promise<{ version: number }> {
  const { id: by } = signedIn(ctx);
  authorize(requireRole(ctx.actor, "moderator"));
  const { body } = await findProposal(ctx, proposal);
  const rendered = await workOn("renderBody", { markdown: body });

  return inTransaction(ctx, async (tx) => {
    const { check, ...proposed } = await findProposal(tx, proposal);
    const locked = await lockCheck(tx, check);
    const claims = await listClaimsOfVersion(tx, check, locked.version);
    const facts = await getPublicationFacts(tx, claims, proposed.overrides);
    authorize(correctionPolicy.decide(ctx.actor, locked, { ...facts, proposedBy: proposed.by }));
    // Whoever waited for the lock sees what was decided meanwhile.
    if ((await findProposal(tx, proposal)).outcome) throw new ConflictError("proposal_decided");
    if (locked.version !== proposed.fromVersion) throw new ConflictError("check_corrected_elsewhere");

    const words = { ...proposed, check, rendered };
    const { version, verdicts } = await applyCorrection(tx, locked, { claims, by: proposed.by }, words);
    const isSame = verdicts.every(({ claim, state, rating }) =>
      proposed.verdicts.some((one) => one.claim === claim && one.state === state && one.rating === rating),
    );
    if (!isSame) throw new ConflictError("proposal_verdict_moved");
    await tx.db.insert(correctionDecisions).values({ proposal, outcome: "approved", reason: "", by, at: tx.now });
    await writeReview(tx, check, { isOpen: false, reason: proposed.text });
    const { type } = proposed;
    await recordEvent(tx, type === "retraction" ? "check.retracted" : "check.corrected", check, { version, type });
    await recordEvent(tx, "check.correction-approved", check, { proposal });
    return { version };
  });
}
