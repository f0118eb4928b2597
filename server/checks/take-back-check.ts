import "server-only";
import { lockCheck } from "#server/checks/lock-check";
import { moveCheck } from "#server/checks/move-check";
import type { TakeBackCheckInput } from "#server/checks/schemas";
import { type Ctx, signedIn } from "#server/core/context";
import { inTransaction } from "#server/core/transaction";
import { recordEvent } from "#server/events/record-event";
import { checkPolicy } from "#server/policy/checks";
import { authorize } from "#server/policy/decision";

/**
 * An author takes back a check that was submitted for review, until a moderator has decided; it is a draft again. Throws
 * ForbiddenError.
 */
export async function takeBackCheck(ctx: Ctx, { check }: TakeBackCheckInput): Promise<void> {
  signedIn(ctx);

  await inTransaction(ctx, async (tx) => {
    const locked = await lockCheck(tx, check);
    authorize(checkPolicy.takeBack(ctx.actor, locked));
    await moveCheck(tx, locked, "draft", locked.version);
    await recordEvent(tx, "check.taken-back", check, { version: locked.version });
  });
}
