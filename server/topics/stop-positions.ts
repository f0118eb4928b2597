import "server-only";
import { eq, max } from "drizzle-orm";
import { positionUses, standpoints } from "#db/schema";
import { type Ctx, signedIn } from "#server/core/context";
import { ConflictError } from "#server/core/errors";
import { inTransaction } from "#server/core/transaction";
import { recordEvent } from "#server/events/record-event";
import { authorize } from "#server/policy/decision";
import { topicPolicy } from "#server/policy/topics";
import { listUsedPositions, lockTopic } from "#server/topics/internal";
import type { StopPositionsInput } from "#server/topics/schemas";

/**
 * A moderator ends the private question of a topic: nobody is asked any more, every answer is erased, and verdicts rest on
 * votes alone again. Throws ForbiddenError, NotFoundError, and ConflictError when none are used.
 */
export async function stopPositions(ctx: Ctx, { topic: slug }: StopPositionsInput): Promise<void> {
  authorize(topicPolicy.writePositions(ctx.actor));
  const moderator = signedIn(ctx);

  await inTransaction(ctx, async (tx) => {
    const topic = await lockTopic(tx, slug);
    if (!(await listUsedPositions(tx, [slug])).has(slug)) throw new ConflictError("positions_unused");
    const [last] = await tx.db
      .select({ seq: max(positionUses.seq) })
      .from(positionUses)
      .where(eq(positionUses.topic, slug));
    await tx.db
      .insert(positionUses)
      .values({ topic: slug, seq: (last?.seq ?? 0) + 1, version: null, by: moderator.id, at: tx.now });
    await tx.db.delete(standpoints).where(eq(standpoints.topic, slug));
    await recordEvent(tx, "topic.positions-stopped", topic.id);
  });
}
