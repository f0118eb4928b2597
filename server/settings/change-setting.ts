import "server-only";
import { settings } from "#db/schema";
import { type Ctx, findMember } from "#server/core/context";
import { ConflictError } from "#server/core/errors";
import { inTransaction } from "#server/core/transaction";
import { recordEvent } from "#server/events/record-event";
import { authorize } from "#server/policy/decision";
import { settingPolicy } from "#server/policy/settings";
import { findSetting } from "#server/settings/internal";
import type { ChangeSettingInput } from "#server/settings/schemas";

/**
 * An administrator changes what the newsroom decides about its site; what it was before is kept, with who changed it
 * and when, and every public page is made again. Throws ForbiddenError, and ConflictError when someone else changed it
 * since it was seen.
 */
export async function changeSetting(ctx: Ctx, { name, value, replaces }: ChangeSettingInput): Promise<{ seq: number }> {
  authorize(settingPolicy.change(ctx.actor));

  return inTransaction(ctx, async (tx) => {
    const newest = await findSetting(tx.db, name);
    if ((newest?.seq ?? 0) !== replaces) throw new ConflictError("setting_changed_elsewhere");
    const [changed] = await tx.db
      .insert(settings)
      .values({ name, seq: replaces + 1, value, by: findMember(tx)?.id ?? null, at: tx.now })
      .onConflictDoNothing()
      .returning({ id: settings.id, seq: settings.seq });
    if (!changed) throw new ConflictError("setting_changed_elsewhere");
    await recordEvent(tx, "setting.changed", changed.id);
    return { seq: changed.seq };
  });
}
