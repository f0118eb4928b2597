import "server-only";
import { lockCheck } from "#server/checks/lock-check";
import type { ExtendValidityInput } from "#server/checks/schemas";
import { writeValidity } from "#server/checks/write-validity";
import type { Ctx } from "#server/core/context";
import { inTransaction } from "#server/core/transaction";
import { recordEvent } from "#server/events/record-event";
import { correctionPolicy } from "#server/policy/corrections";
import { authorize } from "#server/policy/decision";
import { listCheck } from "#server/search/list-check";

/**
 * A moderator looked at a published check again and found that it stands: it is valid as of today, and looked at again on the day
 * that they name. Throws InvalidError for a day that is not later than today.
 */
export async function extendValidity(ctx: Ctx, { check, reviewOn }: ExtendValidityInput): Promise<void> {
  await inTransaction(ctx, async (tx) => {
    const locked = await lockCheck(tx, check);
    authorize(correctionPolicy.review(ctx.actor, locked));
    await writeValidity(tx, check, reviewOn);
    await listCheck(tx, check);
    await recordEvent(tx, "check.validity-extended", check);
  });
}
