import "server-only";
import { and, asc, eq, isNotNull, isNull } from "drizzle-orm";
import { memberInvitations, members } from "#db/schema";
import type { Role } from "#db/vocabulary";
import { hashOfToken, newestGrant } from "#server/auth/session";
import type { Ctx } from "#server/core/context";
import { NotFoundError } from "#server/core/errors";
import { isInvitationOpen } from "#server/members/internal";
import type { OpenInvitationView, ProfileView } from "#server/members/views";

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

/** The handle of a member, or null where there is none. */
export async function findHandle(ctx: Ctx, member: string): Promise<string | null> {
  const [found] = await ctx.db.select({ handle: members.handle }).from(members).where(eq(members.id, member));
  return found?.handle ?? null;
}

/**
 * What everyone may know of a member: how they call themselves, what they say about themselves, since when and as what
 * they are here. Never an address, a vote or a reason. Throws NotFoundError for a handle that no one has, and for
 * someone who has not chosen one.
 */
export async function getProfile(ctx: Ctx, handle: string): Promise<ProfileView> {
  const role = newestGrant(ctx.db);
  const [found] = await ctx.db
    .select({
      id: members.id,
      handle: members.handle,
      name: members.name,
      biography: members.biography,
      joinedAt: members.joinedAt,
      leftAt: members.tombstonedAt,
      role: role.role,
    })
    .from(members)
    .leftJoinLateral(role, eq(members.id, members.id))
    .where(and(eq(members.handle, handle), isNotNull(members.namedAt)));
  if (!found) throw new NotFoundError();
  return { ...found, role: found.role ?? "reader" };
}
