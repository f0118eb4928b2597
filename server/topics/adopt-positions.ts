import "server-only";
import { eq, max } from "drizzle-orm";
import { positionTrials, positionUses, standpoints } from "#db/schema";
import { type Ctx, signedIn } from "#server/core/context";
import { ConflictError } from "#server/core/errors";
import { inTransaction } from "#server/core/transaction";
import { recordEvent } from "#server/events/record-event";
import { authorize } from "#server/policy/decision";
import { topicPolicy } from "#server/policy/topics";
import { countTrials, findNewestPositions, listUsedPositions, lockTopic } from "#server/topics/internal";
import { areTried } from "#server/topics/rules";
import type { AdoptPositionsInput } from "#server/topics/schemas";

/**
 * A moderator begins to ask about two positions that were tried: from then on reviewers are asked, once and privately, which
 * they are closer to, and verdicts on claims of the topic may rest on it. Answers to earlier positions are erased, since they
 * answer another question, and so is who called these fair. Throws ForbiddenError, also when too few called them fair,
 * NotFoundError, and ConflictError.
 */
export async function adoptPositions(ctx: Ctx, { topic: slug, version }: AdoptPositionsInput): Promise<void> {
  authorize(topicPolicy.adoptPositions(ctx.actor, { areTried: true }));
  const moderator = signedIn(ctx);

  await inTransaction(ctx, async (tx) => {
    const topic = await lockTopic(tx, slug);
    const newest = await findNewestPositions(tx, slug);
    if (newest?.version !== version) throw new ConflictError("positions_changed_elsewhere");
    if ((await listUsedPositions(tx, [slug])).get(slug)?.version === version) throw new ConflictError("positions_used");
    const counted = await countTrials(tx, slug, version);
    authorize(topicPolicy.adoptPositions(ctx.actor, { areTried: areTried(counted) }));
    const [last] = await tx.db
      .select({ seq: max(positionUses.seq) })
      .from(positionUses)
      .where(eq(positionUses.topic, slug));
    await tx.db
      .insert(positionUses)
      .values({ topic: slug, seq: (last?.seq ?? 0) + 1, version, ...counted, by: moderator.id, at: tx.now });
    await tx.db.delete(positionTrials).where(eq(positionTrials.topic, slug));
    await tx.db.delete(standpoints).where(eq(standpoints.topic, slug));
    await recordEvent(tx, "topic.positions-used", topic.id, { version });
  });
}
