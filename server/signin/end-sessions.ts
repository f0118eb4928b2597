import "server-only";
import { and, eq, sql } from "drizzle-orm";
import { sessions } from "#db/schema";
import { type Ctx, signedIn } from "#server/core/context";
import { NotFoundError } from "#server/core/errors";
import { inTransaction } from "#server/core/transaction";
import { recordEvent } from "#server/events/record-event";
import { authorize } from "#server/policy/decision";
import { memberPolicy } from "#server/policy/members";
import type { EndSessionsInput } from "#server/signin/schemas";

/**
 * A member ends one of their sessions from another browser, or all of them but the one that asks: they are gone at their
 * next request. Throws NotFoundError for a session that is not theirs.
 */
export async function endSessions(ctx: Ctx, { session }: EndSessionsInput): Promise<{ ended: number }> {
  authorize(memberPolicy.endSession(ctx.actor));
  const member = signedIn(ctx);
  const which = session === null ? sql`${sessions.id} is distinct from ${ctx.session}` : eq(sessions.id, session);

  return inTransaction(ctx, async (tx) => {
    const ended = await tx.db
      .delete(sessions)
      .where(and(eq(sessions.userId, member.id), which))
      .returning({ id: sessions.id });
    if (session !== null && ended.length === 0) throw new NotFoundError();
    if (ended.length > 0) await recordEvent(tx, "member.signed-out", member.id);
    return { ended: ended.length };
  });
}
