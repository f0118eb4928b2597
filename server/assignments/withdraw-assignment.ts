import "server-only";
import { assignmentAnswers } from "#db/schema";
import { lockAssignment } from "#server/assignments/internal";
import type { WithdrawAssignmentInput } from "#server/assignments/schemas";
import { type Ctx, signedIn } from "#server/core/context";
import { inTransaction } from "#server/core/transaction";
import { recordEvent } from "#server/events/record-event";
import { assignmentPolicy } from "#server/policy/assignments";
import { authorize } from "#server/policy/decision";

/** Whoever asked somebody to look at something takes it back. */
export async function withdrawAssignment(ctx: Ctx, { assignment }: WithdrawAssignmentInput): Promise<void> {
  signedIn(ctx);

  await inTransaction(ctx, async (tx) => {
    const locked = await lockAssignment(tx, assignment);
    authorize(assignmentPolicy.withdraw(ctx.actor, locked));
    await tx.db.insert(assignmentAnswers).values({ assignment, seq: locked.seq, answer: "withdrawn", at: tx.now });
    await recordEvent(tx, "assignment.withdrawn", assignment);
  });
}
