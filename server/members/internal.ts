import "server-only";
import { and, eq, gt, inArray, isNull, lt, ne, sql } from "drizzle-orm";
import type { Database } from "#db/client";
import { formerHandles, memberInvitations, memberInvitationUses, members } from "#db/schema";
import type { Role } from "#db/vocabulary";
import { hashOfToken, newestGrant } from "#server/auth/session";
import { type Ctx, type Member, signedIn } from "#server/core/context";
import { InvalidError } from "#server/core/errors";
import { handleKeyOf, hashOfHandleKey } from "#server/members/compare-handles";

const REVIEWERS_COUNTED_MAX = 20;

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
    .where(and(eq(members.handleKey, handleKeyOf(handle)), isNull(members.tombstonedAt)));
  return found && found.role !== null && found.role !== "reader" ? found.id : null;
}

/** The member who appears under a name, as policies know them. Throws InvalidError where there is none. */
export async function getActorOf(ctx: Ctx, handle: string): Promise<Member> {
  const role = newestGrant(ctx.db);
  const [found] = await ctx.db
    .select({ id: members.id, handle: members.handle, role: role.role })
    .from(members)
    .leftJoinLateral(role, eq(members.id, members.id))
    .where(and(eq(members.handleKey, handleKeyOf(handle)), isNull(members.tombstonedAt)));
  if (!found) throw new InvalidError("member_unknown");
  return { kind: "member", ...found, role: found.role ?? "reader" };
}

/** The members who appear under some names, whatever their case; names that nobody has are passed over. */
export async function listMembersNamed(ctx: Ctx, handles: readonly string[]): Promise<string[]> {
  if (handles.length === 0) return [];
  const named = await ctx.db
    .select({ id: members.id })
    .from(members)
    .where(and(inArray(members.handleKey, handles.map(handleKeyOf)), isNull(members.tombstonedAt)));
  return named.map(({ id }) => id);
}

/** Whether a handle looks like that of a member, or of one who left. */
export async function isHandleTaken(ctx: Ctx, handle: string): Promise<boolean> {
  const key = handleKeyOf(handle);
  const [taken] = await ctx.db.select({ id: members.id }).from(members).where(eq(members.handleKey, key)).limit(1);
  if (taken) return true;
  const [former] = await ctx.db
    .select({ hash: formerHandles.keyHash })
    .from(formerHandles)
    .where(eq(formerHandles.keyHash, hashOfHandleKey(key)));
  return former !== undefined;
}

/**
 * Whether someone is the only administrator there is. Whoever asks so takes turns with everyone else who does, so that
 * two do not leave at once.
 */
export async function isLastAdministrator(tx: Ctx, member: string): Promise<boolean> {
  await tx.db.execute(sql`select pg_advisory_xact_lock(hashtext('administrators'))`);
  const administrators = await listAdministrators(tx.db);
  return administrators.length === 1 && administrators[0] === member;
}

async function listAdministrators(db: Database): Promise<string[]> {
  const role = newestGrant(db);
  const found = await db
    .select({ id: members.id })
    .from(members)
    .innerJoinLateral(role, eq(members.id, members.id))
    .where(and(eq(role.role, "admin"), isNull(members.tombstonedAt)));
  return found.map(({ id }) => id);
}

/** The role that a member holds. */
export async function getRole({ db }: Ctx, member: string): Promise<Role> {
  const role = newestGrant(db);
  const [found] = await db
    .select({ role: role.role })
    .from(members)
    .innerJoinLateral(role, eq(members.id, members.id))
    .where(eq(members.id, member));
  return found?.role ?? "reader";
}

/** Whether anyone is an administrator: without one, whoever runs the server must let one in. */
export async function hasAdministrator(db: Database): Promise<boolean> {
  const role = newestGrant(db);
  const [one] = await db
    .select({ id: members.id })
    .from(members)
    .innerJoinLateral(role, eq(members.id, members.id))
    .where(and(eq(role.role, "admin"), isNull(members.tombstonedAt)))
    .limit(1);
  return one !== undefined;
}

/** How many members may vote, as far as it matters: twenty at most are counted. */
export async function countReviewers(ctx: Ctx): Promise<number> {
  const role = newestGrant(ctx.db);
  const found = await ctx.db
    .select({ id: members.id })
    .from(members)
    .innerJoinLateral(role, eq(members.id, members.id))
    .where(and(ne(role.role, "reader"), isNull(members.tombstonedAt)))
    .limit(REVIEWERS_COUNTED_MAX);
  return found.length;
}

/** How many joined by an invitation. */
export const invitationUses = sql<number>`(select count(*) from ${memberInvitationUses} where invitation = ${memberInvitations.id})`;

/** Whether an invitation can still be accepted. */
export const isInvitationOpen = (now: Date) =>
  and(
    isNull(memberInvitations.revokedAt),
    gt(memberInvitations.expires, now),
    lt(invitationUses, memberInvitations.usesMax),
  );

type OpenInvitation = { id: string; role: Role; email: string | null; by: string | null };

/**
 * The invitation that a token opens, locked until the command is done, so that no more join by it than it says; null
 * when it is used up, expired or revoked.
 */
export const lockOpenInvitation = (tx: Ctx, token: string): Promise<OpenInvitation | null> =>
  lockOpen(tx, hashOfToken(token));

async function lockOpen(tx: Ctx, tokenHash: string): Promise<OpenInvitation | null> {
  const [locked] = await tx.db
    .select({
      id: memberInvitations.id,
      role: memberInvitations.role,
      email: memberInvitations.email,
      by: memberInvitations.by,
    })
    .from(memberInvitations)
    .where(eq(memberInvitations.tokenHash, tokenHash))
    .for("update");
  if (!locked) return null;
  // Counted after the lock is held, so that a use which was written meanwhile is seen.
  const [open] = await tx.db
    .select({ id: memberInvitations.id })
    .from(memberInvitations)
    .where(and(eq(memberInvitations.id, locked.id), isInvitationOpen(tx.now)));
  return open ? locked : null;
}

/** The same, of an invitation by its id. */
export async function lockOpenInvitationById(tx: Ctx, id: string): Promise<OpenInvitation | null> {
  const [found] = await tx.db
    .select({ tokenHash: memberInvitations.tokenHash })
    .from(memberInvitations)
    .where(eq(memberInvitations.id, id));
  return found ? lockOpen(tx, found.tokenHash) : null;
}

/** The id of the invitation that a token opens, while it can be accepted. */
export async function findOpenInvitationId(ctx: Ctx, token: string): Promise<string | null> {
  const [found] = await ctx.db
    .select({ id: memberInvitations.id })
    .from(memberInvitations)
    .where(and(eq(memberInvitations.tokenHash, hashOfToken(token)), isInvitationOpen(ctx.now)));
  return found?.id ?? null;
}

/** An invitation by its id, open or not. */
export async function getInvitation(ctx: Ctx, id: string): Promise<{ role: Role } | null> {
  const [found] = await ctx.db
    .select({ role: memberInvitations.role })
    .from(memberInvitations)
    .where(eq(memberInvitations.id, id));
  return found ?? null;
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
