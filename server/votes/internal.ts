import "server-only";
import { type AnyColumn, and, asc, eq, gt, inArray, isNotNull, type SQL, sql } from "drizzle-orm";
import { ballots, claimStates, members, recusals, voices, votes } from "#db/schema";
import type { Confidence, Rating } from "#db/vocabulary";
import { getClaimState } from "#server/claims/internal";
import type { Ctx } from "#server/core/context";
import type { VoteFacts } from "#server/policy/votes";
import { ROUND } from "#server/votes/rules";

export const standing = and(eq(ballots.vote, votes.id), eq(ballots.version, votes.head));

/** The handle under which a reason stands whose author signed it; joined with the ballot and its member. */
export const SIGNED_BY = sql<string | null>`case when ${ballots.isSigned} then ${members.handle} end`;

/** What decides about the vote of the one who asks; a visitor has none. Throws NotFoundError. */
export async function getVoteFacts(ctx: Ctx, claim: string): Promise<VoteFacts & { head: number }> {
  const state = await getClaimState(ctx, claim);
  if (ctx.actor.kind !== "member") return { state, isRecused: false, hasVote: false, head: 0 };
  const member = ctx.actor.id;
  const [seat] = await ctx.db
    .select({ head: votes.head, rating: ballots.rating })
    .from(votes)
    .innerJoin(ballots, standing)
    .where(and(eq(votes.claim, claim), eq(votes.member, member), eq(votes.round, ROUND)));
  const [recusal] = await ctx.db
    .select({ kind: recusals.kind })
    .from(recusals)
    .where(and(eq(recusals.claim, claim), eq(recusals.member, member)));
  const hasVote = seat !== undefined && seat.rating !== null;
  return { state, isRecused: recusal !== undefined, hasVote, head: seat?.head ?? 0 };
}

/** How many standing ballots of each claim were cast when their reviewers could already read the others. */
export async function countBallotsAfterReading(ctx: Ctx, claims: readonly string[]): Promise<Map<string, number>> {
  if (claims.length === 0) return new Map();
  const rows = await ctx.db
    .select({ claim: votes.claim, ballots: sql<number>`count(*)`.mapWith(Number) })
    .from(votes)
    .innerJoin(ballots, and(standing, isNotNull(ballots.rating), gt(ballots.version, 1)))
    .leftJoin(recusals, and(eq(recusals.claim, votes.claim), eq(recusals.member, votes.member)))
    .where(and(inArray(votes.claim, [...claims]), eq(votes.round, ROUND), sql`${recusals.claim} is null`))
    .groupBy(votes.claim);
  return new Map(rows.map(({ claim, ballots: cast }) => [claim, cast]));
}

/**
 * A condition on a claim: that the one who asks may read the votes on it, because they voted, stepped aside, or it is
 * published. The same as the policy says of one claim.
 */
export const readsVotesOn = (ctx: Ctx, claim: SQL | AnyColumn): SQL => {
  const member = ctx.actor.kind === "member" ? ctx.actor.id : null;
  return sql`(
    exists (select 1 from ${recusals} r where r.claim = ${claim} and r.member = ${member})
    or exists (select 1 from ${votes} v join ${ballots} b on b.vote = v.id and b.version = v.head
      where v.claim = ${claim} and v.member = ${member} and v.round = ${ROUND} and b.rating is not null)
    or (select s.state from ${claimStates} s where s.claim = ${claim} order by s.seq desc limit 1) = 'published')`;
};

type StandingBallot = { vote: string; version: number; rating: Rating; confidence: Confidence };

/**
 * The ballots that count on a claim: the standing one of every reviewer who did not step aside. Not a query for screens:
 * it does not ask who reads.
 */
export async function listStandingBallots(ctx: Ctx, claim: string): Promise<StandingBallot[]> {
  const rows = await ctx.db
    .select({
      vote: ballots.vote,
      version: ballots.version,
      rating: ballots.rating,
      confidence: ballots.confidence,
    })
    .from(votes)
    .innerJoin(ballots, and(standing, isNotNull(ballots.rating)))
    .leftJoin(recusals, and(eq(recusals.claim, votes.claim), eq(recusals.member, votes.member)))
    .where(and(eq(votes.claim, claim), eq(votes.round, ROUND), sql`${recusals.claim} is null`))
    .orderBy(asc(ballots.vote));
  return rows.flatMap(({ rating, confidence, ...ballot }) =>
    rating && confidence ? [{ ...ballot, rating, confidence }] : [],
  );
}

/** The ballot that stands under a number on a claim when its author lets it be quoted, or null. */
export async function findQuotableBallot(
  ctx: Ctx,
  claim: string,
  voice: number,
): Promise<{ vote: string; version: number } | null> {
  const [ballot] = await ctx.db
    .select({ vote: ballots.vote, version: ballots.version })
    .from(voices)
    .innerJoin(votes, and(eq(votes.claim, voices.claim), eq(votes.member, voices.member), eq(votes.round, ROUND)))
    .innerJoin(ballots, and(standing, isNotNull(ballots.rating), eq(ballots.mayQuote, true)))
    .where(and(eq(voices.claim, claim), eq(voices.number, voice)));
  return ballot ?? null;
}
