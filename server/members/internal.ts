import "server-only";
import { and, eq, inArray, isNull } from "drizzle-orm";
import { members } from "#db/schema";
import { newestGrant } from "#server/auth/session";
import { type Ctx, signedIn } from "#server/core/context";

/** Locks the one who asks until the command is done, so that several windows of theirs take turns. */
export async function lockOwnSeat(tx: Ctx): Promise<void> {
  await tx.db
    .select({ id: members.id })
    .from(members)
    .where(eq(members.id, signedIn(tx).id))
    .for("no key update");
}

/** The reviewer who appears under a name, whatever its case; null where there is none. */
export async function findReviewer(ctx: Ctx, handle: string): Promise<string | null> {
  const role = newestGrant(ctx.db);
  const [found] = await ctx.db
    .select({ id: members.id, role: role.role })
    .from(members)
    .leftJoinLateral(role, eq(members.id, members.id))
    .where(and(eq(members.handleKey, handle.toLowerCase()), isNull(members.tombstonedAt)));
  return found && found.role !== null && found.role !== "reader" ? found.id : null;
}

/** Members with the names under which they appear. */
export async function listHandles(ctx: Ctx, ids: readonly string[]): Promise<{ id: string; handle: string }[]> {
  if (ids.length === 0) return [];
  return ctx.db
    .select({ id: members.id, handle: members.handle })
    .from(members)
    .where(inArray(members.id, [...ids]))
    .orderBy(members.handle);
}
