import "server-only";
import { lockCheck } from "#server/checks/lock-check";
import { moveCheck } from "#server/checks/move-check";
import type { RestoreDraftInput } from "#server/checks/schemas";
import { type Ctx, signedIn } from "#server/core/context";
import { inTransaction } from "#server/core/transaction";
import { recordEvent } from "#server/events/record-event";
import { checkPolicy } from "#server/policy/checks";
import { authorize } from "#server/policy/decision";

/** Who deleted a draft brings it back as it was. Throws ForbiddenError. */
export async function restoreDraft(ctx: Ctx, { check }: RestoreDraftInput): Promise<void> {
  signedIn(ctx);

  await inTransaction(ctx, async (tx) => {
    const locked = await lockCheck(tx, check);
    authorize(checkPolicy.restore(ctx.actor, locked));
    await moveCheck(tx, locked, "draft", locked.version);
    await recordEvent(tx, "check.restored", check, { version: locked.version });
  });
}
