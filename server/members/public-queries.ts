import "server-only";
import { and, asc, eq, isNull } from "drizzle-orm";
import { memberInvitations, members } from "#db/schema";
import type { Role } from "#db/vocabulary";
import { hashOfToken, newestGrant } from "#server/auth/session";
import type { Ctx } from "#server/core/context";
import { isInvitationOpen } from "#server/members/internal";
import type { OpenInvitationView } from "#server/members/views";

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

/** What someone who was invited is told before they accept; null when the invitation is used up, expired or revoked. */
export async function findOpenInvitation(ctx: Ctx, token: string): Promise<OpenInvitationView | null> {
  const [found] = await ctx.db
    .select({
      role: memberInvitations.role,
      email: memberInvitations.email,
      inviter: members.handle,
      expires: memberInvitations.expires,
    })
    .from(memberInvitations)
    .leftJoin(members, eq(members.id, memberInvitations.by))
    .where(and(eq(memberInvitations.tokenHash, hashOfToken(token)), isInvitationOpen(ctx.now)));
  return found ?? null;
}
