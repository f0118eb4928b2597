import "server-only";
import { exercises } from "#db/schema";
import { type Ctx, signedIn } from "#server/core/context";
import { inTransaction } from "#server/core/transaction";
import { recordEvent } from "#server/events/record-event";
import { authorize } from "#server/policy/decision";
import { exercisePolicy } from "#server/policy/exercises";

/**
 * A reviewer did the exercise: they may vote from now on. What they chose in it is not sent and not kept: it is no test of opinion,
 * and there is nothing to pass.
 */
export async function finishExercise(ctx: Ctx): Promise<void> {
  const { id: member } = signedIn(ctx);
  authorize(exercisePolicy.take(ctx.actor));
  await inTransaction(ctx, async (tx) => {
    const [done] = await tx.db
      .insert(exercises)
      .values({ member, at: tx.now })
      .onConflictDoNothing()
      .returning({ member: exercises.member });
    if (done) await recordEvent(tx, "member.exercise-finished", member);
  });
}
