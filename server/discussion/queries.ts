import "server-only";
import { asc, eq, sql } from "drizzle-orm";
import { messageVersions } from "#db/schema";
import type { Thread } from "#db/vocabulary";
import { type Ctx, signedIn } from "#server/core/context";
import { getThreadFacts, lockMessage } from "#server/discussion/internal";
import type { MessageVersionView, MessageView, ThreadView } from "#server/discussion/views";
import { listHidden } from "#server/measures/internal";
import { authorize, isActor, requireRole } from "#server/policy/decision";
import { discussionPolicy } from "#server/policy/discussion";

const MESSAGES_SHOWN = 100;

type Row = Omit<MessageView, "isOwn" | "at" | "editedAt" | "isFolded" | "source" | "repliesTo"> & {
  author: string;
  at: string;
  writtenAt: string;
  isDeleted: boolean;
  number: number | null;
  quote: string | null;
  answered: string | null;
  answeredBy: string | null;
};

/**
 * A thread of a claim or a draft: its newest hundred messages, oldest first, or those before a page. Null for the one that opens
 * after one's vote, for whoever may still vote: not even how many there are is told. Members only. Throws NotFoundError and, for
 * a draft of others, ForbiddenError.
 */
export async function findThread(ctx: Ctx, thread: Thread, subject: string, page = 1): Promise<ThreadView | null> {
  const { id: member } = signedIn(ctx);
  const facts = await getThreadFacts(ctx, thread, subject);
  if (thread === "after_vote" && !facts.seesOthers) return null;
  authorize(discussionPolicy.takePart(ctx.actor, facts));
  const about = thread === "draft" ? sql`m."check" = ${subject}` : sql`m.claim = ${subject}`;
  const offset = (page - 1) * MESSAGES_SHOWN;
  const rows = await ctx.db.execute<Row>(sql`
    select m.id, m.at, m.by as author, w.handle as by, v.text, v.version, v.at as "writtenAt",
      coalesce(d.is_deleted, false) as "isDeleted", h.public_note as "hiddenBecause", s.label as number, s.quote,
      a.id as answered, aw.handle as "answeredBy",
      exists (select 1 from message_leanings l where l.message = m.id and l.member = ${member} and l.leaning = 'leans') as "saysLeaning",
      exists (select 1 from message_leanings l where l.message = m.id and l.leaning = 'leans')
        and not exists (select 1 from message_leanings l where l.message = m.id and l.leaning = 'cleared') as leans,
      m.at > coalesce((select t.seen_at from thread_visits t
        where t.member = ${member} and t.subject = ${subject} and t.thread = ${thread}), 'infinity'::timestamptz)
        and m.by <> ${member} as "isNew"
    from (select * from messages m where ${about} and m.thread = ${thread}
      order by m.at desc, m.id desc limit ${MESSAGES_SHOWN} offset ${offset}) m
    join members w on w.id = m.by
    join lateral (select text, version, at from message_versions v where v.message = m.id order by v.version desc limit 1) v on true
    left join lateral (select is_deleted from message_deletions d where d.message = m.id order by d.seq desc limit 1) d on true
    left join lateral (select h.public_note from measures h where h.message = m.id and h.kind = 'hide'
      and not exists (select 1 from measure_ends x where x.measure = h.id) limit 1) h on true
    left join sources s on s.id = m.source
    left join messages a on a.id = m.replies_to
    left join members aw on aw.id = a.by
    order by m.at, m.id`);
  const [counted] = await ctx.db.execute<{ count: number; isResolved: boolean | null }>(sql`
    select (select count(*)::int from messages m where ${about} and m.thread = ${thread}) as count,
      (select r.is_resolved from thread_resolutions r where r.subject = ${subject} and r.thread = ${thread}
        order by r.seq desc limit 1) as "isResolved"`);
  const isModerator = requireRole(ctx.actor, "moderator").allowed;
  const isOpen = facts.seesOthers || thread !== "evidence";
  return {
    thread,
    subject,
    messages: rows.map((row) => messageOf(row, { member, isOpen, isModerator })),
    isLocked: facts.isLocked,
    older: Math.max(0, (counted?.count ?? 0) - offset - rows.length),
    isResolved: counted?.isResolved === true,
    may: {
      write: discussionPolicy.write(ctx.actor, facts).allowed,
      resolve: discussionPolicy.resolve(ctx.actor, facts).allowed,
      sayLeaning: discussionPolicy.sayLeaning(ctx.actor, facts).allowed,
      clear: discussionPolicy.clear(ctx.actor, facts).allowed,
    },
  };
}

function messageOf(
  { author, at, writtenAt, isDeleted, number, quote, answered, answeredBy, ...row }: Row,
  { member, isOpen, isModerator }: { member: string; isOpen: boolean; isModerator: boolean },
): MessageView {
  const isOwn = author === member;
  // What a moderator hid is read by its author and by moderators, who see that it is hidden.
  const isGone = isDeleted || (row.hiddenBecause !== null && !isOwn && !isModerator);
  return {
    ...row,
    text: isGone ? null : row.text,
    isOwn,
    at: new Date(at),
    editedAt: row.version > 1 ? new Date(writtenAt) : null,
    source: number !== null ? { number, quote: quote ?? "" } : null,
    repliesTo: answered && answeredBy ? { id: answered, by: answeredBy } : null,
    isFolded: row.leans && !isOpen && !isOwn,
  };
}

/** What a message said before, the oldest first. Throws ForbiddenError to whoever may not read its thread, and NotFoundError. */
export async function listMessageVersions(ctx: Ctx, message: string): Promise<MessageVersionView[]> {
  const found = await lockMessage(ctx, message);
  authorize(discussionPolicy.takePart(ctx.actor, await getThreadFacts(ctx, found.thread, found.subject)));
  const isHidden = (await listHidden(ctx, [message])).has(message);
  const mayRead = requireRole(ctx.actor, "moderator").allowed || isActor(ctx.actor, found.by);
  if (found.isDeleted || (isHidden && !mayRead)) return [];
  return ctx.db
    .select({ version: messageVersions.version, text: messageVersions.text, at: messageVersions.at })
    .from(messageVersions)
    .where(eq(messageVersions.message, message))
    .orderBy(asc(messageVersions.version));
}
