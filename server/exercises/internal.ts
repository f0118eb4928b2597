import "server-only";
import { sql } from "drizzle-orm";
import { type Ctx, findMember } from "#server/core/context";
import { EXERCISE_CLAIMS } from "#server/exercises/rules";
import type { ExerciseClaimView } from "#server/exercises/views";
import { hasDailyLimits } from "#server/limits/take-daily";

/** The claims of the exercise: those of the newest checks that both sides agreed on and that nobody overrode. */
export async function listExerciseClaims({ db }: Ctx): Promise<ExerciseClaimView[]> {
  const rows = await db.execute<ExerciseClaimView>(sql`
    select c.id, c.statement, c.language, l.rating, l.title, l.answer,
      (select g.locale || '/checks/' || g.slug from check_slugs g where g."check" = l."check" order by g.given_at limit 1) as path
    from listings l join claims c on c.id = l.claim
    where l.verdict_state = 'agreed' and l.state <> 'retracted' and l.rating is not null and l.override_reason is null
    order by l.published_at desc, l."check" desc limit ${EXERCISE_CLAIMS}`);
  return rows.length < EXERCISE_CLAIMS ? [] : [...rows];
}

/**
 * Whether the one who asks must do the exercise before they vote: their account is new, they never voted, they did not do it, and
 * there are enough decided claims.
 */
export async function lacksExercise(ctx: Ctx): Promise<boolean> {
  const member = findMember(ctx);
  if (!member || !hasDailyLimits(member, ctx.now)) return false;
  const [found] = await ctx.db.execute<{ isNew: boolean }>(sql`
    select not exists (select 1 from exercises e where e.member = ${member.id})
      and not exists (select 1 from votes v where v.member = ${member.id}) as "isNew"`);
  return found?.isNew === true && (await listExerciseClaims(ctx)).length > 0;
}
