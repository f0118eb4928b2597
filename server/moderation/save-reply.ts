import "server-only";
import { savedReplies } from "#db/schema";
import { type Ctx, signedIn } from "#server/core/context";
import { ConflictError } from "#server/core/errors";
import { inTransaction } from "#server/core/transaction";
import { recordEvent } from "#server/events/record-event";
import { lockOwnSeat } from "#server/members/internal";
import { SAVED_REPLIES_MAX, type SaveReplyInput } from "#server/moderation/schemas";
import { authorize } from "#server/policy/decision";
import { moderationPolicy } from "#server/policy/moderation";

/** A moderator keeps words that moderators send often, for all of them. Throws ConflictError where there are too many. */
export async function saveReply(ctx: Ctx, { title, text }: SaveReplyInput): Promise<void> {
  authorize(moderationPolicy.queue(ctx.actor));
  const { id: by } = signedIn(ctx);

  await inTransaction(ctx, async (tx) => {
    await lockOwnSeat(tx);
    if ((await tx.db.$count(savedReplies)) >= SAVED_REPLIES_MAX) {
      throw new ConflictError("replies_many", { max: SAVED_REPLIES_MAX });
    }
    const [saved] = await tx.db
      .insert(savedReplies)
      .values({ title, text, by, at: tx.now })
      .returning({ id: savedReplies.id });
    if (saved) await recordEvent(tx, "reply.saved", saved.id);
  });
}
