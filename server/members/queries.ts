import "server-only";
import { and, asc, desc, eq, isNull } from "drizzle-orm";
import { consents, members } from "#db/schema";
import type { Role } from "#db/vocabulary";
import { newestGrant } from "#server/auth/session";
import { type Ctx, signedIn } from "#server/core/context";

/** Holds the one who asks until the command is done, so that several windows of theirs take turns. */
export async function holdOwnSeat(tx: Ctx): Promise<void> {
  await tx.db
    .select({ id: members.id })
    .from(members)
    .where(eq(members.id, signedIn(tx).id))
    .for("no key update");
}

/** Whether the example newsroom is in this database: then every page says so, whatever the site was started with. */
export async function hasDemoMembers(ctx: Ctx): Promise<boolean> {
  const [one] = await ctx.db.select({ id: members.id }).from(members).where(eq(members.isDemo, true)).limit(1);
  return one !== undefined;
}

/** The members of the example newsroom, who can be signed in as with one click. */
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

/** What the one who asks last answered about the estimation; null when they were never asked. */
export async function findOwnConsent(ctx: Ctx): Promise<boolean | null> {
  const [newest] = await ctx.db
    .select({ allows: consents.allows })
    .from(consents)
    .where(eq(consents.member, signedIn(ctx).id))
    .orderBy(desc(consents.id))
    .limit(1);
  return newest?.allows ?? null;
}
