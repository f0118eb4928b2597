import "server-only";
import { inArray, sql } from "drizzle-orm";
import { claimTopics, topics } from "#db/schema";
import { type Ctx, findMember } from "#server/core/context";
import { InvalidError } from "#server/core/errors";
import { slugOf } from "#server/core/slug";
import { topicPolicy } from "#server/policy/topics";
import { listUsedPositions } from "#server/topics/internal";
import { TOPIC_MAX_CHARACTERS } from "#server/topics/schemas";

/**
 * A new claim gets its topics by the words for them: those of the list, what they were merged into, and otherwise a proposed
 * one, which is on the list at once when a moderator names it. Throws InvalidError when positions of two of them are used:
 * which people usually disagree must be clear. A step of the command that submits a claim.
 */
export async function nameTopics(tx: Ctx, claim: string, labels: readonly string[]): Promise<void> {
  const named = new Map(labels.map((label) => [slugOf(label, TOPIC_MAX_CHARACTERS), label]));
  if (named.size === 0) return;
  const by = findMember(tx);
  const acceptedAt = topicPolicy.keep(tx.actor).allowed ? tx.now : null;
  await tx.db
    .insert(topics)
    .values(
      Array.from(named, ([slug, label]) => ({ slug, label, addedBy: by?.id ?? null, addedAt: tx.now, acceptedAt })),
    )
    .onConflictDoNothing();
  const rows = await tx.db
    .selectDistinct({ topic: sql<string>`coalesce(${topics.mergedInto}, ${topics.slug})` })
    .from(topics)
    .where(inArray(topics.slug, [...named.keys()]));
  const slugs = rows.map(({ topic }) => topic);
  if ((await listUsedPositions(tx, slugs)).size > 1) throw new InvalidError("topics_two_questions");
  await tx.db.insert(claimTopics).values(slugs.map((topic) => ({ claim, topic })));
}
