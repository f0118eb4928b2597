import "server-only";
import { consents } from "#db/schema";
import { type Ctx, signedIn } from "#server/core/context";
import { inTransaction } from "#server/core/transaction";
import { recordEvent } from "#server/events/record-event";
import type { AnswerEstimationInput } from "#server/members/schemas";
import { authorize } from "#server/policy/decision";
import { memberPolicy } from "#server/policy/members";

/**
 * A reviewer says whether their votes may be used to estimate where reviewers differ. Without a yes their votes count
 * in the simple majority only; the newest answer stands, for all their votes. Throws ForbiddenError.
 */
export async function answerEstimation(ctx: Ctx, { allows }: AnswerEstimationInput): Promise<void> {
  authorize(memberPolicy.answerEstimation(ctx.actor));
  const reviewer = signedIn(ctx);

  await inTransaction(ctx, async (tx) => {
    await tx.db.insert(consents).values({ member: reviewer.id, allows, at: tx.now });
    await recordEvent(tx, allows ? "member.estimation-allowed" : "member.estimation-refused", reviewer.id);
  });
}
