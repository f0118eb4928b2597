import "server-only";
import { and, eq } from "drizzle-orm";
import { positionTrials } from "#db/schema";
import { type Ctx, signedIn } from "#server/core/context";
import { ConflictError } from "#server/core/errors";
import { inTransaction } from "#server/core/transaction";
import { recordEvent } from "#server/events/record-event";
import { authorize } from "#server/policy/decision";
import { topicPolicy } from "#server/policy/topics";
import { findNewestPositions, lockTopic } from "#server/topics/internal";
import type { SayIfFairInput } from "#server/topics/schemas";

/**
 * A member who was asked says whether two positions are fair to whoever holds them, and what would be fairer. Moderators
 * learn how many answered and what they wrote, without names; which position is their own is not asked. They may say it
 * anew until the positions are used. Throws ForbiddenError, and ConflictError when others were written since.
 */
export async function sayIfFair(ctx: Ctx, { topic: slug, version, isFair, note }: SayIfFairInput): Promise<void> {
  authorize(topicPolicy.sayIfFair(ctx.actor, { isAsked: true, writtenBy: "" }));
  const member = signedIn(ctx);

  await inTransaction(ctx, async (tx) => {
    const topic = await lockTopic(tx, slug);
    const newest = await findNewestPositions(tx, slug);
    if (newest?.version !== version) throw new ConflictError("positions_changed_elsewhere");
    const own = and(
      eq(positionTrials.topic, slug),
      eq(positionTrials.version, version),
      eq(positionTrials.member, member.id),
    );
    const isAsked = (await tx.db.$count(positionTrials, own)) > 0;
    authorize(topicPolicy.sayIfFair(ctx.actor, { isAsked, writtenBy: newest.by }));
    await tx.db.update(positionTrials).set({ isFair, note }).where(own);
    await recordEvent(tx, "topic.fairness-said", topic.id, { version });
  });
}
