import "server-only";
import { and, asc, eq, lte, ne, sql } from "drizzle-orm";
import { listings, members, queueNotes, queueTakings, savedReplies } from "#db/schema";
import type { LetterKind, QueueKind, ReportedKind, ReportReason } from "#db/vocabulary";
import { listOpenApplications } from "#server/applications/queries";
import { type Ctx, signedIn } from "#server/core/context";
import { listOutdatedVerdicts, listUnusualVotes, listWaitingChecks } from "#server/moderation/queries";
import type { QueueView } from "#server/moderation/schemas";
import type { QueueItemView, QueueNoteView, SavedReplyView } from "#server/moderation/views";
import { authorize } from "#server/policy/decision";
import { moderationPolicy } from "#server/policy/moderation";

const NOTES_SHOWN = 100;
const REPORTED_SHOWN = 100;

type Waiting = Omit<QueueItemView, "takenBy" | "isMine">;

const NOBODY = { people: 0, reason: null, by: null, reported: null, unusual: null, isOwn: false };

/** What waits and is about no votes: reports, letters, checks that were handed in, applications. */
async function listWaiting(ctx: Ctx): Promise<Waiting[]> {
  const { id, handle } = signedIn(ctx);
  const [reported, letters, proposals, objections, due, checks, applications] = await Promise.all([
    listReported(ctx, id),
    listLetters(ctx),
    listProposals(ctx, id),
    listObjections(ctx, id),
    listDueReviews(ctx),
    listWaitingChecks(ctx),
    listOpenApplications(ctx),
  ]);
  return [
    ...reported,
    ...letters,
    ...proposals,
    ...objections,
    ...due,
    ...checks.map(({ id: item, title, language, author, at }) => ({
      ...NOBODY,
      kind: "handed_in" as const,
      item,
      title,
      language,
      by: author,
      at,
      isOwn: author === handle,
    })),
    ...applications.map(({ id: item, handle: applicant, at }) => ({
      ...NOBODY,
      kind: "application" as const,
      item,
      title: applicant,
      language: null,
      by: applicant,
      at,
    })),
  ];
}

/** Published checks whose verdict moved, and claims with unusual votes: the latter only for those who may read their votes. */
async function listOfVotes(ctx: Ctx): Promise<Waiting[]> {
  const [outdated, voting] = await Promise.all([listOutdatedVerdicts(ctx), listUnusualVotes(ctx)]);
  return [
    ...[...new Map(outdated.map((one) => [one.check, one])).values()].map(({ check, title, since }) => ({
      ...NOBODY,
      kind: "outdated" as const,
      item: check,
      title,
      language: null,
      at: since,
    })),
    ...voting.map((unusual) => ({
      ...NOBODY,
      unusual,
      kind: "voting" as const,
      item: unusual.claim,
      title: unusual.statement,
      language: null,
      at: unusual.since,
    })),
  ];
}

/**
 * Everything that waits for a moderator, oldest first, at most a hundred of each kind: what nobody has taken with what the one who
 * looks has taken, or all of it. What is about votes is there only for those who may read them. Moderators only.
 */
export async function listQueue(ctx: Ctx, view: QueueView = "open"): Promise<QueueItemView[]> {
  authorize(moderationPolicy.queue(ctx.actor));
  const { id } = signedIn(ctx);
  const [waiting, ofVotes, takings] = await Promise.all([listWaiting(ctx), listOfVotes(ctx), listTakings(ctx)]);
  return [...waiting, ...ofVotes]
    .map((item) => {
      const taking = takings.get(`${item.kind} ${item.item}`);
      return { ...item, takenBy: taking?.handle ?? null, isMine: taking?.member === id };
    })
    .filter(({ takenBy, isMine }) => view === "all" || takenBy === null || isMine)
    .sort((a, b) => a.at.getTime() - b.at.getTime());
}

/**
 * How much waits that nobody else has taken and that is the one's to decide who looks; it stands on every page of the desk. What is
 * about votes is not counted, since not everybody may read it. Moderators only.
 */
export async function countQueue(ctx: Ctx): Promise<number> {
  authorize(moderationPolicy.queue(ctx.actor));
  const { id } = signedIn(ctx);
  const [waiting, takings] = await Promise.all([listWaiting(ctx), listTakings(ctx)]);
  return waiting.filter(({ kind, item, isOwn }) => !isOwn && (takings.get(`${kind} ${item}`)?.member ?? id) === id)
    .length;
}

async function listReported({ db }: Ctx, own: string): Promise<Waiting[]> {
  type Row = {
    reported: ReportedKind;
    item: string;
    people: number;
    reason: ReportReason;
    at: string;
    title: string;
    language: string | null;
    author: string | null;
  };
  const rows = await db.execute<Row>(sql`
    with waiting as (
      select r.kind, r.subject, count(*)::int as people, min(r.at) as at, (array_agg(r.reason order by r.at))[1] as reason
      from reports r
      where (select a.outcome from report_answers a where a.report = r.id order by a.seq desc limit 1) is null
      group by r.kind, r.subject order by min(r.at) limit ${REPORTED_SHOWN}
    )
    select w.kind as reported, w.subject as item, w.people, w.reason, w.at,
      coalesce(v.text, s.quote, c.statement, t.title, m.handle, '') as title, coalesce(c.language, k.language) as language,
      coalesce(g.by, s.attached_by, c.submitted_by, k.author, m.id) as author
    from waiting w
    left join messages g on w.kind = 'message' and g.id = w.subject
    left join lateral (select text from message_versions v where v.message = g.id order by v.version desc limit 1) v on true
    left join sources s on w.kind = 'source' and s.id = w.subject
    left join claims c on w.kind = 'claim' and c.id = w.subject
    left join checks k on w.kind = 'check' and k.id = w.subject
    left join lateral (select title from check_versions t where t."check" = k.id order by t.version desc limit 1) t on true
    left join members m on w.kind = 'member' and m.id = w.subject
    order by w.at`);
  return rows.map(({ author, at, ...row }) => ({
    ...row,
    kind: "report" as const,
    by: null,
    unusual: null,
    at: new Date(at),
    isOwn: author === own,
  }));
}

async function listLetters({ db }: Ctx): Promise<Waiting[]> {
  type Row = { kind: LetterKind; item: string; title: string; language: string | null; by: string | null; at: string };
  const rows = await db.execute<Row>(sql`
    select l.kind, l.id as item, coalesce(v.title, l.text) as title, k.language, m.handle as by, l.at
    from letters l
    left join checks k on k.id = l."check"
    left join check_versions v on v."check" = l."check" and v.version = l.version
    left join members m on m.id = l.member
    where not exists (select 1 from letter_answers a where a.letter = l.id)
    order by l.at limit ${REPORTED_SHOWN}`);
  return rows.map(({ at, ...row }) => ({
    ...NOBODY,
    ...row,
    at: new Date(at),
  }));
}

async function listProposals({ db }: Ctx, own: string): Promise<Waiting[]> {
  type Row = { item: string; title: string; language: string; by: string; at: string; isOwn: boolean };
  const rows = await db.execute<Row>(sql`
    select p."check" as item, v.title, k.language, m.handle as by, p.at, p.by = ${own} as "isOwn"
    from correction_proposals p
    join checks k on k.id = p."check"
    join check_versions v on v."check" = p."check" and v.version = p.from_version
    join members m on m.id = p.by
    where not exists (select 1 from correction_decisions d where d.proposal = p.id)
    order by p.at limit ${REPORTED_SHOWN}`);
  return rows.map(({ at, ...row }) => ({ ...NOBODY, ...row, kind: "proposal" as const, at: new Date(at) }));
}

async function listObjections({ db }: Ctx, own: string): Promise<Waiting[]> {
  type Row = { item: string; title: string; by: string; at: string; isOwn: boolean };
  const rows = await db.execute<Row>(sql`
    select o.id as item, o.text as title, m.handle as by, o.at, (a.by = ${own} or a.member = ${own}) as "isOwn"
    from measure_objections o join measures a on a.id = o.measure join members m on m.id = a.member
    where not exists (select 1 from measure_objection_answers d where d.objection = o.id)
    order by o.at limit ${REPORTED_SHOWN}`);
  return rows.map(({ at, ...row }) => ({
    ...NOBODY,
    ...row,
    kind: "measure_objection" as const,
    language: null,
    at: new Date(at),
  }));
}

/** Published checks whose day has come to be looked at again, the one that waits longest first. */
async function listDueReviews({ db, now }: Ctx): Promise<Waiting[]> {
  const rows = await db
    .select({ item: listings.check, title: listings.title, language: listings.language, on: listings.reviewOn })
    .from(listings)
    .where(and(lte(listings.reviewOn, now.toISOString().slice(0, 10)), ne(listings.state, "retracted")))
    .orderBy(asc(listings.reviewOn), asc(listings.check))
    .limit(REPORTED_SHOWN);
  return rows.map(({ on, ...row }) => ({ ...NOBODY, ...row, kind: "review_due" as const, at: new Date(on ?? now) }));
}

async function listTakings({ db }: Ctx): Promise<Map<string, { member: string; handle: string }>> {
  const rows = await db
    .select({ kind: queueTakings.kind, item: queueTakings.item, member: queueTakings.member, handle: members.handle })
    .from(queueTakings)
    .innerJoin(members, eq(members.id, queueTakings.member));
  return new Map(rows.map(({ kind, item, member, handle }) => [`${kind} ${item}`, { member, handle }]));
}

/** What moderators wrote to each other about something that waits, the first first. Moderators only. */
export async function listQueueNotes(ctx: Ctx, kind: QueueKind, item: string): Promise<QueueNoteView[]> {
  authorize(moderationPolicy.queue(ctx.actor));
  return ctx.db
    .select({ id: queueNotes.id, by: members.handle, text: queueNotes.text, at: queueNotes.at })
    .from(queueNotes)
    .innerJoin(members, eq(members.id, queueNotes.by))
    .where(and(eq(queueNotes.kind, kind), eq(queueNotes.item, item)))
    .orderBy(asc(queueNotes.at), asc(queueNotes.id))
    .limit(NOTES_SHOWN);
}

/** Words that moderators send often, by their titles. Moderators only. */
export async function listSavedReplies(ctx: Ctx): Promise<SavedReplyView[]> {
  authorize(moderationPolicy.queue(ctx.actor));
  return ctx.db
    .select({ id: savedReplies.id, title: savedReplies.title, text: savedReplies.text })
    .from(savedReplies)
    .orderBy(asc(savedReplies.title), asc(savedReplies.id));
}
