import "server-only";
import { type AnyColumn, and, asc, eq, gt, inArray, isNotNull, ne, type SQL, sql } from "drizzle-orm";
import { ballotSources, ballots, claimStates, members, recusals, sources, voices, votes } from "#db/schema";
import type { Confidence, Rating } from "#db/vocabulary";
import { getClaimState } from "#server/claims/queries";
import { type Ctx, signedIn } from "#server/core/context";
import { authorize } from "#server/policy/decision";
import { type VoteFacts, votePolicy } from "#server/policy/votes";
import { ROUND } from "#server/votes/rules";
import type { OtherVoteView, OwnVoteView } from "#server/votes/views";

const standing = and(eq(ballots.vote, votes.id), eq(ballots.version, votes.head));

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

/** The standing vote of the one who asks, or null. */
export async function findOwnVote(ctx: Ctx, claim: string): Promise<OwnVoteView | null> {
  const { id: member } = signedIn(ctx);
  const [own] = await ctx.db
    .select({
      vote: votes.id,
      version: ballots.version,
      rating: ballots.rating,
      confidence: ballots.confidence,
      reason: ballots.reason,
      mayQuote: ballots.mayQuote,
      isSigned: ballots.isSigned,
    })
    .from(votes)
    .innerJoin(ballots, standing)
    .where(and(eq(votes.claim, claim), eq(votes.member, member), eq(votes.round, ROUND)));
  if (!own?.rating || !own.confidence || !own.reason) return null;
  const cited = await ctx.db
    .select({ source: ballotSources.source })
    .from(ballotSources)
    .where(and(eq(ballotSources.vote, own.vote), eq(ballotSources.version, own.version)));
  const { version, rating, confidence, reason, mayQuote, isSigned } = own;
  return { version, rating, confidence, reason, mayQuote, isSigned, sources: cited.map(({ source }) => source) };
}

/**
 * What the others said, each under a number that is random for this claim and in the order of those numbers. Throws
 * ForbiddenError while the one who asks may still vote blindly.
 */
export async function listOtherVotes(ctx: Ctx, claim: string): Promise<OtherVoteView[]> {
  const { id: member } = signedIn(ctx);
  authorize(votePolicy.seeOthers(ctx.actor, await getVoteFacts(ctx, claim)));
  const cited = ctx.db
    .select({
      labels: sql<number[]>`coalesce(json_agg(${sources.label} order by ${sources.label}), '[]')`.as("labels"),
    })
    .from(ballotSources)
    .innerJoin(sources, eq(sources.id, ballotSources.source))
    .where(and(eq(ballotSources.vote, ballots.vote), eq(ballotSources.version, ballots.version)))
    .as("cited");
  const rows = await ctx.db
    .select({
      voice: voices.number,
      signedBy: SIGNED_BY,
      rating: ballots.rating,
      confidence: ballots.confidence,
      reason: ballots.reason,
      changedBecause: ballots.changedBecause,
      mayQuote: ballots.mayQuote,
      sources: cited.labels,
    })
    .from(votes)
    .innerJoin(ballots, and(standing, isNotNull(ballots.rating)))
    .innerJoin(voices, and(eq(voices.claim, votes.claim), eq(voices.member, votes.member)))
    .innerJoin(members, eq(members.id, votes.member))
    .innerJoinLateral(cited, sql`true`)
    .where(and(eq(votes.claim, claim), eq(votes.round, ROUND), ne(votes.member, member)))
    .orderBy(asc(voices.number));
  return rows.flatMap(({ rating, confidence, reason, ...vote }) =>
    rating && confidence && reason ? [{ ...vote, rating, confidence, reason }] : [],
  );
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

export type StandingBallot = { vote: string; version: number; rating: Rating; confidence: Confidence };

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
