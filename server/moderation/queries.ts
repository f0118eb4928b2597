import "server-only";
import { asc, desc, eq, inArray, sql } from "drizzle-orm";
import { checkStates, checks, checkVersions, claims, standings, verdicts, versionVerdicts } from "#db/schema";
import { deskChecks } from "#server/checks/internal";
import type { DeskCheckView } from "#server/checks/views";
import type { Ctx } from "#server/core/context";
import { rowsOfPage } from "#server/core/rules";
import type { OutdatedVerdictView, UnusualVotesView } from "#server/moderation/views";
import { authorize, requireRole } from "#server/policy/decision";
import { readsVotesOn } from "#server/votes/internal";

/**
 * Votes without experience, or of copies, from which a claim is pointed out to moderators, and their least share of
 * all.
 */
const UNUSUAL_FROM = 5;
const UNUSUAL_SHARE = 0.2;

/** First votes on one claim within an hour, in the last week, from which it is pointed out; and their least share of all. */
const PILE_ON_FROM = 10;
const PILE_ON_SHARE = 0.5;
const PILE_ON_DAYS = 7;

/**
 * Claims on which many votes come of accounts without experience, or of accounts that vote alike, or half of them within one hour:
 * what an attack looks like, and sometimes a lively week. Moderators only, and only claims whose votes they may read: one who may
 * still vote on a claim does not learn that it is in this list.
 */
export async function listUnusualVotes(ctx: Ctx): Promise<UnusualVotesView[]> {
  authorize(requireRole(ctx.actor, "moderator"));
  const since = sql`${ctx.now.toISOString()}::timestamptz - ${`${PILE_ON_DAYS} days`}::interval`;
  const rows = await ctx.db.execute<Omit<UnusualVotesView, "since"> & { since: string }>(sql`
    with hours as (
      select v.claim, count(*) over (
        partition by v.claim order by b.cast_at range between interval '1 hour' preceding and current row) as votes
      from ballots b join votes v on v.id = b.vote and v.round = 1
      where b.version = 1 and b.cast_at > ${since}
    ),
    piles as (select claim, max(votes)::int as votes from hours group by claim having max(votes) >= ${PILE_ON_FROM}),
    unusual as (
      select s.claim, s.voters, s.newcomers, s.copies,
        case when p.votes >= ${PILE_ON_SHARE}::float8 * s.voters then p.votes else 0 end as "pileOn"
      from ${standings} s left join piles p on p.claim = s.claim
      where p.claim is not null or greatest(s.newcomers, s.copies) >= ${UNUSUAL_FROM}
    )
    select u.claim, c.statement, u.voters, u.newcomers, u.copies, u."pileOn", c.submitted_at as since
    from unusual u join ${claims} c on c.id = u.claim
    where (u."pileOn" > 0 or greatest(u.newcomers, u.copies) >= greatest(${UNUSUAL_FROM}::float8, ${UNUSUAL_SHARE}::float8 * u.voters))
      and ${readsVotesOn(ctx, sql`u.claim`)}
    order by greatest(u.newcomers, u.copies, u."pileOn") desc, c.statement
    limit ${SHOWN}`);
  return rows.map((row) => ({ ...row, since: new Date(row.since) }));
}

/** Published checks whose verdict on a claim is no longer the reviewers’ verdict. Moderators only. */
export async function listOutdatedVerdicts(ctx: Ctx): Promise<OutdatedVerdictView[]> {
  authorize(requireRole(ctx.actor, "moderator"));
  const rows = await ctx.db.execute<Omit<OutdatedVerdictView, "since"> & { since: string }>(sql`
    select s."check", v.title, c.statement, printed.state as "printedState", printed.rating as "printedRating",
      stands.state, stands.rating, s.at as since
    from (select distinct on ("check") "check", state, version, at from ${checkStates} order by "check", seq desc) s
    join ${checkVersions} v on v."check" = s."check" and v.version = s.version
    join ${versionVerdicts} vv on vv."check" = s."check" and vv.version = s.version
    join ${verdicts} printed on printed.claim = vv.claim and printed.seq = vv.verdict
    join ${standings} stands on stands.claim = vv.claim
    join ${claims} c on c.id = vv.claim
    where s.state in ('published', 'corrected')
      and (stands.state <> printed.state or stands.rating is distinct from printed.rating)
    order by v.title, c.statement
    limit ${SHOWN}`);
  return rows.map((row) => ({ ...row, since: new Date(row.since) }));
}

const SHOWN = 100;

/** A page of the checks that wait for a decision, those that wait longest first. Moderators only. */
export async function listWaitingChecks(ctx: Ctx, page = 1): Promise<DeskCheckView[]> {
  authorize(requireRole(ctx.actor, "moderator"));
  const { lines, now } = deskChecks(ctx);
  const { limit, offset } = rowsOfPage(page);
  const waiting = lines.where(eq(now.state, "in_review")).orderBy(asc(now.at), asc(checks.id));
  return waiting.limit(limit).offset(offset);
}

/** A page of the checks that are published or withheld, those that were published or corrected last first. Moderators only. */
export async function listCorrectableChecks(ctx: Ctx, page = 1): Promise<DeskCheckView[]> {
  authorize(requireRole(ctx.actor, "moderator"));
  const { lines, now } = deskChecks(ctx);
  const { limit, offset } = rowsOfPage(page);
  const published = lines
    .where(inArray(now.state, ["published", "corrected", "withheld"]))
    .orderBy(desc(now.at), desc(checks.id));
  return published.limit(limit).offset(offset);
}
