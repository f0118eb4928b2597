import "server-only";
import { sql } from "drizzle-orm";
import type { LetterKind } from "#db/vocabulary";
import { type Ctx, signedIn } from "#server/core/context";
import { isStaffLeft } from "#server/measures/internal";
import type { LetterFacts } from "#server/policy/letters";

/** Who wrote, approved or changed a check, or voted on a claim of it. */
const involvedIn = (check: string) => sql`(
  select k.author as member from checks k where k.id = ${check}
  union select a.member from check_authors a where a."check" = ${check}
  union select s.by from check_states s where s."check" = ${check} and s.state in ('published', 'corrected', 'retracted')
  union select o.by from corrections o where o."check" = ${check}
  union select v.member from votes v where v.claim in (
    select k.subject_claim from checks k where k.id = ${check}
    union select r.claim from readings r where r."check" = ${check}))`;

/** What decides about the answer to a letter, for the one who asks. */
export async function getLetterFacts(
  ctx: Ctx,
  { kind, check }: { kind: LetterKind; check: string | null },
): Promise<LetterFacts> {
  if (check === null) return { kind, isInvolved: false, isSomebodyElseLeft: true };
  const { id } = signedIn(ctx);
  const involved = involvedIn(check);
  const [found] = await ctx.db.execute<{ isInvolved: boolean }>(sql`select ${id}::uuid in ${involved} as "isInvolved"`);
  return {
    kind,
    isInvolved: found?.isInvolved ?? true,
    isSomebodyElseLeft: await isStaffLeft(ctx, sql`select member from ${involved} i`),
  };
}

/** The check that is published at an address, with the version that is read there; null where there is none. */
export async function findPublishedAt(
  { db }: Ctx,
  slug: string,
): Promise<{ check: string; version: number; title: string } | null> {
  const [found] = await db.execute<{ check: string; version: number; title: string }>(sql`
    select l."check", l.version, l.title from check_slugs g join listings l on l."check" = g."check" where g.slug = ${slug}`);
  return found ?? null;
}
