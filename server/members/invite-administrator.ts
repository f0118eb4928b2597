import "server-only";
import { and, eq, isNull } from "drizzle-orm";
import { memberInvitations } from "#db/schema";
import { hashOfToken, newToken } from "#server/auth/session";
import type { Ctx } from "#server/core/context";
import { inTransaction } from "#server/core/transaction";
import { recordEvent } from "#server/events/record-event";
import { authorize } from "#server/policy/decision";
import { memberPolicy } from "#server/policy/members";

const HOUR_MS = 3_600_000;
export const ADMINISTRATOR_INVITATION_HOURS = 24;

/**
 * Whoever runs the server lets an administrator in: by an address that works once and for a day, and makes those before
 * it void. `email` is theirs where it is known. Throws ForbiddenError to everyone who asks through the site.
 */
export async function inviteAdministrator(ctx: Ctx, { email }: { email: string | null }): Promise<{ token: string }> {
  authorize(memberPolicy.inviteAdministrator(ctx.actor));
  const token = newToken();

  return inTransaction(ctx, async (tx) => {
    await tx.db
      .update(memberInvitations)
      .set({ revokedAt: tx.now })
      .where(
        and(isNull(memberInvitations.by), isNull(memberInvitations.revokedAt), eq(memberInvitations.role, "admin")),
      );
    const [invited] = await tx.db
      .insert(memberInvitations)
      .values({
        tokenHash: hashOfToken(token),
        role: "admin",
        email,
        usesMax: 1,
        at: tx.now,
        expires: new Date(tx.now.getTime() + ADMINISTRATOR_INVITATION_HOURS * HOUR_MS),
      })
      .returning({ id: memberInvitations.id });
    if (!invited) throw new Error("The invitation was not written.");
    await recordEvent(tx, "member.invited", invited.id, { role: "admin" });
    return { token };
  });
}
