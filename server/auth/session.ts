import "server-only";
import { createHash, randomBytes } from "node:crypto";
import { and, desc, eq, gt, inArray, isNull, lt, or, sql } from "drizzle-orm";
import type { Database } from "#db/client";
import { measureEnds, measures, members, roleGrants, sessions } from "#db/schema";
import type { Role } from "#db/vocabulary";
import type { Member, Newcomer } from "#server/core/context";
import { NEW_ACCOUNT_DAYS, TRUSTED_AFTER_DAYS } from "#server/limits/rules";
import { SESSION_IDLE_DAYS } from "#server/signin/rules";

const DAY_MS = 86_400_000;
/** How exactly it is kept when a session was last used. */
const SEEN_EVERY_MS = 3_600_000;

const TOKEN_BYTES = 32;

export const newToken = (): string => randomBytes(TOKEN_BYTES).toString("base64url");

/** What is kept of a session's token: its SHA-256, in hexadecimal. The token itself is in the member's browser only. */
export const hashOfToken = (token: string): string => createHash("sha256").update(token).digest("hex");

/** The role that a member was given last; to be joined laterally with `members`. */
export const newestGrant = (db: Database) =>
  db
    .select({ role: roleGrants.role })
    .from(roleGrants)
    .where(eq(roleGrants.member, members.id))
    .orderBy(desc(roleGrants.id))
    .limit(1)
    .as("newest_grant");

/** What moderators did about a member that holds now: whether they are suspended, and how little they may change in a day. */
const restrictionsOf = (db: Database, now: Date) =>
  db
    .select({
      isSuspended: sql<boolean>`coalesce(bool_or(${measures.kind} in ('suspend', 'ban')), false)`.as("is_suspended"),
      dailyMax: sql<number | null>`min(${measures.perDay})`.as("daily_max"),
    })
    .from(measures)
    .leftJoin(measureEnds, eq(measureEnds.measure, measures.id))
    .where(
      and(
        eq(measures.member, members.id),
        inArray(measures.kind, ["suspend", "ban", "limit"]),
        or(isNull(measures.until), gt(measures.until, now)),
        isNull(measureEnds.measure),
      ),
    )
    .as("restrictions");

type FoundSession = { id: string; actor: Member | Newcomer; isSeenLongAgo: boolean };

/** What is known of a member who acts: see memberOf. */
const actorColumns = (role: ReturnType<typeof newestGrant>, restrictions: ReturnType<typeof restrictionsOf>) => ({
  id: members.id,
  handle: members.handle,
  isSuspended: restrictions.isSuspended,
  dailyMax: restrictions.dailyMax,
  namedAt: members.namedAt,
  role: role.role,
  joinedAt: members.joinedAt,
});

type ActorRow = {
  id: string;
  handle: string;
  isSuspended: boolean;
  dailyMax: number | null;
  namedAt: Date | null;
  role: Role | null;
  joinedAt: Date;
};

/** Who acts, with what holds for them now: their role, their age, and what moderators did about them. */
function actorOf(
  { id, handle, isSuspended, dailyMax, namedAt, role, joinedAt }: ActorRow,
  now: Date,
): Member | Newcomer {
  if (!namedAt) return { kind: "newcomer", id };
  const age = now.getTime() - joinedAt.getTime();
  return {
    kind: "member",
    id,
    handle,
    role: role ?? "reader",
    ...(age < NEW_ACCOUNT_DAYS * DAY_MS && { isNew: true }),
    ...(age < TRUSTED_AFTER_DAYS * DAY_MS && { joinedAt }),
    ...(isSuspended && { isSuspended }),
    ...(dailyMax !== null && { dailyMax }),
  };
}

/** A member as they may act now, for what is done in their name by itself; null when they left or have no handle. */
export async function findMemberActor(db: Database, member: string, now: Date): Promise<Member | null> {
  const role = newestGrant(db);
  const restrictions = restrictionsOf(db, now);
  const [found] = await db
    .select(actorColumns(role, restrictions))
    .from(members)
    .leftJoinLateral(role, eq(members.id, members.id))
    .leftJoinLateral(restrictions, eq(members.id, members.id))
    .where(and(eq(members.id, member), isNull(members.tombstonedAt)));
  const actor = found && actorOf({ ...found, isSuspended: found.isSuspended ?? false }, now);
  return actor?.kind === "member" ? actor : null;
}

/**
 * Whose session a token opens, with the role they hold right now and what moderators did about them, so that both act at the next
 * request; null when the
 * session has ended, was not used for ten days, or the account is deleted.
 */
export async function findSession(db: Database, token: string, now: Date): Promise<FoundSession | null> {
  const role = newestGrant(db);
  const restrictions = restrictionsOf(db, now);
  const [found] = await db
    .select({ ...actorColumns(role, restrictions), seenAt: sessions.seenAt, session: sessions.id })
    .from(sessions)
    .innerJoin(members, eq(members.id, sessions.userId))
    .leftJoinLateral(role, eq(members.id, members.id))
    .leftJoinLateral(restrictions, eq(members.id, members.id))
    .where(
      and(
        eq(sessions.sessionToken, hashOfToken(token)),
        gt(sessions.expires, now),
        gt(sessions.seenAt, new Date(now.getTime() - SESSION_IDLE_DAYS * DAY_MS)),
        isNull(members.tombstonedAt),
      ),
    );
  if (!found) return null;
  return {
    id: found.session,
    actor: actorOf({ ...found, isSuspended: found.isSuspended ?? false }, now),
    isSeenLongAgo: now.getTime() - found.seenAt.getTime() > SEEN_EVERY_MS,
  };
}

/** Keeps that a session is used, to the hour. */
export async function keepSessionSeen(db: Database, token: string, now: Date): Promise<void> {
  await db
    .update(sessions)
    .set({ seenAt: now })
    .where(and(eq(sessions.sessionToken, hashOfToken(token)), lt(sessions.seenAt, now)));
}

/**
 * The cookie that binds a mailed link to the browser that asked for it. It comes back when the link is opened from a
 * mail program, which is another site: so it is “lax”.
 */
export const signInCookie = (isHttps: boolean) => ({
  name: isHttps ? "__Host-countersign-signin" : "countersign-signin",
  options: { httpOnly: true, sameSite: "lax", path: "/", secure: isHttps } as const,
});

/**
 * The cookie of a session. next-auth is given the same name and options, so that whoever opens a session, everyone
 * finds it: over https under a name that a browser takes from https only.
 */
export const sessionCookie = (isHttps: boolean) => ({
  name: isHttps ? "__Secure-next-auth.session-token" : "next-auth.session-token",
  options: { httpOnly: true, sameSite: "lax", path: "/", secure: isHttps } as const,
});
