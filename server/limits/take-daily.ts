import "server-only";
import { sql } from "drizzle-orm";
import { type Ctx, type Member, signedIn } from "#server/core/context";
import { RateLimitedError } from "#server/core/errors";
import { type Allowance, DAY_MINUTES, type DailyKind, dailyMax, TRUSTED_AFTER_DAYS } from "#server/limits/rules";
import { spend } from "#server/limits/spend";

const DAY_MS = 86_400_000;

/**
 * Takes one from what a new member may do of a kind in a day. It is taken with what it is for: whatever is refused later is not
 * counted. Who is a moderator, or has been here for sixty days, has no such limit. Throws RateLimitedError.
 */
export async function takeDaily(tx: Ctx, kind: DailyKind): Promise<void> {
  const [allowance] = await dailyAllowancesOf(tx, [kind]);
  if (!allowance) return;
  const seconds = await spend(tx.db, [allowance], tx.now);
  if (seconds > 0) throw new RateLimitedError("limit_daily", seconds, allowance.minutes);
}

/** The daily allowances of the one who asks, of some kinds; none for whoever has no such limits. */
export async function dailyAllowancesOf<Kind extends DailyKind>(
  ctx: Ctx,
  kinds: readonly Kind[],
): Promise<(Allowance & { kind: Kind })[]> {
  const member = signedIn(ctx);
  if (!hasDailyLimits(member, ctx.now)) return [];
  const days = Math.floor((ctx.now.getTime() - member.joinedAt.getTime()) / DAY_MS);
  const sources = await countFoundSources(ctx, member.id);
  return kinds.map((kind) => ({
    kind,
    key: `daily ${kind} ${member.id}`,
    max: dailyMax(kind, { days, sources }),
    minutes: DAY_MINUTES,
  }));
}

/** Whether a member is so new that there is a limit to what they do in a day. */
export const hasDailyLimits = (member: Member, now: Date): member is Member & { joinedAt: Date } =>
  (member.role === "reader" || member.role === "reviewer") &&
  member.joinedAt !== undefined &&
  now.getTime() - member.joinedAt.getTime() < TRUSTED_AFTER_DAYS * DAY_MS;

/** More sources than this make no difference to any limit. */
const SOURCES_COUNTED_MAX = 100;

/** How many sources of a member were found in their documents and stand, on claims that nobody declined. */
async function countFoundSources({ db }: Ctx, member: string): Promise<number> {
  const [found] = await db.execute<{ sources: number }>(sql`
    select count(*)::int as sources from (
      select 1 from sources s
      where s.attached_by = ${member} and s.why_not is null
        and (select v.withdrawn_because from source_versions v where v.source = s.id order by v.seq desc limit 1) is null
        and (select c.state from claim_states c where c.claim = s.claim order by c.seq desc limit 1) <> 'declined'
      limit ${SOURCES_COUNTED_MAX}) found`);
  return found?.sources ?? 0;
}
