import "server-only";
import { and, eq, isNull } from "drizzle-orm";
import { memberInvitations } from "#db/schema";
import { type Ctx, signedIn } from "#server/core/context";
import { ConflictError, NotFoundError } from "#server/core/errors";
import { inTransaction } from "#server/core/transaction";
import { recordEvent } from "#server/events/record-event";
import { getInvitation } from "#server/members/internal";
import type { RevokeInvitationInput } from "#server/members/schemas";
import { authorize } from "#server/policy/decision";
import { memberPolicy } from "#server/policy/members";

/**
 * Whoever may give a role may revoke an invitation to it: nobody joins by it any more, and who joined stays. Throws
 * ForbiddenError, NotFoundError, and ConflictError when it is revoked already.
 */
export async function revokeInvitation(ctx: Ctx, { invitation }: RevokeInvitationInput): Promise<void> {
  authorize(memberPolicy.readMembers(ctx.actor));
  const found = await getInvitation(ctx, invitation);
  if (!found) throw new NotFoundError();
  authorize(memberPolicy.invite(ctx.actor, found.role));

  await inTransaction(ctx, async (tx) => {
    const revoked = await tx.db
      .update(memberInvitations)
      .set({ revokedAt: tx.now, revokedBy: signedIn(tx).id })
      .where(and(eq(memberInvitations.id, invitation), isNull(memberInvitations.revokedAt)))
      .returning({ id: memberInvitations.id });
    if (revoked.length === 0) throw new ConflictError("invitation_closed");
    await recordEvent(tx, "member.invitation-revoked", invitation);
  });
}
