import "server-only";
import { type SQL, sql } from "drizzle-orm";
import type { ReportedKind } from "#db/vocabulary";
import type { Ctx } from "#server/core/context";
import type { ReportedView } from "#server/reports/views";

const OF_KIND: Record<ReportedKind, (subject: SQL) => SQL> = {
  message: (subject) => sql`
    select v.text as words, null as language, m.by as author, m.claim,
      case when m.claim is not null then 'desk/claims/' || m.claim || '#message-' || m.id else 'desk/checks/' || m."check" || '#talk' end as path
    from messages m join lateral (select text from message_versions v where v.message = m.id order by v.version desc limit 1) v on true
    where m.id = ${subject}`,
  source: (subject) => sql`
    select 'S' || s.label || ': ' || s.quote as words, null as language, s.attached_by as author, s.claim,
      'desk/claims/' || s.claim || '#source-' || s.label as path
    from sources s where s.id = ${subject}`,
  claim: (subject) => sql`
    select c.statement as words, c.language, c.submitted_by as author, c.id as claim, 'desk/claims/' || c.id as path
    from claims c where c.id = ${subject}`,
  check: (subject) => sql`
    select v.title as words, k.language, k.author, null::uuid as claim,
      coalesce('checks/' || (select g.slug from check_slugs g where g."check" = k.id order by g.given_at desc limit 1), 'desk/checks/' || k.id) as path
    from checks k join lateral (select title from check_versions v where v."check" = k.id order by v.version desc limit 1) v on true
    where k.id = ${subject}`,
  member: (subject) => sql`
    select m.handle as words, null as language, m.id as author, null::uuid as claim, 'members/' || m.handle as path
    from members m where m.id = ${subject} and m.tombstoned_at is null`,
};

/** What was reported; null where it is not there. Not a query for screens: it does not ask who reads. */
export async function findReported({ db }: Ctx, kind: ReportedKind, subject: string): Promise<ReportedView | null> {
  type Row = {
    words: string;
    language: string | null;
    author: string;
    handle: string;
    claim: string | null;
    path: string;
  };
  const [row] = await db.execute<Row>(sql`
    select found.*, w.handle from (${OF_KIND[kind](sql`${subject}::uuid`)}) found join members w on w.id = found.author`);
  if (!row) return null;
  const { author, handle, ...shown } = row;
  return { kind, subject, ...shown, author: { id: author, handle } };
}

/** Whether everybody can read it: a published check, what stands in one, or a member. */
export async function isPublicThing({ db }: Ctx, kind: ReportedKind, subject: string): Promise<boolean> {
  if (kind === "member") return true;
  if (kind === "message") return false;
  const among = {
    check: sql`select 1 from listings l where l."check" = ${subject}`,
    claim: sql`select 1 from listings l where l.claim = ${subject}
      union all select 1 from listings l join readings r on r."check" = l."check" and r.version = l.version where r.claim = ${subject}`,
    source: sql`select 1 from listings l join check_sources s on s."check" = l."check" where s.source = ${subject}`,
  }[kind];
  const [found] = await db.execute(sql`${among} limit 1`);
  return found !== undefined;
}

/** The check at an address; null where there is none. */
export async function findCheckAt({ db }: Ctx, slug: string): Promise<string | null> {
  const [found] = await db.execute<{ check: string }>(sql`select "check" from check_slugs where slug = ${slug}`);
  return found?.check ?? null;
}
