import "server-only";
import { type AnyColumn, and, asc, eq, gt, inArray, isNotNull, ne, type SQL, sql } from "drizzle-orm";
import { ballots, claimStates, claims, members, recusals, voices, votes } from "#db/schema";
import type { ClaimState, Confidence, Rating } from "#db/vocabulary";
import { type Ctx, signedIn } from "#server/core/context";
import { NotFoundError } from "#server/core/errors";
import type { VoteFacts } from "#server/policy/votes";
import { ROUND } from "#server/votes/rules";
import type { QuotableReasonView } from "#server/votes/views";

/** That a ballot is the newest of its vote: the one that counts. */
export const isHead = and(eq(ballots.vote, votes.id), eq(ballots.version, votes.head));

/** The handle under which a reason stands whose author signed it; joined with the ballot and its member. */
export const SIGNED_BY = sql<string | null>`case when ${ballots.isSigned} then ${members.handle} end`;

type Facts = VoteFacts & { head: number };

/** What decides about the votes of the one who asks on several claims; a visitor has none. Throws NotFoundError. */
export async function listVoteFacts(ctx: Ctx, ids: readonly string[]): Promise<Map<string, Facts>> {
  const member = ctx.actor.kind === "member" ? ctx.actor.id : null;
  const rows = await ctx.db
    .select({
      claim: claims.id,
      state: sql<ClaimState | null>`(
        select ${claimStates.state} from ${claimStates} where ${claimStates.claim} = ${claims.id}
        order by ${claimStates.seq} desc limit 1)`,
      head: votes.head,
      rating: ballots.rating,
      recusal: recusals.kind,
    })
    .from(claims)
    .leftJoin(votes, and(eq(votes.claim, claims.id), sql`${votes.member} = ${member}`, eq(votes.round, ROUND)))
    .leftJoin(ballots, isHead)
    .leftJoin(recusals, and(eq(recusals.claim, claims.id), sql`${recusals.member} = ${member}`))
    .where(inArray(claims.id, [...ids]));
  const facts = new Map<string, Facts>();
  for (const { claim, state, head, rating, recusal } of rows) {
    if (state) facts.set(claim, { state, isRecused: recusal !== null, hasVote: rating !== null, head: head ?? 0 });
  }
  if (ids.some((id) => !facts.has(id))) throw new NotFoundError();
  return facts;
}

/** The same of one claim. Throws NotFoundError. */
export async function getVoteFacts(ctx: Ctx, claim: string): Promise<Facts> {
  const facts = (await listVoteFacts(ctx, [claim])).get(claim);
  if (!facts) throw new NotFoundError();
  return facts;
}

/** Reasons of others on several claims that may be quoted, in the order of their numbers. */
export async function listQuotableReasons(ctx: Ctx, ids: readonly string[]): Promise<QuotableReasonView[]> {
  if (ids.length === 0) return [];
  const { id: member } = signedIn(ctx);
  const rows = await ctx.db
    .select({ claim: votes.claim, voice: voices.number, rating: ballots.rating, reason: ballots.reason })
    .from(votes)
    .innerJoin(ballots, and(isHead, isNotNull(ballots.rating), eq(ballots.mayQuote, true)))
    .innerJoin(voices, and(eq(voices.claim, votes.claim), eq(voices.member, votes.member)))
    .where(and(inArray(votes.claim, [...ids]), eq(votes.round, ROUND), ne(votes.member, member)))
    .orderBy(asc(votes.claim), asc(voices.number));
  return rows.flatMap(({ rating, reason, ...more }) => (rating && reason ? [{ ...more, rating, reason }] : []));
}

/** How many standing ballots of each claim were cast when their reviewers could already read the others. */
export async function countBallotsAfterReading(ctx: Ctx, claims: readonly string[]): Promise<Map<string, number>> {
  if (claims.length === 0) return new Map();
  const rows = await ctx.db
    .select({ claim: votes.claim, ballots: sql<number>`count(*)`.mapWith(Number) })
    .from(votes)
    .innerJoin(ballots, and(isHead, isNotNull(ballots.rating), gt(ballots.version, 1)))
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

/** The ballots that count on several claims: the standing one of every reviewer who did not step aside. */
export async function listStandingBallots(ctx: Ctx, ids: readonly string[]): Promise<Map<string, StandingBallot[]>> {
  const counted = new Map<string, StandingBallot[]>(ids.map((id) => [id, []]));
  if (ids.length === 0) return counted;
  const rows = await ctx.db
    .select({
      claim: votes.claim,
      vote: ballots.vote,
      version: ballots.version,
      rating: ballots.rating,
      confidence: ballots.confidence,
    })
    .from(votes)
    .innerJoin(ballots, and(isHead, isNotNull(ballots.rating)))
    .leftJoin(recusals, and(eq(recusals.claim, votes.claim), eq(recusals.member, votes.member)))
    .where(and(inArray(votes.claim, [...ids]), eq(votes.round, ROUND), sql`${recusals.claim} is null`))
    .orderBy(asc(ballots.vote));
  for (const { claim, rating, confidence, ...ballot } of rows) {
    if (rating && confidence) counted.get(claim)?.push({ ...ballot, rating, confidence });
  }
  return counted;
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
    .innerJoin(ballots, and(isHead, isNotNull(ballots.rating), eq(ballots.mayQuote, true)))
    .where(and(eq(voices.claim, claim), eq(voices.number, voice)));
  return ballot ?? null;
}
