import "server-only";
import { and, inArray, isNull, ne, sql } from "drizzle-orm";
import { members, positionTrials, roleGrants } from "#db/schema";
import { type Ctx, signedIn } from "#server/core/context";
import { ConflictError, InvalidError } from "#server/core/errors";
import { inTransaction } from "#server/core/transaction";
import { recordEvent } from "#server/events/record-event";
import { authorize } from "#server/policy/decision";
import { topicPolicy } from "#server/policy/topics";
import { findNewestPositions, lockTopic } from "#server/topics/internal";
import type { AskIfFairInput } from "#server/topics/schemas";

/**
 * A moderator asks members who may vote whether two positions are fair to whoever holds them. Who is asked already stays
 * asked; the one who wrote them is not. Throws ForbiddenError, NotFoundError, ConflictError when others were written since,
 * and InvalidError when someone may not vote.
 */
export async function askIfFair(ctx: Ctx, { topic: slug, version, members: ids }: AskIfFairInput): Promise<void> {
  authorize(topicPolicy.writePositions(ctx.actor));
  const moderator = signedIn(ctx);

  await inTransaction(ctx, async (tx) => {
    const topic = await lockTopic(tx, slug);
    const newest = await findNewestPositions(tx, slug);
    if (newest?.version !== version) throw new ConflictError("positions_changed_elsewhere");
    const role = sql`(select g.role from ${roleGrants} g where g.member = ${members.id} order by g.id desc limit 1)`;
    const known = await tx.db
      .select({ id: members.id })
      .from(members)
      .where(
        and(
          inArray(members.id, ids),
          isNull(members.tombstonedAt),
          ne(members.id, newest.by),
          sql`${role} <> 'reader'`,
        ),
      );
    if (known.length < new Set(ids).size) throw new InvalidError("members_not_reviewers");
    await tx.db
      .insert(positionTrials)
      .values(known.map(({ id }) => ({ topic: slug, version, member: id, askedBy: moderator.id, askedAt: tx.now })))
      .onConflictDoNothing();
    await recordEvent(tx, "topic.fairness-asked", topic.id, { version, count: known.length });
  });
}
