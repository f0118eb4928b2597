import "server-only";
import { messageDeletions } from "#db/schema";
import { type Ctx, signedIn } from "#server/core/context";
import { inTransaction } from "#server/core/transaction";
import { getThreadFacts, lockMessage } from "#server/discussion/internal";
import type { DeleteMessageInput } from "#server/discussion/schemas";
import { recordEvent } from "#server/events/record-event";
import { authorize } from "#server/policy/decision";
import { discussionPolicy } from "#server/policy/discussion";

/** Whoever deleted their message brings it back. */
export async function restoreMessage(ctx: Ctx, { message }: DeleteMessageInput): Promise<void> {
  const { id: by } = signedIn(ctx);

  await inTransaction(ctx, async (tx) => {
    const locked = await lockMessage(tx, message);
    authorize(discussionPolicy.restore(ctx.actor, await getThreadFacts(tx, locked.thread, locked.subject), locked));
    await tx.db.insert(messageDeletions).values({ message, seq: locked.seq, isDeleted: false, by, at: tx.now });
    await recordEvent(tx, "message.restored", message);
  });
}
