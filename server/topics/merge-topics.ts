import "server-only";
import { eq, sql } from "drizzle-orm";
import { claims, claimTopics, topics } from "#db/schema";
import type { Ctx } from "#server/core/context";
import { NotFoundError } from "#server/core/errors";
import { inTransaction } from "#server/core/transaction";
import { recordEvent } from "#server/events/record-event";
import { followTopic } from "#server/interests/recuse-interested";
import { authorize } from "#server/policy/decision";
import { topicPolicy } from "#server/policy/topics";
import { listUsedPositions, lockTopic } from "#server/topics/internal";
import type { MergeTopicsInput } from "#server/topics/schemas";

/**
 * A moderator says that two topics are the same: every claim of the one is a claim of the other, and whoever names the one
 * gets the other. What was merged into the one before leads there too, and whoever has an interest in the one has it in
 * the other. Throws ForbiddenError, also while positions of the
 * one are used, and NotFoundError.
 */
export async function mergeTopics(ctx: Ctx, { from, into }: MergeTopicsInput): Promise<void> {
  authorize(topicPolicy.merge(ctx.actor, { hasPositions: false }));

  await inTransaction(ctx, async (tx) => {
    // In one order, so that two merges of the same topics wait for each other instead of locking each other out.
    const [first = from, second = into] = [from, into].sort();
    const held = [await lockTopic(tx, first), await lockTopic(tx, second)];
    const topic = held.find(({ slug }) => slug === from);
    const target = held.find(({ slug }) => slug === into);
    if (!topic || !target) throw new NotFoundError();
    const used = await listUsedPositions(tx, [from]);
    authorize(topicPolicy.merge(ctx.actor, { hasPositions: used.has(from) }));
    await tx.db.execute(sql`
      insert into ${claimTopics} (claim, topic) select claim, ${into} from ${claimTopics} where topic = ${from}
      on conflict do nothing`);
    await tx.db.delete(claimTopics).where(eq(claimTopics.topic, from));
    await tx.db.update(claims).set({ positionsOf: into }).where(eq(claims.positionsOf, from));
    await tx.db.update(topics).set({ mergedInto: into }).where(eq(topics.mergedInto, from));
    await tx.db.update(topics).set({ mergedInto: into }).where(eq(topics.slug, from));
    await followTopic(tx, { from, into });
    await recordEvent(tx, "topic.merged", topic.id, { into: target.id });
  });
}
