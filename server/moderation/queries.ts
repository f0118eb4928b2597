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

/**
 * Claims on which many votes come of accounts without experience, or of accounts that vote alike: what an attack looks
 * like, and sometimes a lively week. Moderators only, and only claims whose votes they may read: one who may still vote
 * on a claim does not learn that it is in this list.
 */
export async function listUnusualVotes(ctx: Ctx): Promise<UnusualVotesView[]> {
  authorize(requireRole(ctx.actor, "moderator"));
  const { voters, newcomers, copies } = standings;
  return ctx.db
    .select({
      claim: standings.claim,
      statement: claims.statement,
      voters,
      newcomers,
      copies,
      since: claims.submittedAt,
    })
    .from(standings)
    .innerJoin(claims, eq(claims.id, standings.claim))
    .where(
      sql`greatest(${newcomers}, ${copies}) >= ${UNUSUAL_FROM}
        and greatest(${newcomers}, ${copies}) >= ${UNUSUAL_SHARE}::float8 * ${voters}
        and ${readsVotesOn(ctx, standings.claim)}`,
    )
    .orderBy(desc(sql`greatest(${newcomers}, ${copies})`), claims.statement)
    .limit(SHOWN);
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
