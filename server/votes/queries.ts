import "server-only";
import { and, asc, eq, isNotNull, ne, sql } from "drizzle-orm";
import { ballotSources, ballots, members, sources, voices, votes } from "#db/schema";
import { type Ctx, signedIn } from "#server/core/context";
import { claimPolicy } from "#server/policy/claims";
import { authorize } from "#server/policy/decision";
import { type VoteFacts, votePolicy } from "#server/policy/votes";
import { getVoteFacts, isHead, SIGNED_BY } from "#server/votes/internal";
import { ROUND } from "#server/votes/rules";
import type { OtherVoteView, OwnVoteView } from "#server/votes/views";

/** What decides about the vote of the one who asks, for their vote panel. Members only. Throws NotFoundError. */
export async function getOwnVoteFacts(ctx: Ctx, claim: string): Promise<VoteFacts & { head: number }> {
  authorize(claimPolicy.read(ctx.actor));
  return getVoteFacts(ctx, claim);
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
    .innerJoin(ballots, isHead)
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
    .innerJoin(ballots, and(isHead, isNotNull(ballots.rating)))
    .innerJoin(voices, and(eq(voices.claim, votes.claim), eq(voices.member, votes.member)))
    .innerJoin(members, eq(members.id, votes.member))
    .innerJoinLateral(cited, sql`true`)
    .where(and(eq(votes.claim, claim), eq(votes.round, ROUND), ne(votes.member, member)))
    .orderBy(asc(voices.number));
  return rows.flatMap(({ rating, confidence, reason, ...vote }) =>
    rating && confidence && reason ? [{ ...vote, rating, confidence, reason }] : [],
  );
}
