import "server-only";
import { desc, eq, sql } from "drizzle-orm";
import { accounts, consents, memberInvitations, members } from "#db/schema";
import { type Ctx, signedIn } from "#server/core/context";
import { NotFoundError } from "#server/core/errors";
import { rowsOfPage } from "#server/core/rules";
import { isReservedHandle } from "#server/members/compare-handles";
import { invitationUses, isHandleTaken } from "#server/members/internal";
import type { HandleView, InvitationView, OwnProfileView } from "#server/members/views";
import { authorize } from "#server/policy/decision";
import { memberPolicy } from "#server/policy/members";

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

/**
 * Whether a newcomer may have a handle: free, too like that of someone else, or kept for the site. Throws
 * ForbiddenError to those who have one.
 */
export async function findHandleState(ctx: Ctx, handle: string): Promise<HandleView> {
  authorize(memberPolicy.chooseHandle(ctx.actor));
  if (isReservedHandle(handle)) return { state: "reserved" };
  return { state: (await isHandleTaken(ctx, handle)) ? "taken" : "free" };
}

/** The invitations, newest first, a page of 100 and one more. Throws ForbiddenError to all but moderators. */
export async function listInvitations(ctx: Ctx, page: number): Promise<InvitationView[]> {
  authorize(memberPolicy.readMembers(ctx.actor));
  const { limit, offset } = rowsOfPage(page);
  return ctx.db
    .select({
      id: memberInvitations.id,
      role: memberInvitations.role,
      email: memberInvitations.email,
      inviter: members.handle,
      at: memberInvitations.at,
      expires: memberInvitations.expires,
      usesMax: memberInvitations.usesMax,
      uses: invitationUses.mapWith(Number),
      isRevoked: sql<boolean>`${memberInvitations.revokedAt} is not null`,
    })
    .from(memberInvitations)
    .leftJoin(members, eq(members.id, memberInvitations.by))
    .orderBy(desc(memberInvitations.at), desc(memberInvitations.id))
    .limit(limit)
    .offset(offset);
}

/** What the one who asks says about themselves, and how they sign in. Members only. */
export async function getOwnProfile(ctx: Ctx): Promise<OwnProfileView> {
  const { id } = signedIn(ctx);
  const [own] = await ctx.db
    .select({
      handle: members.handle,
      name: members.name,
      biography: members.biography,
      languages: members.languages,
      email: members.email,
      joinedAt: members.joinedAt,
    })
    .from(members)
    .where(eq(members.id, id));
  if (!own) throw new NotFoundError();
  const linked = await ctx.db.select({ provider: accounts.provider }).from(accounts).where(eq(accounts.userId, id));
  return { ...own, name: own.name ?? "", providers: linked.map(({ provider }) => provider) };
}
