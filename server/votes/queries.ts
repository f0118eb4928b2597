import "server-only";
import { and, asc, desc, eq, gt, isNotNull, ne, or, sql } from "drizzle-orm";
import { ballotSources, ballots, members, sources, voices, voteConfirmations, votes } from "#db/schema";
import { getClaimFacts } from "#server/claims/internal";
import { type Ctx, signedIn } from "#server/core/context";
import { claimPolicy } from "#server/policy/claims";
import { authorize } from "#server/policy/decision";
import { votePolicy } from "#server/policy/votes";
import { isNewestVersion, newestVersion } from "#server/sources/internal";
import { getVoteFacts, isHead, isNewestRound, SIGNED_BY } from "#server/votes/internal";
import type { OtherVoteView, OwnVoteView } from "#server/votes/views";

/** What decides about the vote of the one who asks, for their vote panel. Members only. Throws NotFoundError. */
export async function getOwnVoteFacts(ctx: Ctx, claim: string) {
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
      seenLabel: ballots.seenLabel,
      seenVersion: ballots.seenVersion,
      castAt: ballots.castAt,
    })
    .from(votes)
    .innerJoin(ballots, isHead)
    .where(and(eq(votes.claim, claim), eq(votes.member, member), isNewestRound));
  if (!own?.rating || !own.confidence || !own.reason) return null;
  const cited = await ctx.db
    .select({ source: ballotSources.source })
    .from(ballotSources)
    .where(and(eq(ballotSources.vote, own.vote), eq(ballotSources.version, own.version)));
  const { version, rating, confidence, reason, mayQuote, isSigned } = own;
  return {
    version,
    rating,
    confidence,
    reason,
    mayQuote,
    isSigned,
    sources: cited.map(({ source }) => source),
    since: await changesSince(ctx, claim, own),
  };
}

/** What came to a claim after a ballot was cast, or after its reviewer last said that they keep it. */
async function changesSince(
  ctx: Ctx,
  claim: string,
  {
    vote,
    version,
    seenLabel,
    seenVersion,
    castAt,
  }: Pick<typeof ballots.$inferSelect, "vote" | "version" | "seenLabel" | "seenVersion" | "castAt">,
): Promise<OwnVoteView["since"]> {
  const [kept] = await ctx.db
    .select()
    .from(voteConfirmations)
    .where(and(eq(voteConfirmations.vote, vote), eq(voteConfirmations.version, version)))
    .orderBy(desc(voteConfirmations.seq))
    .limit(1);
  const seen = kept ?? { seenLabel, seenVersion, at: castAt };
  // Ballots of the first versions do not say what was there: the time tells.
  const isNew = seen.seenLabel === null ? gt(sources.attachedAt, seen.at) : gt(sources.label, seen.seenLabel);
  const rows = await ctx.db
    .select({ label: sources.label, isNew: sql<boolean>`${isNew}`, withdrawn: newestVersion.withdrawnBecause })
    .from(sources)
    .leftJoin(newestVersion, isNewestVersion)
    .where(and(eq(sources.claim, claim), or(isNew, gt(newestVersion.at, seen.at))))
    .orderBy(asc(sources.label));
  const { version: words } = await getClaimFacts(ctx, claim);
  return {
    labels: rows.flatMap(({ label, isNew: came, withdrawn }) => (came && withdrawn === null ? [label] : [])),
    changed: rows.flatMap(({ label, isNew: came }) => (came ? [] : [label])),
    isReworded: seen.seenVersion !== null && words > seen.seenVersion,
  };
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
    .where(and(eq(votes.claim, claim), isNewestRound, ne(votes.member, member)))
    .orderBy(asc(voices.number));
  return rows.flatMap(({ rating, confidence, reason, ...vote }) =>
    rating && confidence && reason ? [{ ...vote, rating, confidence, reason }] : [],
  );
}
