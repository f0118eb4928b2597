import "server-only";
import { inArray, type SQL, sql } from "drizzle-orm";
import type { Database } from "#db/client";
import { NOTICE_KINDS, type NoticeKind } from "#db/vocabulary";
import type { RecordedEvent } from "#server/events/read-events";
import { MAILED_DAYS, NOTICE_MAIL_DEFAULTS, UNREAD_DAYS } from "#server/notices/rules";

/** Who is told of which events: rows of an event, a member, the claim or the check it leads to, and a source's number. */
type Rule = { kind: NoticeKind; actions: readonly string[]; told: SQL };

const ASSIGNED = sql`case when a.kind = 'claim' then a.subject end, case when a.kind = 'check' then a.subject end, null::int`;
const AUTHORS = sql`authors on authors."check" = e.subject`;
const CORRECTED = ["check.corrected", "check.retracted"];
const OF_SOURCE = ["source.attached", "source.withdrawn"];
const MESSAGES = ["message.posted", "message.edited"];
const CLOSED = ["claim.declined", "claim.withdrawn", "claim.restored"];

const RULES: readonly Rule[] = [
  {
    kind: "asked",
    actions: ["assignment.asked"],
    told: sql`select e.id, a.member, ${ASSIGNED} from e join assignments a on a.id = e.subject`,
  },
  {
    kind: "asked_answer",
    actions: ["assignment.accepted", "assignment.declined"],
    told: sql`select e.id, a.by, ${ASSIGNED} from e join assignments a on a.id = e.subject`,
  },
  {
    kind: "mentioned",
    actions: MESSAGES,
    // Once for each message, whatever it was made of later.
    told: sql`select distinct on (n.member, m.id) e.id, n.member, m.claim, m."check", m.number
      from e join posted m on m.event = e.id join mentions n on n.message = m.id
      where not exists (select 1 from notices t join events b on b.id = t.event
        where t.member = n.member and t.kind = 'mentioned' and b.subject = e.subject)
      order by n.member, m.id, e.id`,
  },
  {
    kind: "replied",
    actions: ["message.posted"],
    told: sql`select e.id, a.by, m.claim, m."check", m.number
      from e join posted m on m.event = e.id join messages a on a.id = m.replies_to`,
  },
  {
    kind: "application",
    actions: ["application.accepted", "application.declined"],
    told: sql`select e.id, a.member, null::uuid, null::uuid, null::int from e join applications a on a.id = e.subject`,
  },
  {
    // One that came with an answer to an application is told by that.
    kind: "role",
    actions: ["member.role-changed"],
    told: sql`select e.id, e.subject, null::uuid, null::uuid, null::int from e where not (e.payload ? 'application')`,
  },
  {
    kind: "measure",
    actions: ["measure.taken"],
    told: sql`select e.id, a.member, null::uuid, null::uuid, null::int from e join measures a on a.id = e.subject where a.member is not null`,
  },
  {
    kind: "measure_ended",
    actions: ["measure.ended"],
    told: sql`select e.id, a.member, null::uuid, null::uuid, null::int from e join measures a on a.id = e.subject where a.member is not null`,
  },
  {
    kind: "report_answer",
    actions: ["report.answered"],
    told: sql`select e.id, a.member, null::uuid, null::uuid, null::int from e join reports a on a.id = e.subject where a.member is not null`,
  },
  {
    kind: "letter_answer",
    actions: ["letter.answered"],
    told: sql`select e.id, a.member, null::uuid, a."check", null::int from e join letters a on a.id = e.subject where a.member is not null`,
  },
  {
    kind: "objection_answer",
    actions: ["measure.objection-decided"],
    told: sql`select e.id, a.member, null::uuid, null::uuid, null::int from e join measures a on a.id = e.subject where a.member is not null`,
  },
  {
    // Whoever was drawn when it was handed in. That anybody was stands in no event of its own: it would tell how many voted.
    kind: "fairness_asked",
    actions: ["check.submitted"],
    told: sql`select e.id, f.member, null::uuid, e.subject, null::int
      from e join fairness_readers f on f."check" = e.subject and f.drawn_at = e.at`,
  },
  {
    kind: "proposal_answer",
    actions: ["check.correction-approved", "check.correction-refused"],
    told: sql`select e.id, p.by, null::uuid, e.subject, null::int
      from e join correction_proposals p on p.id = (e.payload ->> 'proposal')::uuid`,
  },
  {
    kind: "sent_back",
    actions: ["check.sent-back"],
    told: sql`select e.id, authors.member, null::uuid, e.subject, null::int from e join ${AUTHORS}`,
  },
  {
    kind: "published",
    actions: ["check.published"],
    told: sql`select e.id, authors.member, null::uuid, e.subject, null::int from e join ${AUTHORS}`,
  },
  {
    kind: "corrected",
    actions: CORRECTED,
    told: sql`select e.id, authors.member, null::uuid, e.subject, null::int from e join ${AUTHORS}`,
  },
  {
    kind: "suggested",
    actions: ["check.words-suggested"],
    told: sql`select e.id, authors.member, null::uuid, e.subject, null::int from e join ${AUTHORS}`,
  },
  {
    kind: "suggestion_answer",
    actions: ["check.suggestion-accepted", "check.suggestion-refused"],
    told: sql`select e.id, s.by, null::uuid, e.subject, null::int
      from e join suggestions s on s.id = (e.payload ->> 'suggestion')::uuid`,
  },
  {
    kind: "author_added",
    actions: ["check.author-added"],
    told: sql`select e.id, (e.payload ->> 'member')::uuid, null::uuid, e.subject, null::int from e`,
  },
  {
    kind: "claim_closed",
    actions: CLOSED,
    told: sql`select e.id, c.submitted_by, c.id, null::uuid, null::int from e join claims c on c.id = e.subject`,
  },
  {
    kind: "claim_checked",
    actions: ["check.published"],
    told: sql`select e.id, c.submitted_by, c.id, e.subject, null::int
      from e join checked on checked.event = e.id join claims c on c.id = checked.claim`,
  },
  {
    kind: "cited",
    actions: ["check.published"],
    told: sql`select e.id, s.attached_by, null::uuid, e.subject, min(n.number)
      from e join check_versions v on v."check" = e.subject and v.version = (e.payload ->> 'version')::int
      join check_sources n on n."check" = e.subject and n.number <= v.sources
      join sources s on s.id = n.source
      group by e.id, s.attached_by, e.subject`,
  },
  {
    // Whoever had voted by then, as nobody else learns; what others voted has no part in it.
    kind: "after_vote",
    actions: [...OF_SOURCE, "claim.edited", "votes.reopened"],
    told: sql`select e.id, v.member, touched.claim, null::uuid, (e.payload ->> 'label')::int
      from e join touched on touched.event = e.id
      join votes v on v.claim = touched.claim
      join ballots b on b.vote = v.id and b.version = v.head and b.rating is not null and b.cast_at < e.at
      where not exists (select 1 from votes later
        where later.claim = v.claim and later.member = v.member and later.round > v.round)`,
  },
  {
    // Who takes part in a thread, the authors of a draft, and who submitted the claim.
    kind: "talked",
    actions: ["message.posted"],
    told: sql`select e.id, p.member, m.claim, m."check", m.number
      from e join posted m on m.event = e.id
      cross join lateral (
        select o.by as member from messages o where o.thread = m.thread and o.claim is not distinct from m.claim
          and o."check" is not distinct from m."check" and o.at <= e.at
        union select c.submitted_by from claims c where c.id = m.claim
        union select k.author from checks k where k.id = m."check") p`,
  },
  {
    kind: "followed",
    actions: ["message.posted"],
    told: sql`select e.id, f.member, m.claim, m."check", m.number
      from e join posted m on m.event = e.id join follows f on f.subject = m.claim and not f.is_muted and f.at <= e.at`,
  },
  {
    kind: "followed",
    actions: [...OF_SOURCE, "claim.edited", "votes.reopened", ...CLOSED],
    told: sql`select e.id, f.member, touched.claim, null::uuid, (e.payload ->> 'label')::int
      from e join touched on touched.event = e.id join claims c on c.id = touched.claim
      cross join lateral (select c.submitted_by as member
        union select f.member from follows f where f.subject = touched.claim and not f.is_muted and f.at <= e.at) f`,
  },
  {
    kind: "followed",
    actions: ["check.published", ...CORRECTED],
    told: sql`select e.id, f.member, null::uuid, e.subject, null::int
      from e join follows f on not f.is_muted and f.at <= e.at
        and (f.subject = e.subject or f.subject in (select checked.claim from checked where checked.event = e.id))`,
  },
];

/**
 * Whether a member reads what those say who voted, as the policy says: they voted or stepped aside to edit, and have no interest.
 * Whoever may still vote is not told that there is anything.
 */
const readsAfterVote = (member: SQL, claim: SQL) => sql`(
  (exists (select 1 from votes v join ballots b on b.vote = v.id and b.version = v.head and b.rating is not null
      where v.claim = ${claim} and v.member = ${member})
    and not exists (select 1 from recusals r where r.claim = ${claim} and r.member = ${member}))
  or exists (select 1 from recusals r where r.claim = ${claim} and r.member = ${member} and r.kind = 'editing'))`;

/** Whether a member may read a draft: its authors, and moderators once it was handed in. */
const readsDraft = (member: SQL, draft: SQL) => sql`(
  exists (select 1 from checks k where k.id = ${draft} and k.author = ${member})
  or exists (select 1 from check_authors a where a."check" = ${draft} and a.member = ${member} and a.is_author
    and not exists (select 1 from check_authors l where l."check" = a."check" and l.member = a.member and l.seq > a.seq))
  or ((select g.role from role_grants g where g.member = ${member} order by g.id desc limit 1) in ('moderator', 'admin')
    and (select s.state from check_states s where s."check" = ${draft} order by s.seq desc limit 1) not in ('draft', 'deleted')))`;

/** The kinds of event of which somebody may be told. */
export const NOTICED_ACTIONS: readonly string[] = [...new Set(RULES.flatMap(({ actions }) => actions))];

/** A claim or a check that somebody muted says nothing to them, but for what is about themselves. */
const DESPITE_MUTING: readonly NoticeKind[] = [
  "asked",
  "asked_answer",
  "mentioned",
  "application",
  "role",
  "measure",
  "measure_ended",
  "report_answer",
  "letter_answer",
  "objection_answer",
  "fairness_asked",
  "proposal_answer",
];

const listed = (words: readonly string[]) =>
  sql.join(
    words.map((word) => sql`${word}`),
    sql`, `,
  );

/**
 * Tells members of what happened to what is theirs, what they follow and what they are asked for: each once, for the most
 * important reason, and nobody of what they did themselves. Nothing in it depends on what others voted, and typos that
 * were corrected are not told. A step of the reader of events, which may give the same events twice.
 */
export async function writeNotices(db: Database, found: readonly RecordedEvent[], now: Date): Promise<void> {
  if (found.length === 0) return;
  const ids = found.map(({ id }) => id);
  const rules = RULES.map(
    ({ kind, actions, told }, place) => sql`(with e as (select * from told_events where action in (${listed(actions)}))
      select told.*, ${kind}::text, ${place}::int from (${told}) told)`,
  );
  const defaults = sql.join(
    NOTICE_KINDS.map((kind) => sql`(${kind}::text, ${NOTICE_MAIL_DEFAULTS[kind]}::text)`),
    sql`, `,
  );
  const at = sql`${now.toISOString()}::timestamptz`;
  await db.execute(sql`
    with told_events as (
      select id, at, actor, action, subject, payload from events
      where ${inArray(sql`id`, ids)} and not (action in (${listed(CORRECTED)}) and payload ->> 'type' = 'typo')
    ),
    authors as (
      select c.id as "check", c.author as member from checks c where c.id in (select subject from told_events)
      union select a."check", a.member from check_authors a
      where a."check" in (select subject from told_events) and a.is_author
        and not exists (select 1 from check_authors l where l."check" = a."check" and l.member = a.member and l.seq > a.seq)
    ),
    checked as (
      select e.id as event, c.subject_claim as claim from told_events e join checks c on c.id = e.subject
      union select e.id, r.claim from told_events e
        join readings r on r."check" = e.subject and r.version = (e.payload ->> 'version')::int
    ),
    touched as (
      select e.id as event, coalesce((e.payload ->> 'claim')::uuid, e.subject) as claim from told_events e
      where e.action like 'claim.%' or e.action like 'votes.%' or e.action like 'source.%'
    ),
    posted as (
      select e.id as event, m.*, s.label as number from told_events e join messages m on m.id = e.subject
      left join sources s on s.id = m.source where e.action like 'message.%'
    ),
    defaults (kind, mail) as (values ${defaults}),
    told (event, member, claim, "check", number, kind, place) as (${sql.join(rules, sql` union all `)}),
    chosen as (select distinct on (told.event, told.member) told.* from told order by told.event, told.member, told.place)
    insert into notices (member, event, kind, claim, "check", number, at, read_at, mail)
    select t.member, t.event, t.kind, t.claim, t."check", t.number, e.at,
      case when e.at < (select at from events order by id desc limit 1) - ${`${UNREAD_DAYS} days`}::interval then e.at end,
      case when e.at < ${at} - ${`${MAILED_DAYS} days`}::interval then 'off' else coalesce(p.mail, defaults.mail) end
    from chosen t
    join told_events e on e.id = t.event
    join members m on m.id = t.member and m.tombstoned_at is null
    join defaults on defaults.kind = t.kind
    left join notice_preferences p on p.member = t.member and p.kind = t.kind
    where t.member is distinct from e.actor
      and not exists (select 1 from posted p where p.event = t.event and p.thread = 'after_vote'
        and not ${readsAfterVote(sql`t.member`, sql`p.claim`)})
      and not exists (select 1 from posted p where p.event = t.event and p.thread = 'draft'
        and not ${readsDraft(sql`t.member`, sql`p."check"`)})
      and (t.kind in (${listed(DESPITE_MUTING)}) or not exists (select 1 from follows f
        where f.member = t.member and f.is_muted and f.subject in (t.claim, t."check")))
    on conflict (member, event) do nothing`);
}
