import "server-only";
import { desc, eq } from "drizzle-orm";
import { approachAnswers } from "#db/schema";
import { findCheckOf } from "#server/approaches/internal";
import type { LogAnswerInput } from "#server/approaches/schemas";
import { lockCheck } from "#server/checks/lock-check";
import { type Ctx, signedIn } from "#server/core/context";
import { ConflictError } from "#server/core/errors";
import { inTransaction } from "#server/core/transaction";
import { recordEvent } from "#server/events/record-event";
import { approachPolicy } from "#server/policy/approaches";
import { isListed } from "#server/policy/checks";
import { authorize } from "#server/policy/decision";

/**
 * An author or a moderator logs what came of asking: the answer word for word, that they would not comment, that none came, or that
 * they could not be reached. It is printed with the check; one that comes later takes its place, and the check stays published.
 * Throws ConflictError when somebody else logged one since.
 */
export async function logAnswer(ctx: Ctx, { approach, replaces, ...answer }: LogAnswerInput): Promise<void> {
  const { id: by } = signedIn(ctx);

  await inTransaction(ctx, async (tx) => {
    const check = await findCheckOf(tx, approach);
    const locked = await lockCheck(tx, check);
    authorize(approachPolicy.log(ctx.actor, locked));
    const [last] = await tx.db
      .select({ seq: approachAnswers.seq })
      .from(approachAnswers)
      .where(eq(approachAnswers.approach, approach))
      .orderBy(desc(approachAnswers.seq))
      .limit(1);
    if ((last?.seq ?? 0) !== replaces) throw new ConflictError("approach_answered_elsewhere");
    await tx.db.insert(approachAnswers).values({ approach, seq: replaces + 1, ...answer, by, at: tx.now });
    const action = isListed(locked.state) ? "check.reply-printed" : "check.approach-logged";
    await recordEvent(tx, action, check, { approach });
  });
}
