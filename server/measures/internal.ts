import "server-only";
import { and, eq, gt, inArray, isNull, or, type SQL, sql } from "drizzle-orm";
import { measureEnds, measureObjectionAnswers, measures } from "#db/schema";
import { type Ctx, signedIn } from "#server/core/context";
import type { ObjectionFacts } from "#server/policy/measures";

/** What everybody reads of a measure; its end and what was decided about an objection to it are joined. */
export const PUBLIC_MEASURE = {
  id: measures.id,
  kind: measures.kind,
  rule: measures.rule,
  publicNote: measures.publicNote,
  byRole: measures.byRole,
  at: measures.at,
  until: measures.until,
  perDay: measures.perDay,
  ended: { at: measureEnds.at, reason: measureEnds.reason, byRole: measureEnds.byRole },
  objection: {
    outcome: measureObjectionAnswers.outcome,
    reason: measureObjectionAnswers.reason,
    byRole: measureObjectionAnswers.byRole,
    wasInvolved: measureObjectionAnswers.wasInvolved,
    at: measureObjectionAnswers.at,
  },
};

/** That a measure holds at a time: it was not ended, and its end has not come. */
const holds = (now: Date) =>
  and(
    sql`not exists (select 1 from ${measureEnds} e where e.measure = ${measures}."id")`,
    or(isNull(measures.until), gt(measures.until, now)),
  );

/** Whether a moderator locked the talk on a claim. */
export async function isTalkLocked({ db, now }: Ctx, claim: string): Promise<boolean> {
  const [found] = await db
    .select({ id: measures.id })
    .from(measures)
    .where(and(eq(measures.claim, claim), eq(measures.kind, "lock"), holds(now)))
    .limit(1);
  return found !== undefined;
}

/** Which of some messages a moderator hid. */
export async function listHidden({ db, now }: Ctx, messages: readonly string[]): Promise<Set<string>> {
  if (messages.length === 0) return new Set();
  const found = await db
    .select({ message: measures.message })
    .from(measures)
    .where(and(inArray(measures.message, [...messages]), eq(measures.kind, "hide"), holds(now)));
  return new Set(found.flatMap(({ message }) => (message ? [message] : [])));
}

/** Whether somebody is suspended or banned at a time. */
export const isSuspendedAt = (member: SQL, now: Date) => sql`exists (
  select 1 from measures s where s.member = ${member} and s.kind in ('suspend', 'ban')
    and (s.until is null or s.until > ${now.toISOString()}::timestamptz)
    and not exists (select 1 from measure_ends e where e.measure = s.id))`;

/**
 * Whether any moderator or administrator is left who may act now and is not among some.
 *
 * @param involved chooses members, as a column named `member`
 */
export async function isStaffLeft({ db, now }: Ctx, involved: SQL): Promise<boolean> {
  const [found] = await db.execute<{ isLeft: boolean }>(sql`
    select exists (
      select 1 from members m
      join lateral (select g.role from role_grants g where g.member = m.id order by g.id desc limit 1) g on true
      where m.tombstoned_at is null and g.role in ('moderator', 'admin') and m.id not in (${involved})
        and not ${isSuspendedAt(sql`m.id`, now)}
    ) as "isLeft"`);
  return found?.isLeft ?? false;
}

/** Who took a measure, and who had reported what it is about. */
const involvedIn = (measure: string) => sql`
  select a.by as member from measures a where a.id = ${measure}
  union select r.member from measures a
    join reports r on r.member is not null
      and ((r.kind = 'message' and r.subject = a.message) or (r.kind = 'member' and r.subject = a.member))
    where a.id = ${measure}`;

/** What decides about an objection to a measure, for the one who asks. */
export async function getObjectionFacts(
  ctx: Ctx,
  { measure, member }: { measure: string; member: string },
): Promise<ObjectionFacts> {
  const { id } = signedIn(ctx);
  const involved = involvedIn(measure);
  const [found] = await ctx.db.execute<{ isInvolved: boolean }>(
    sql`select ${id}::uuid in (${involved}) as "isInvolved"`,
  );
  // Whoever it is about decides nothing.
  const others = sql`${involved} union select ${member}::uuid`;
  return { member, isInvolved: found?.isInvolved ?? true, isSomebodyElseLeft: await isStaffLeft(ctx, others) };
}
