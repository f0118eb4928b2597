import "server-only";
import { queueNotes } from "#db/schema";
import { type Ctx, signedIn } from "#server/core/context";
import { inTransaction } from "#server/core/transaction";
import { recordEvent } from "#server/events/record-event";
import type { NoteItemInput } from "#server/moderation/schemas";
import { authorize } from "#server/policy/decision";
import { moderationPolicy } from "#server/policy/moderation";

/** A moderator writes a note about something that waits; only moderators read it. */
export async function noteItem(ctx: Ctx, { kind, item, text }: NoteItemInput): Promise<void> {
  authorize(moderationPolicy.queue(ctx.actor));
  const { id: by } = signedIn(ctx);

  await inTransaction(ctx, async (tx) => {
    await tx.db.insert(queueNotes).values({ kind, item, text, by, at: tx.now });
    await recordEvent(tx, "queue.noted", item, { kind });
  });
}
