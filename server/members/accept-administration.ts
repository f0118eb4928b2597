import "server-only";
import { and, eq, isNull } from "drizzle-orm";
import { memberInvitationUses, members } from "#db/schema";
import type { Ctx } from "#server/core/context";
import { InvalidError, NotFoundError } from "#server/core/errors";
import { inTransaction } from "#server/core/transaction";
import { recordEvent } from "#server/events/record-event";
import { lockOpenInvitation } from "#server/members/internal";
import { writeGrant } from "#server/members/write-grant";
import { writeNewcomer } from "#server/members/write-newcomer";
import { authorize } from "#server/policy/decision";
import { memberPolicy } from "#server/policy/members";
import { type OpenedSession, writeSession } from "#server/signin/write-session";

type Accepted = { token: string; email: string; browser: string };

/**
 * Whoever holds the one-time address that the server printed becomes an administrator and is signed in: a new member, or
 * the one whose e-mail address was typed where the server runs. No mail is needed for it. Throws NotFoundError when the
 * address was used, has expired, or is none, and InvalidError for the e-mail address of someone else.
 */
export async function acceptAdministration(ctx: Ctx, { token, email, browser }: Accepted): Promise<OpenedSession> {
  authorize(memberPolicy.openSession(ctx.actor));

  return inTransaction(ctx, async (tx) => {
    const invitation = await lockOpenInvitation(tx, token);
    if (invitation?.by !== null || invitation.role !== "admin") throw new NotFoundError("invitation_closed");
    if (invitation.email !== null && invitation.email !== email) throw new InvalidError("email_other");
    const [known] = await tx.db
      .select({ id: members.id })
      .from(members)
      .where(and(eq(members.email, email), isNull(members.tombstonedAt)));
    // Only an address that the one who runs the server typed leads into an account that is there already.
    if (known && invitation.email === null) throw new InvalidError("email_known");
    const member = known?.id ?? (await writeNewcomer(tx, { email, isVerified: false }));
    await tx.db.insert(memberInvitationUses).values({ invitation: invitation.id, member, at: tx.now });
    await writeGrant(tx, { member, role: "admin", reason: "Let in by whoever runs the server." });
    await recordEvent(tx, "member.role-changed", member, { role: "admin" });
    await recordEvent(tx, "member.invitation-accepted", invitation.id, { member });
    await recordEvent(tx, "member.signed-in", member);
    return writeSession(tx, { member, browser });
  });
}
