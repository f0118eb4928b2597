import "server-only";
import { and, asc, eq, sql } from "drizzle-orm";
import { assignments, ballots, checkStates, checkVersions, claims, recusals, votes } from "#db/schema";
import { assignmentLines, isOn, newestAnswer } from "#server/assignments/internal";
import type { AssignmentLineView, AssignmentView } from "#server/assignments/views";
import { type Ctx, signedIn } from "#server/core/context";
import { assignmentPolicy } from "#server/policy/assignments";
import { authorize, requireRole } from "#server/policy/decision";

const SHOWN_MAX = 100;

/** Who is asked to look at a claim or a check and did not decline, the newest last. Reviewers only. */
export async function listAssignments(ctx: Ctx, subject: string): Promise<AssignmentView[]> {
  authorize(assignmentPolicy.ask(ctx.actor));
  return assignmentLines(ctx).where(isOn(subject)).orderBy(asc(assignments.at), asc(assignments.id)).limit(SHOWN_MAX);
}

/** That the member voted on a claim or stepped aside: nobody is reminded of what they did. */
const isDone = (member: string) => sql`(
  exists (select 1 from ${votes} v join ${ballots} b on b.vote = v.id and b.version = v.head
    where v.claim = ${assignments.subject} and v.member = ${member} and b.rating is not null)
  or exists (select 1 from ${recusals} r where r.claim = ${assignments.subject} and r.member = ${member}))`;

/**
 * What the one who asks was asked to look at and did not decline: a claim until they
 * voted on it or stepped aside, a check until it was decided about. What is due
 * first comes first. Members only.
 */
export async function listOwnAssignments(ctx: Ctx): Promise<AssignmentLineView[]> {
  authorize(requireRole(ctx.actor, "reader"));
  const { id } = signedIn(ctx);
  const lines = await assignmentLines(ctx)
    .where(
      and(
        eq(assignments.member, id),
        sql`coalesce(${newestAnswer}, 'accepted') = 'accepted'`,
        sql`not ${isDone(id)}`,
        sql`(${assignments.kind} = 'claim' or 'in_review' = (select s.state from ${checkStates} s
          where s."check" = ${assignments.subject} order by s.seq desc limit 1))`,
      ),
    )
    .orderBy(sql`${assignments.dueOn} nulls last`, asc(assignments.at))
    .limit(SHOWN_MAX);
  const titles = await titlesOf(
    ctx,
    lines.map(({ subject }) => subject),
  );
  return lines.flatMap((line) => {
    const titled = titles.get(line.subject);
    return titled ? [{ ...line, ...titled }] : [];
  });
}

type Titled = { title: string; language: string };

/** What claims say and checks ask, by their ids. */
async function titlesOf({ db }: Ctx, ids: readonly string[]): Promise<Map<string, Titled>> {
  if (ids.length === 0) return new Map();
  const wanted = sql`(select value::uuid from jsonb_array_elements_text(${JSON.stringify(ids)}::jsonb))`;
  const rows = await db.execute<Titled & { id: string }>(sql`
    select c.id, c.statement as title, c.language from ${claims} c where c.id in ${wanted}
    union all
    (select distinct on (k.id) k.id, v.title, k.language from checks k
      join ${checkVersions} v on v."check" = k.id
      where k.id in ${wanted} order by k.id, v.version desc)`);
  return new Map(rows.map(({ id, ...titled }) => [id, titled]));
}
