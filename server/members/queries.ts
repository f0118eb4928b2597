import "server-only";
import { and, asc, desc, eq, isNotNull, isNull, sql } from "drizzle-orm";
import { alias } from "drizzle-orm/pg-core";
import { accounts, consents, memberInvitations, members, roleGrants } from "#db/schema";
import { newestGrant } from "#server/auth/session";
import { type Ctx, signedIn } from "#server/core/context";
import { NotFoundError } from "#server/core/errors";
import { rowsOfPage } from "#server/core/rules";
import { listInterestsOf } from "#server/interests/internal";
import { isReservedHandle } from "#server/members/compare-handles";
import { invitationUses, isHandleTaken } from "#server/members/internal";
import type { HandleView, InvitationView, MemberLineView, MemberView, OwnProfileView } from "#server/members/views";
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

/** Members whose handle or name begins with some words, by their handles, a page of 100 and one more. Throws ForbiddenError. */
export async function listMembers(
  ctx: Ctx,
  { begins, page }: { begins: string; page: number },
): Promise<MemberLineView[]> {
  authorize(memberPolicy.readMembers(ctx.actor));
  const role = newestGrant(ctx.db);
  const { limit, offset } = rowsOfPage(page);
  const prefix = `${begins.replaceAll(/[\\%_]/g, "\\$&").toLowerCase()}%`;
  const rows = await ctx.db
    .select({ id: members.id, handle: members.handle, name: members.name, role: role.role, joinedAt: members.joinedAt })
    .from(members)
    .leftJoinLateral(role, eq(members.id, members.id))
    .where(
      and(
        isNull(members.tombstonedAt),
        isNotNull(members.namedAt),
        begins === ""
          ? undefined
          : sql`(lower(${members.handle}) like ${prefix} or lower(${members.name}) like ${prefix})`,
      ),
    )
    .orderBy(asc(members.handle))
    .limit(limit)
    .offset(offset);
  return rows.map((row) => ({ ...row, role: row.role ?? "reader" }));
}

/** A member as moderators know them, with the roles that they held and their standing interests. Throws ForbiddenError. */
export async function getMember(ctx: Ctx, id: string): Promise<MemberView> {
  authorize(memberPolicy.readMembers(ctx.actor));
  const [found] = await ctx.db
    .select({
      id: members.id,
      handle: members.handle,
      name: members.name,
      languages: members.languages,
      joinedAt: members.joinedAt,
      leftAt: members.tombstonedAt,
    })
    .from(members)
    .where(and(eq(members.id, id), isNotNull(members.namedAt)));
  if (!found) throw new NotFoundError();
  const giver = alias(members, "giver");
  const grants = await ctx.db
    .select({ role: roleGrants.role, reason: roleGrants.reason, by: giver.handle, at: roleGrants.at })
    .from(roleGrants)
    .leftJoin(giver, eq(giver.id, roleGrants.by))
    .where(eq(roleGrants.member, id))
    .orderBy(desc(roleGrants.id));
  return { ...found, role: grants[0]?.role ?? "reader", grants, interests: await listInterestsOf(ctx, id) };
}
