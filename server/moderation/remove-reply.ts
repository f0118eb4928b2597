import "server-only";
import { eq } from "drizzle-orm";
import { savedReplies } from "#db/schema";
import { type Ctx, signedIn } from "#server/core/context";
import { inTransaction } from "#server/core/transaction";
import { recordEvent } from "#server/events/record-event";
import type { RemoveReplyInput } from "#server/moderation/schemas";
import { authorize } from "#server/policy/decision";
import { moderationPolicy } from "#server/policy/moderation";

/** A moderator removes words from those that are kept. */
export async function removeReply(ctx: Ctx, { reply }: RemoveReplyInput): Promise<void> {
  authorize(moderationPolicy.queue(ctx.actor));
  signedIn(ctx);

  await inTransaction(ctx, async (tx) => {
    const removed = await tx.db
      .delete(savedReplies)
      .where(eq(savedReplies.id, reply))
      .returning({ id: savedReplies.id });
    if (removed.length > 0) await recordEvent(tx, "reply.removed", reply);
  });
}
