import "server-only";
import { messageVersions } from "#db/schema";
import { type Ctx, signedIn } from "#server/core/context";
import { ConflictError } from "#server/core/errors";
import { inTransaction } from "#server/core/transaction";
import { getThreadFacts, lockMessage, writeMentions } from "#server/discussion/internal";
import type { EditMessageInput } from "#server/discussion/schemas";
import { recordEvent } from "#server/events/record-event";
import { authorize } from "#server/policy/decision";
import { discussionPolicy } from "#server/policy/discussion";

/**
 * Whoever wrote a message writes it anew; what it said before can be read by all who read it. Throws ConflictError when it was
 * changed in another window since.
 */
export async function editMessage(ctx: Ctx, { message, fromVersion, text }: EditMessageInput): Promise<void> {
  signedIn(ctx);

  await inTransaction(ctx, async (tx) => {
    const locked = await lockMessage(tx, message);
    authorize(discussionPolicy.edit(ctx.actor, await getThreadFacts(tx, locked.thread, locked.subject), locked));
    if (locked.version !== fromVersion) throw new ConflictError("message_changed_elsewhere");
    if (locked.text === text) return;
    await tx.db.insert(messageVersions).values({ message, version: locked.version + 1, text, at: tx.now });
    await writeMentions(tx, message, text);
    await recordEvent(tx, "message.edited", message, { version: locked.version + 1 });
  });
}
