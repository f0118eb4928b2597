import "server-only";
import { and, desc, eq, sql } from "drizzle-orm";
import {
  checkStates,
  checkVersions,
  claims,
  invitations,
  judgements,
  standings,
  verdicts,
  versionVerdicts,
} from "#db/schema";
import { type Ctx, signedIn } from "#server/core/context";
import { NotFoundError } from "#server/core/errors";
import { claimPolicy } from "#server/policy/claims";
import { authorize, requireRole } from "#server/policy/decision";
import { verdictPolicy } from "#server/policy/verdicts";
import { votePolicy } from "#server/policy/votes";
import { RULE } from "#server/verdicts/engine/rule";
import { hashBallots } from "#server/verdicts/hash-ballots";
import { loadBallots, pseudonymous } from "#server/verdicts/load-ballots";
import type { PseudonymousBallot } from "#server/verdicts/receipt/leaves";
import type { BallotsHeader } from "#server/verdicts/receipt/verify-ballots";
import type { KeptStanding } from "#server/verdicts/stand-anew";
import type { LeftPageView, UnusualVotesView, VerdictView, WorkedExample } from "#server/verdicts/views";
import { workExample } from "#server/verdicts/work-example";
import { getVoteFacts, listStandingBallots, readsVotesOn } from "#server/votes/queries";

/**
 * Where a claim stands by the last judgement, and whether that one counted its ballots as they are now. Not a query for
 * screens: it does not ask who reads.
 */
export async function findStanding(
  ctx: Ctx,
  claim: string,
): Promise<{ standing: KeptStanding | null; isCurrent: boolean }> {
  const [standing] = await ctx.db.select().from(standings).where(eq(standings.claim, claim));
  const ballots = await listStandingBallots(ctx, claim);
  const isCurrent = standing ? standing.inputHash === hashBallots(ballots) : ballots.length === 0;
  return { standing: standing ?? null, isCurrent };
}

/** What the votes on a claim come to. Throws ForbiddenError while the one who asks may still vote blindly. */
export async function getVerdict(ctx: Ctx, claim: string): Promise<VerdictView> {
  authorize(votePolicy.seeOthers(ctx.actor, await getVoteFacts(ctx, claim)));
  const { standing, isCurrent } = await findStanding(ctx, claim);
  if (!standing) return { ...UNJUDGED, isCurrent };
  const { state, rating, basis, voters, explanation, smallestCell } = standing;
  return { state, rating, basis, voters, explanation, smallestCell, pending: pendingOf(standing), isCurrent };
}

const UNJUDGED = {
  state: "open",
  rating: null,
  basis: null,
  voters: 0,
  explanation: null,
  smallestCell: null,
  pending: null,
} as const;
const SECOND_MS = 1000;

/** What waits to be shown, and when it shows if it lasts until then. */
function pendingOf({ pending, pendingSince, isLocked }: KeptStanding): VerdictView["pending"] {
  if (!pending || !pendingSince) return null;
  const out = isLocked ? RULE.holdOutLocked : RULE.holdOut;
  const hold = pending === "withdraw" ? out : RULE.holdIn;
  return {
    rating: pending === "withdraw" ? null : pending,
    until: new Date(pendingSince.getTime() + hold * SECOND_MS),
  };
}

/** Whether the one who asks is asked to vote on a claim: all that somebody who has not voted learns from its votes. */
export async function isInvited(ctx: Ctx, claim: string): Promise<boolean> {
  authorize(claimPolicy.read(ctx.actor));
  const asked = and(eq(invitations.claim, claim), eq(invitations.member, signedIn(ctx).id));
  return (await ctx.db.$count(invitations, asked)) > 0;
}

/** Votes without experience, or of copies, from which a claim is pointed out to moderators, and their least share of all. */
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
    .select({ claim: standings.claim, statement: claims.statement, voters, newcomers, copies })
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

/** The worked example of the methodology page. */
export const getWorkedExample = (): WorkedExample => workExample();

/** Published checks whose verdict on a claim is no longer what the votes come to. Moderators only. */
export async function listLeftPages(ctx: Ctx): Promise<LeftPageView[]> {
  authorize(requireRole(ctx.actor, "moderator"));
  return ctx.db.execute<LeftPageView>(sql`
    select s."check", v.title, c.statement, printed.state as "printedState", printed.rating as "printedRating",
      stands.state, stands.rating
    from (select distinct on ("check") "check", state, version from ${checkStates} order by "check", seq desc) s
    join ${checkVersions} v on v."check" = s."check" and v.version = s.version
    join ${versionVerdicts} vv on vv."check" = s."check" and vv.version = s.version
    join ${verdicts} printed on printed.claim = vv.claim and printed.seq = vv.verdict
    join ${standings} stands on stands.claim = vv.claim
    join ${claims} c on c.id = vv.claim
    where s.state in ('published', 'corrected')
      and (stands.state <> printed.state or stands.rating is distinct from printed.rating)
    order by v.title, c.statement
    limit ${SHOWN}`);
}

const SHOWN = 100;

/** The ballots that were judged together, under pseudonyms made for that judgement alone. */
export type JudgedBallots = Omit<BallotsHeader, "format"> & { ballots: PseudonymousBallot[] };

/** In an order that tells nothing of who stands behind a pseudonym. */
const byPseudonym = (a: PseudonymousBallot, b: PseudonymousBallot) =>
  a.reviewer.localeCompare(b.reviewer, "en") || a.on.localeCompare(b.on, "en");

/**
 * The ballots of a judgement, for auditors: the last one unless said otherwise. The product itself only, on the command
 * line of who runs it. Throws NotFoundError.
 */
export async function getBallotsOfJudgement(ctx: Ctx, version?: number): Promise<JudgedBallots> {
  authorize(verdictPolicy.audit(ctx.actor));
  const [made] = await ctx.db
    .select()
    .from(judgements)
    .where(version === undefined ? undefined : eq(judgements.version, version))
    .orderBy(desc(judgements.version))
    .limit(1);
  if (!made?.snapshot) throw new NotFoundError();
  const { at, rule, ballotsRoot, splitBefore, split2Before, pepper, snapshot, tx } = made;
  const { ballots } = await loadBallots(ctx, { snapshot, tx });
  return {
    ...{ judgement: made.version, at: at.toISOString(), rule, root: ballotsRoot ?? "", splitBefore, split2Before },
    ballots: pseudonymous(ballots, pepper, at).sort(byPseudonym),
  };
}
