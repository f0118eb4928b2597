import "server-only";
import { eq } from "drizzle-orm";
import { signInRequests } from "#db/schema";
import type { Ctx } from "#server/core/context";
import { inTransaction } from "#server/core/transaction";
import { recordEvent } from "#server/events/record-event";
import { authorize } from "#server/policy/decision";
import { memberPolicy } from "#server/policy/members";
import { findRequestOfLink } from "#server/signin/public-queries";

/**
 * Whoever was mailed a link that they did not ask for makes it void, with its code, from whatever browser. One that is
 * void already stays so.
 */
export async function takeBackSignIn(ctx: Ctx, { token }: { token: string }): Promise<void> {
  authorize(memberPolicy.openSession(ctx.actor));
  const request = await findRequestOfLink(ctx, token);
  if (!request) return;
  await inTransaction(ctx, async (tx) => {
    await tx.db.update(signInRequests).set({ closedAt: tx.now }).where(eq(signInRequests.id, request.id));
    await recordEvent(tx, "member.sign-in-taken-back", request.id);
  });
}
