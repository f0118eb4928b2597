import "server-only";
import { and, asc, eq, isNotNull, isNull, ne, sql } from "drizzle-orm";
import { claimTopics, members, positions, positionTrials, topics } from "#db/schema";
import { type Ctx, signedIn } from "#server/core/context";
import { authorize, requireRole } from "#server/policy/decision";
import { topicPolicy } from "#server/policy/topics";
import { countTrials, findNewestPositions, getTopic, listUsedPositions } from "#server/topics/internal";
import { areTried } from "#server/topics/rules";
import type { TopicLineView, TopicView, TrialToAnswerView, TrialView } from "#server/topics/views";

/** Topics on one page of their list: a newsroom has dozens, not thousands. */
const TOPICS_SHOWN_MAX = 500;

/** The topics that claims are about, those that are only proposed last. Members only. */
export async function listTopicLines(ctx: Ctx): Promise<TopicLineView[]> {
  authorize(topicPolicy.read(ctx.actor));
  const rows = await ctx.db
    .select({
      slug: topics.slug,
      label: topics.label,
      description: topics.description,
      isProposed: sql<boolean>`${topics.acceptedAt} is null`,
      claims: sql<number>`(select count(*)::int from ${claimTopics} ct where ct.topic = ${topics.slug})`,
    })
    .from(topics)
    .where(isNull(topics.mergedInto))
    .orderBy(sql`${topics.acceptedAt} is null`, asc(topics.label))
    .limit(TOPICS_SHOWN_MAX);
  const used = await listUsedPositions(ctx);
  return rows.map((topic) => ({ ...topic, hasPositions: used.has(topic.slug) }));
}

/** The words by which topics of the list are named, for whoever gives a claim its topics. Members only. */
export async function listTopicLabels(ctx: Ctx): Promise<string[]> {
  authorize(topicPolicy.read(ctx.actor));
  const rows = await ctx.db
    .select({ label: topics.label })
    .from(topics)
    .where(and(isNull(topics.mergedInto), isNotNull(topics.acceptedAt)))
    .orderBy(asc(topics.label))
    .limit(TOPICS_SHOWN_MAX);
  return rows.map(({ label }) => label);
}

/** A topic with its positions; how others are tried, for moderators. Throws NotFoundError. Members only. */
export async function getTopicAtDesk(ctx: Ctx, slug: string): Promise<TopicView> {
  authorize(topicPolicy.read(ctx.actor));
  const topic = await getTopic(ctx, slug);
  const isModerator = requireRole(ctx.actor, "moderator").allowed;
  const used = (await listUsedPositions(ctx, [slug])).get(slug) ?? null;
  const newest = isModerator ? await findNewestPositions(ctx, slug) : null;
  const isTried = newest !== null && newest.version !== used?.version;
  return {
    slug,
    label: topic.label,
    description: topic.description,
    isProposed: topic.acceptedAt === null,
    hasPositions: used !== null,
    claims: await ctx.db.$count(claimTopics, eq(claimTopics.topic, slug)),
    used,
    tried: isTried
      ? {
          positions: { version: newest.version, a: newest.a, b: newest.b },
          trial: await getTrial(ctx, slug, newest.version),
        }
      : null,
    versions: newest?.version ?? 0,
  };
}

async function getTrial(ctx: Ctx, topic: string, version: number): Promise<TrialView> {
  const rows = await ctx.db
    .select({ handle: members.handle, isFair: positionTrials.isFair, note: positionTrials.note })
    .from(positionTrials)
    .innerJoin(members, eq(members.id, positionTrials.member))
    .where(and(eq(positionTrials.topic, topic), eq(positionTrials.version, version)))
    .orderBy(asc(members.handle));
  const counted = await countTrials(ctx, topic, version);
  return {
    asked: rows.map(({ handle }) => handle),
    answered: counted.fair + counted.unfair,
    isEnough: areTried(counted),
    // By their words, so that no note stands where its author's name does.
    notes: rows
      .map(({ note }) => note)
      .filter((note) => note !== "")
      .sort(),
  };
}

/** Who can be asked whether positions are fair: everyone who may vote but the one who wrote them. Moderators only. */
export async function listMembersToAsk(ctx: Ctx, topic: string): Promise<{ id: string; handle: string }[]> {
  authorize(topicPolicy.writePositions(ctx.actor));
  const newest = await findNewestPositions(ctx, topic);
  if (!newest) return [];
  const role = sql`(select g.role from role_grants g where g.member = ${members.id} order by g.id desc limit 1)`;
  const isAsked = sql`exists (select 1 from ${positionTrials} p
    where p.topic = ${topic} and p.version = ${newest.version} and p.member = ${members.id})`;
  return ctx.db
    .select({ id: members.id, handle: members.handle })
    .from(members)
    .where(and(isNull(members.tombstonedAt), ne(members.id, newest.by), sql`${role} <> 'reader'`, sql`not ${isAsked}`))
    .orderBy(asc(members.handle))
    .limit(TOPICS_SHOWN_MAX);
}

/** Positions that the one who looks is asked about, with what they said so far. Members only. */
export async function listPositionsToTry(ctx: Ctx): Promise<TrialToAnswerView[]> {
  authorize(topicPolicy.read(ctx.actor));
  const isNewest = sql`${positionTrials.version} = (
    select max(p.version) from ${positions} p where p.topic = ${positionTrials.topic})`;
  return ctx.db
    .select({
      topic: positionTrials.topic,
      label: topics.label,
      version: positions.version,
      a: positions.a,
      b: positions.b,
      isFair: positionTrials.isFair,
      note: positionTrials.note,
      at: positionTrials.askedAt,
    })
    .from(positionTrials)
    .innerJoin(positions, and(eq(positions.topic, positionTrials.topic), eq(positions.version, positionTrials.version)))
    .innerJoin(topics, eq(topics.slug, positionTrials.topic))
    .where(and(eq(positionTrials.member, signedIn(ctx).id), isNewest))
    .orderBy(asc(positionTrials.askedAt));
}
