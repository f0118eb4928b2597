import "server-only";
import { and, asc, eq, isNull } from "drizzle-orm";
import { members } from "#db/schema";
import type { Role } from "#db/vocabulary";
import { newestGrant } from "#server/auth/session";
import type { Ctx } from "#server/core/context";

/** Whether the demo newsroom is in this database: then every page says so, whatever the site was started with. */
export async function hasDemoMembers(ctx: Ctx): Promise<boolean> {
  const [one] = await ctx.db.select({ id: members.id }).from(members).where(eq(members.isDemo, true)).limit(1);
  return one !== undefined;
}

/** The members of the demo newsroom, who can be signed in as with one click. */
export async function listDemoMembers(ctx: Ctx): Promise<{ handle: string; role: Role }[]> {
  const role = newestGrant(ctx.db);
  const rows = await ctx.db
    .select({ handle: members.handle, role: role.role })
    .from(members)
    .leftJoinLateral(role, eq(members.id, members.id))
    .where(and(eq(members.isDemo, true), isNull(members.tombstonedAt)))
    .orderBy(asc(members.handle));
  return rows.map(({ handle, role: held }) => ({ handle, role: held ?? "reader" }));
}
