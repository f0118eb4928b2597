import "server-only";
import { listClaimsOfVersion, listUnmetRequirements } from "#server/checks/internal";
import { lockCheck } from "#server/checks/lock-check";
import { moveCheck } from "#server/checks/move-check";
import type { SubmitCheckForReviewInput } from "#server/checks/schemas";
import { type Ctx, signedIn } from "#server/core/context";
import { ConflictError, InvalidError } from "#server/core/errors";
import { inTransaction } from "#server/core/transaction";
import { recordEvent } from "#server/events/record-event";
import { drawReaders } from "#server/fairness/draw-readers";
import { checkPolicy } from "#server/policy/checks";
import { authorize } from "#server/policy/decision";

/**
 * The author submits a draft for review once its text meets every requirement: a short answer, a text that cites, a
 * source whose quote was found or the reason why there is none, and whether the claimant was asked. It cannot be
 * changed while it waits. Three members, drawn from ten or more who voted, are asked whether it is fair. Throws InvalidError with the first requirement that is missing, and ConflictError when it was saved
 * in another window meanwhile.
 */
export async function submitCheckForReview(ctx: Ctx, { check, version }: SubmitCheckForReviewInput): Promise<void> {
  signedIn(ctx);

  await inTransaction(ctx, async (tx) => {
    const locked = await lockCheck(tx, check);
    authorize(checkPolicy.submit(ctx.actor, locked));
    if (locked.version !== version) throw new ConflictError("check_saved_elsewhere");
    const [lack] = await listUnmetRequirements(tx, check, version);
    if (lack) throw new InvalidError(lack.reason, lack.params);
    await drawReaders(tx, check, await listClaimsOfVersion(tx, check, version));
    await moveCheck(tx, locked, "in_review", version);
    await recordEvent(tx, "check.submitted", check, { version });
  });
}
