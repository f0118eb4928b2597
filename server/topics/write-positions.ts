import "server-only";
import { positions } from "#db/schema";
import { type Ctx, signedIn } from "#server/core/context";
import { ConflictError } from "#server/core/errors";
import { inTransaction } from "#server/core/transaction";
import { recordEvent } from "#server/events/record-event";
import { authorize } from "#server/policy/decision";
import { topicPolicy } from "#server/policy/topics";
import { findNewestPositions, lockTopic } from "#server/topics/internal";
import type { WritePositionsInput } from "#server/topics/schemas";

/**
 * A moderator writes the two positions that people hold on a topic, in a sentence each that whoever holds it would sign.
 * They are asked about once members have tried them. Throws ForbiddenError, NotFoundError, and ConflictError when others
 * were written since.
 */
export async function writePositions(
  ctx: Ctx,
  { topic: slug, a, b, replaces }: WritePositionsInput,
): Promise<{ version: number }> {
  authorize(topicPolicy.writePositions(ctx.actor));
  const moderator = signedIn(ctx);

  return inTransaction(ctx, async (tx) => {
    const topic = await lockTopic(tx, slug);
    const newest = await findNewestPositions(tx, slug);
    if ((newest?.version ?? 0) !== replaces) throw new ConflictError("positions_changed_elsewhere");
    const version = replaces + 1;
    await tx.db.insert(positions).values({ topic: slug, version, a, b, by: moderator.id, at: tx.now });
    await recordEvent(tx, "topic.positions-written", topic.id, { version });
    return { version };
  });
}
