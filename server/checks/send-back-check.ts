import "server-only";
import { lockCheck } from "#server/checks/lock-check";
import { moveCheck } from "#server/checks/move-check";
import type { SendBackCheckInput } from "#server/checks/schemas";
import { type Ctx, signedIn } from "#server/core/context";
import { inTransaction } from "#server/core/transaction";
import { recordEvent } from "#server/events/record-event";
import { checkPolicy } from "#server/policy/checks";
import { authorize } from "#server/policy/decision";

/**
 * A moderator sends a check that was submitted for review back to its author with a reason; the author can change it
 * again. Throws ForbiddenError.
 */
export async function sendBackCheck(ctx: Ctx, { check, reason }: SendBackCheckInput): Promise<void> {
  signedIn(ctx);

  await inTransaction(ctx, async (tx) => {
    const locked = await lockCheck(tx, check);
    authorize(checkPolicy.sendBack(ctx.actor, locked));
    await moveCheck(tx, locked, "draft", locked.version, reason);
    await recordEvent(tx, "check.sent-back", check, { version: locked.version });
  });
}
