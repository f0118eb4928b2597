import "server-only";
import { type SQL, sql } from "drizzle-orm";
import type { AssignmentAnswer, NoticeKind, Role } from "#db/vocabulary";
import type { Ctx } from "#server/core/context";
import type { NoticeView } from "#server/notices/views";
import { seal, unseal } from "#server/storage/seal";

type Row = Omit<NoticeView, "at" | "claim" | "check" | "assignment"> & {
  at: string;
  claim: string | null;
  statement: string | null;
  claimLanguage: string;
  check: string | null;
  title: string | null;
  checkLanguage: string;
  slug: string | null;
  assignment: string | null;
  dueOn: string | null;
  answer: AssignmentAnswer | null;
  kind: NoticeKind;
  role: Role | null;
};

/**
 * Notices with what they are about, newest first: `which` chooses among `notices n`. Not a query for screens: it does not ask
 * who reads.
 */
export async function describeNotices(
  { db }: Ctx,
  which: SQL,
  { limit, offset = 0 }: { limit: number; offset?: number },
): Promise<NoticeView[]> {
  const rows = await db.execute<Row>(sql`
    select n.id, n.kind, e.action, n.at, n.read_at is not null as "isRead", case when n.kind not in ('measure', 'measure_ended', 'report_answer', 'letter_answer', 'objection_answer', 'fairness_asked') then m.handle end as by, n.number,
      c.id as claim, c.statement, c.language as "claimLanguage",
      k.id as "check", v.title, k.language as "checkLanguage",
      (select g.slug from check_slugs g where g."check" = k.id order by g.given_at desc limit 1) as slug,
      case n.kind
        when 'sent_back' then (select s.reason from check_states s where s."check" = n."check" and s.at = e.at and s.reason is not null limit 1)
        when 'claim_closed' then (select s.reason from claim_states s where s.claim = n.claim and s.at = e.at and s.reason is not null limit 1)
        when 'measure' then (select a.words from measures a where a.id = e.subject)
        when 'measure_ended' then (select x.reason from measure_ends x where x.measure = e.subject)
        when 'report_answer' then (select a.reply from report_answers a where a.report = e.subject and a.at = e.at limit 1)
        when 'objection_answer' then (
          select a.reason from measure_objections o join measure_objection_answers a on a.objection = o.id where o.measure = e.subject)
        when 'proposal_answer' then (
          select d.reason from correction_decisions d where d.proposal = (e.payload ->> 'proposal')::uuid)
        when 'letter_answer' then (select a.reason from letter_answers a where a.letter = e.subject order by a.seq desc limit 1)
        when 'application' then (select a.reason from application_answers a where a.application = e.subject)
        when 'corrected' then (select o.text from corrections o where o."check" = n."check" and o.to_version = (e.payload ->> 'version')::int limit 1)
        when 'followed' then (select o.text from corrections o where o."check" = n."check" and o.to_version = (e.payload ->> 'version')::int limit 1)
      end as reason,
      e.payload ->> 'role' as role,
      a.id as assignment, a.due_on as "dueOn",
      (select w.answer from assignment_answers w where w.assignment = a.id order by w.seq desc limit 1) as answer
    from (select * from notices n where ${which} order by n.at desc, n.event desc limit ${limit} offset ${offset}) n
    join events e on e.id = n.event
    left join members m on m.id = e.actor
    left join claims c on c.id = n.claim
    left join checks k on k.id = n."check"
    left join lateral (select title from check_versions v where v."check" = k.id order by v.version desc limit 1) v on true
    left join assignments a on a.id = e.subject and n.kind in ('asked', 'asked_answer')
    order by n.at desc, n.event desc`);
  return rows.map(
    ({
      claim,
      statement,
      claimLanguage,
      check,
      title,
      checkLanguage,
      slug,
      assignment,
      dueOn,
      answer,
      at,
      ...row
    }) => ({
      ...row,
      at: new Date(at),
      claim: claim && statement !== null ? { id: claim, statement, language: claimLanguage } : null,
      check: check && title !== null ? { id: check, title, language: checkLanguage, slug } : null,
      assignment: assignment ? { id: assignment, dueOn, answer } : null,
    }),
  );
}

const STOPPING = "stop notice mail";

/** What stands in the link that stops a member's mail of notices: it lets nobody in, and nobody can make one. */
export const stopTokenOf = (member: string): string => seal(STOPPING, member).toString("base64url");

/** Whose mail a link stops; null for one that is not ours. */
export function memberOfStopToken(token: string): string | null {
  try {
    return unseal(STOPPING, Buffer.from(token, "base64url"));
  } catch {
    return null;
  }
}
