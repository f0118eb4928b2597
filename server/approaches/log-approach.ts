import "server-only";
import { approaches } from "#db/schema";
import type { LogApproachInput } from "#server/approaches/schemas";
import { lockCheck } from "#server/checks/lock-check";
import { type Ctx, signedIn } from "#server/core/context";
import { inTransaction } from "#server/core/transaction";
import { recordEvent } from "#server/events/record-event";
import { approachPolicy } from "#server/policy/approaches";
import { isListed } from "#server/policy/checks";
import { authorize } from "#server/policy/decision";

/**
 * An author or a moderator logs that somebody was asked to answer what a check says of them: whom, how, on which day, and by when
 * an answer was asked for. It is printed with the check, and can be added after publication.
 */
export async function logApproach(ctx: Ctx, { check, ...asked }: LogApproachInput): Promise<{ approach: string }> {
  const { id: by } = signedIn(ctx);

  return inTransaction(ctx, async (tx) => {
    const locked = await lockCheck(tx, check);
    authorize(approachPolicy.log(ctx.actor, locked));
    const [logged] = await tx.db
      .insert(approaches)
      .values({ check, ...asked, by, at: tx.now })
      .returning({ id: approaches.id });
    if (!logged) throw new Error("The approach was not written.");
    const action = isListed(locked.state) ? "check.reply-printed" : "check.approach-logged";
    await recordEvent(tx, action, check, { approach: logged.id });
    return { approach: logged.id };
  });
}
