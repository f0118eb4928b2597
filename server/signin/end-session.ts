import "server-only";
import { and, eq } from "drizzle-orm";
import { sessions } from "#db/schema";
import { hashOfToken } from "#server/auth/session";
import { type Ctx, signedIn } from "#server/core/context";
import { inTransaction } from "#server/core/transaction";
import { recordEvent } from "#server/events/record-event";
import { authorize } from "#server/policy/decision";
import { memberPolicy } from "#server/policy/members";

/**
 * A member ends a session of their own: it is gone from the database, not only from the browser. Ending one that is
 * none changes nothing and is not recorded. Throws UnauthenticatedError.
 */
export async function endSession(ctx: Ctx, { token }: { token: string }): Promise<void> {
  const member = signedIn(ctx);
  authorize(memberPolicy.endSession(ctx.actor));

  await inTransaction(ctx, async (tx) => {
    const ended = await tx.db
      .delete(sessions)
      .where(and(eq(sessions.sessionToken, hashOfToken(token)), eq(sessions.userId, member.id)))
      .returning({ member: sessions.userId });
    if (ended.length === 0) return;
    await recordEvent(tx, "member.signed-out", member.id);
  });
}
