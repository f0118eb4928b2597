import "server-only";
import { createHash, randomBytes } from "node:crypto";
import { and, desc, eq, gt, isNull } from "drizzle-orm";
import type { Database } from "#db/client";
import { members, roleGrants, sessions } from "#db/schema";
import type { Member } from "#server/core/context";

/** The cookie that holds a session's token: the first name over https, the second on one's own machine. */
export const SESSION_COOKIES = ["__Secure-next-auth.session-token", "next-auth.session-token"] as const;

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

/**
 * The member whose session a token opens, with the role they hold right now, so that a change of role acts at once;
 * null when the session has ended or the account is deleted.
 */
export async function findSessionMember(db: Database, token: string, now: Date): Promise<Member | null> {
  const role = newestGrant(db);
  const [found] = await db
    .select({ id: members.id, handle: members.handle, role: role.role })
    .from(sessions)
    .innerJoin(members, eq(members.id, sessions.userId))
    .leftJoinLateral(role, eq(members.id, members.id))
    .where(and(eq(sessions.sessionToken, hashOfToken(token)), gt(sessions.expires, now), isNull(members.tombstonedAt)));
  return found ? { kind: "member", id: found.id, handle: found.handle, role: found.role ?? "reader" } : null;
}

/** The cookie of a session, as next-auth writes it. An empty token with no time left takes it away. */
export function sessionCookie(token: string, maxAgeSeconds: number, isHttps: boolean): string {
  const name = isHttps ? SESSION_COOKIES[0] : SESSION_COOKIES[1];
  return `${name}=${token}; Path=/; HttpOnly; SameSite=Lax; Max-Age=${maxAgeSeconds}${isHttps ? "; Secure" : ""}`;
}
