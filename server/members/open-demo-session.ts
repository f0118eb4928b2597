import "server-only";
import { and, eq, isNull } from "drizzle-orm";
import { members, sessions } from "#db/schema";
import { hashOfToken, newToken } from "#server/auth/session";
import type { Ctx } from "#server/core/context";
import { NotFoundError } from "#server/core/errors";
import { inTransaction } from "#server/core/transaction";
import { recordEvent } from "#server/events/record-event";
import { authorize } from "#server/policy/decision";
import { memberPolicy } from "#server/policy/members";

const HOUR_MS = 3_600_000;
export const DEMO_SESSION_HOURS = 24;

/**
 * The product opens a session for a member of the demo newsroom, for a day, where the site lets anyone sign in as one.
 * Throws ForbiddenError elsewhere, and NotFoundError for everyone who is not one of its members.
 */
export async function openDemoSession(ctx: Ctx, { handle }: { handle: string }): Promise<{ token: string }> {
  authorize(memberPolicy.openDemoSession(ctx.actor, ctx.settings));
  const token = newToken();

  return inTransaction(ctx, async (tx) => {
    const [member] = await tx.db
      .select({ id: members.id })
      .from(members)
      .where(and(eq(members.handle, handle), eq(members.isDemo, true), isNull(members.tombstonedAt)));
    if (!member) throw new NotFoundError();
    await tx.db.insert(sessions).values({
      sessionToken: hashOfToken(token),
      userId: member.id,
      expires: new Date(tx.now.getTime() + DEMO_SESSION_HOURS * HOUR_MS),
    });
    await recordEvent(tx, "member.signed-in", member.id);
    return { token };
  });
}
