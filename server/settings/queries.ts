import "server-only";
import { desc, eq } from "drizzle-orm";
import { members, settings } from "#db/schema";
import type { SettingName } from "#db/vocabulary";
import type { Ctx } from "#server/core/context";
import { rowsOfPage } from "#server/core/rules";
import { authorize } from "#server/policy/decision";
import { settingPolicy } from "#server/policy/settings";
import type { SettingChangeView, SettingView } from "#server/settings/views";

/** Every setting that was ever changed, as it stands. Throws ForbiddenError to all but administrators. */
export async function listSettings(ctx: Ctx): Promise<Partial<Record<SettingName, SettingView>>> {
  authorize(settingPolicy.read(ctx.actor));
  const rows = await ctx.db
    .selectDistinctOn([settings.name], { name: settings.name, value: settings.value, seq: settings.seq })
    .from(settings)
    .orderBy(settings.name, desc(settings.seq));
  return Object.fromEntries(rows.map(({ name, value, seq }) => [name, { value, seq }]));
}

/** The changes of all settings, newest first, a page of 100 and one more. Throws ForbiddenError. */
export async function listSettingChanges(ctx: Ctx, page: number): Promise<(SettingChangeView & { value: unknown })[]> {
  authorize(settingPolicy.read(ctx.actor));
  const { limit, offset } = rowsOfPage(page);
  return ctx.db
    .select({ name: settings.name, seq: settings.seq, by: members.handle, at: settings.at, value: settings.value })
    .from(settings)
    .leftJoin(members, eq(members.id, settings.by))
    .orderBy(desc(settings.at), desc(settings.seq))
    .limit(limit)
    .offset(offset);
}
