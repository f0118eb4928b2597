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
 * A moderator puts a published check under review at once, alone, with a reason that stands on top of its page. Its verdict stays readable,
 * marked as being looked at again. Throws ConflictError where it is under review already.
 */
export async function openReview(ctx: Ctx, { check, reason }: ReviewInput): Promise<void> {
  await inTransaction(ctx, async (tx) => {
    const locked = await lockCheck(tx, check);
    authorize(correctionPolicy.review(ctx.actor, locked));
    if (!(await writeReview(tx, check, { isOpen: true, reason }))) throw new ConflictError("review_open");
    await recordEvent(tx, "check.review-opened", check);
  });
}
