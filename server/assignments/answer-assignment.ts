import "server-only";
import { assignmentAnswers } from "#db/schema";
import { lockAssignment } from "#server/assignments/internal";
import type { AnswerAssignmentInput } from "#server/assignments/schemas";
import { type Ctx, signedIn } from "#server/core/context";
import { inTransaction } from "#server/core/transaction";
import { recordEvent } from "#server/events/record-event";
import { assignmentPolicy } from "#server/policy/assignments";
import { authorize } from "#server/policy/decision";

/**
 * Whoever was asked to look at something accepts or declines; the one who asked is told. What they do then is not: an
 * accepted request about a claim never says whether its member voted.
 */
export async function answerAssignment(ctx: Ctx, { assignment, answer }: AnswerAssignmentInput): Promise<void> {
  signedIn(ctx);

  await inTransaction(ctx, async (tx) => {
    const locked = await lockAssignment(tx, assignment);
    authorize(assignmentPolicy.answer(ctx.actor, locked));
    await tx.db.insert(assignmentAnswers).values({ assignment, seq: locked.seq, answer, at: tx.now });
    await recordEvent(tx, answer === "accepted" ? "assignment.accepted" : "assignment.declined", assignment);
  });
}
