import "server-only";
import { lockCheck } from "#server/checks/lock-check";
import type { Ctx } from "#server/core/context";
import { ConflictError } from "#server/core/errors";
import { inTransaction } from "#server/core/transaction";
import type { ReviewInput } from "#server/corrections/schemas";
import { writeReview } from "#server/corrections/write-review";
import { recordEvent } from "#server/events/record-event";
import { correctionPolicy } from "#server/policy/corrections";
import { authorize } from "#server/policy/decision";

/**
 * A moderator ends the review of a check that changes nothing, with a reason that its history keeps. A changed verdict or a
 * retraction ends it by itself. Throws ConflictError where it is not under review.
 */
export async function closeReview(ctx: Ctx, { check, reason }: ReviewInput): Promise<void> {
  await inTransaction(ctx, async (tx) => {
    const locked = await lockCheck(tx, check);
    authorize(correctionPolicy.review(ctx.actor, locked));
    if (!(await writeReview(tx, check, { isOpen: false, reason }))) throw new ConflictError("review_not_open");
    await recordEvent(tx, "check.review-closed", check);
  });
}
