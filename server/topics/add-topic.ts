import "server-only";
import { topics } from "#db/schema";
import { type Ctx, signedIn } from "#server/core/context";
import { ConflictError } from "#server/core/errors";
import { slugOf } from "#server/core/slug";
import { inTransaction } from "#server/core/transaction";
import { recordEvent } from "#server/events/record-event";
import { authorize } from "#server/policy/decision";
import { topicPolicy } from "#server/policy/topics";
import { type AddTopicInput, TOPIC_MAX_CHARACTERS } from "#server/topics/schemas";

/**
 * A moderator puts a topic on the list from which claims are given theirs. Throws ForbiddenError, and ConflictError when
 * one of that name is there already, proposed or merged ones included.
 */
export async function addTopic(ctx: Ctx, { label, description }: AddTopicInput): Promise<{ topic: string }> {
  authorize(topicPolicy.keep(ctx.actor));
  const moderator = signedIn(ctx);

  return inTransaction(ctx, async (tx) => {
    const [added] = await tx.db
      .insert(topics)
      .values({
        slug: slugOf(label, TOPIC_MAX_CHARACTERS),
        label,
        description,
        addedBy: moderator.id,
        addedAt: tx.now,
        acceptedAt: tx.now,
      })
      .onConflictDoNothing()
      .returning({ id: topics.id, slug: topics.slug });
    if (!added) throw new ConflictError("topic_there");
    await recordEvent(tx, "topic.added", added.id);
    return { topic: added.slug };
  });
}
