import "server-only";
import { eq } from "drizzle-orm";
import { topics } from "#db/schema";
import type { Ctx } from "#server/core/context";
import { inTransaction } from "#server/core/transaction";
import { recordEvent } from "#server/events/record-event";
import { authorize } from "#server/policy/decision";
import { topicPolicy } from "#server/policy/topics";
import { lockTopic } from "#server/topics/internal";
import type { ChangeTopicInput } from "#server/topics/schemas";

/**
 * A moderator says what a topic is called and what it takes in; one that was only proposed is on the list from then on.
 * Its address stays. Throws ForbiddenError, and NotFoundError.
 */
export async function changeTopic(ctx: Ctx, { topic: slug, label, description }: ChangeTopicInput): Promise<void> {
  authorize(topicPolicy.keep(ctx.actor));

  await inTransaction(ctx, async (tx) => {
    const topic = await lockTopic(tx, slug);
    await tx.db
      .update(topics)
      .set({ label, description, acceptedAt: topic.acceptedAt ?? tx.now })
      .where(eq(topics.slug, slug));
    await recordEvent(tx, "topic.changed", topic.id);
  });
}
