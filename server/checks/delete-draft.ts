import "server-only";
import { lockCheck } from "#server/checks/lock-check";
import { moveCheck } from "#server/checks/move-check";
import type { DeleteDraftInput } from "#server/checks/schemas";
import { type Ctx, signedIn } from "#server/core/context";
import { inTransaction } from "#server/core/transaction";
import { recordEvent } from "#server/events/record-event";
import { checkPolicy } from "#server/policy/checks";
import { authorize } from "#server/policy/decision";

/**
 * Who started a draft deletes it: it is in no list any more and nobody else reads it. It can be brought back. Throws
 * ForbiddenError.
 */
export async function deleteDraft(ctx: Ctx, { check }: DeleteDraftInput): Promise<void> {
  signedIn(ctx);

  await inTransaction(ctx, async (tx) => {
    const locked = await lockCheck(tx, check);
    authorize(checkPolicy.delete(ctx.actor, locked));
    await moveCheck(tx, locked, "deleted", locked.version);
    await recordEvent(tx, "check.deleted", check, { version: locked.version });
  });
}
