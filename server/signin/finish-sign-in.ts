import "server-only";
import { and, eq, isNull } from "drizzle-orm";
import { memberInvitationUses, members, sessions, signInRequests } from "#db/schema";
import { ROLES } from "#db/vocabulary";
import { hashOfToken, newestGrant } from "#server/auth/session";
import type { Ctx } from "#server/core/context";
import { NotFoundError } from "#server/core/errors";
import { recordEvent } from "#server/events/record-event";
import { lockOpenInvitationById } from "#server/members/internal";
import { writeGrant } from "#server/members/write-grant";
import { writeNewcomer } from "#server/members/write-newcomer";
import { type OpenedSession, writeSession } from "#server/signin/write-session";

type Proven = {
  /** The request whose link or code was shown. */
  request: string;
  /** The session that this browser had until now. */
  sessionToken: string | null;
  browser: string;
};

export type SignedIn = OpenedSession & { comesFrom: string | null };

type Finished = SignedIn & { member: string };

/**
 * Signs in whoever proved that they read the mail of a request: the member with its address, or a new one where they may
 * join. An invitation that is accepted gives its role, where it is more than they hold. The session of before ends.
 */
export async function finishSignIn(tx: Ctx, { request, sessionToken, browser }: Proven): Promise<Finished> {
  const [closed] = await tx.db
    .update(signInRequests)
    .set({ closedAt: tx.now })
    .where(and(eq(signInRequests.id, request), isNull(signInRequests.closedAt)))
    .returning({
      email: signInRequests.email,
      invitation: signInRequests.invitation,
      comesFrom: signInRequests.comesFrom,
    });
  if (!closed) throw new NotFoundError("sign_in_closed");
  const member = await memberOf(tx, closed.email, closed.invitation);
  if (sessionToken) await tx.db.delete(sessions).where(eq(sessions.sessionToken, hashOfToken(sessionToken)));
  return { ...(await writeSession(tx, { member, browser })), comesFrom: closed.comesFrom, member };
}

async function memberOf(tx: Ctx, email: string, invitationId: string | null): Promise<string> {
  const role = newestGrant(tx.db);
  const [known] = await tx.db
    .select({ id: members.id, role: role.role })
    .from(members)
    .leftJoinLateral(role, eq(members.id, members.id))
    .where(and(eq(members.email, email), isNull(members.tombstonedAt)));
  const invitation = invitationId === null ? null : await lockOpenInvitationById(tx, invitationId);
  if (!known && !invitation && tx.settings.signUp !== "open") throw new NotFoundError("invitation_closed");
  if (known) {
    const unproven = and(eq(members.id, known.id), isNull(members.emailVerified));
    await tx.db.update(members).set({ emailVerified: tx.now }).where(unproven);
  }
  const member = known?.id ?? (await writeNewcomer(tx, { email, isVerified: true }));
  const held = ROLES.indexOf(known?.role ?? "reader");
  if (invitation && (!known || ROLES.indexOf(invitation.role) > held)) {
    await tx.db
      .insert(memberInvitationUses)
      .values({ invitation: invitation.id, member, at: tx.now })
      .onConflictDoNothing();
    await recordEvent(tx, "member.invitation-accepted", invitation.id, { member });
    if (invitation.role !== "reader") {
      await writeGrant(tx, { member, role: invitation.role, reason: "Accepted an invitation." });
      await recordEvent(tx, "member.role-changed", member, { role: invitation.role });
    }
  }
  return member;
}
