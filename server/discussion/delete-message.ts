import "server-only";
import { messageDeletions } from "#db/schema";
import { type Ctx, signedIn } from "#server/core/context";
import { inTransaction } from "#server/core/transaction";
import { getThreadFacts, lockMessage } from "#server/discussion/internal";
import type { DeleteMessageInput } from "#server/discussion/schemas";
import { recordEvent } from "#server/events/record-event";
import { authorize } from "#server/policy/decision";
import { discussionPolicy } from "#server/policy/discussion";

/** Whoever wrote a message deletes it: nobody reads it any more, and that there was one is shown. They can bring it back. */
export async function deleteMessage(ctx: Ctx, { message }: DeleteMessageInput): Promise<void> {
  const { id: by } = signedIn(ctx);

  await inTransaction(ctx, async (tx) => {
    const locked = await lockMessage(tx, message);
    authorize(discussionPolicy.delete(ctx.actor, await getThreadFacts(tx, locked.thread, locked.subject), locked));
    await tx.db.insert(messageDeletions).values({ message, seq: locked.seq, isDeleted: true, by, at: tx.now });
    await recordEvent(tx, "message.deleted", message);
  });
}
