import "server-only";
import { and, eq, isNull } from "drizzle-orm";
import { members } from "#db/schema";
import type { Ctx } from "#server/core/context";
import { NotFoundError } from "#server/core/errors";
import { inTransaction } from "#server/core/transaction";
import { recordEvent } from "#server/events/record-event";
import { authorize } from "#server/policy/decision";
import { memberPolicy } from "#server/policy/members";
import { type OpenedSession, writeSession } from "#server/signin/write-session";

const DEMO_SESSION_DAYS = 1;

/**
 * The product opens a session for a member of the demo newsroom, for a day, where the site lets anyone sign in as one.
 * Throws ForbiddenError elsewhere, and NotFoundError for everyone who is not one of its members.
 */
export async function openDemoSession(
  ctx: Ctx,
  { handle, browser }: { handle: string; browser: string },
): Promise<OpenedSession> {
  authorize(memberPolicy.openDemoSession(ctx.actor, ctx.settings));

  return inTransaction(ctx, async (tx) => {
    const [member] = await tx.db
      .select({ id: members.id })
      .from(members)
      .where(and(eq(members.handle, handle), eq(members.isDemo, true), isNull(members.tombstonedAt)));
    if (!member) throw new NotFoundError();
    await recordEvent(tx, "member.signed-in", member.id);
    return writeSession(tx, { member: member.id, browser, days: DEMO_SESSION_DAYS });
  });
}
