import "server-only";
import { type AnyColumn, and, asc, eq, gt, inArray, isNotNull, ne, or, type SQL, sql } from "drizzle-orm";
import {
  ballots,
  checkStates,
  claimStates,
  claims,
  claimVersions,
  members,
  recusals,
  sources,
  voices,
  voteConfirmations,
  votes,
} from "#db/schema";
import type { ClaimState, Confidence, Rating, RecusalKind, SourceKind } from "#db/vocabulary";
import { type Ctx, signedIn } from "#server/core/context";
import { NotFoundError } from "#server/core/errors";
import type { VoteFacts } from "#server/policy/votes";
import { kindsOfSources } from "#server/sources/internal";
import type { QuotableReasonView } from "#server/votes/views";

/**
 * Locks claims together with others who vote, and the one who asks against their own other windows, in one statement:
 * nobody closes the votes meanwhile. Throws NotFoundError.
 */
export async function lockOwnSeats(tx: Ctx, ids: readonly string[]): Promise<void> {
  const wanted = [...new Set(ids)];
  const locked = await tx.db.execute(sql`
    select ${claims.id} from ${claims}, ${members}
    where ${inArray(claims.id, wanted)} and ${members.id} = ${signedIn(tx).id}
    order by ${claims.id} for share of ${claims} for no key update of ${members}`);
  if (locked.length < wanted.length) throw new NotFoundError();
}

/** That a ballot is the newest of its vote: the one that counts. */
export const isHead = and(eq(ballots.vote, votes.id), eq(ballots.version, votes.head));

/** That a vote is the one of the newest round in which its reviewer voted: later rounds stand in place of earlier ones. */
export const isNewestRound = sql`not exists (
  select 1 from ${votes} later where later.claim = ${votes.claim} and later.member = ${votes.member}
    and later.round > ${votes.round})`;

/** The round of votes that is open on a claim, or was last: one more than it was reopened. */
const currentRound = (claim: SQL | AnyColumn): SQL<number> => sql<number>`(
  select 1 + count(*)::int from ${claimStates} s where s.claim = ${claim} and s.state = 'reopened')`;

/** What there is to read on a claim right now: the highest label among its sources, and the version of its words. */
export const seenOn = (claim: SQL | AnyColumn) => ({
  seenLabel: sql<number>`(select coalesce(max(s.label), 0) from ${sources} s where s.claim = ${claim})`,
  seenVersion: sql<number>`(select max(v.version) from ${claimVersions} v where v.claim = ${claim})`,
});

/** The handle under which a reason stands whose author signed it; joined with the ballot and its member. */
export const SIGNED_BY = sql<string | null>`case when ${ballots.isSigned} then ${members.handle} end`;

type Facts = VoteFacts & {
  /** The ballot that the next one of the open round replaces; 0 for the first of it. */
  head: number;
  /** The round in which the standing vote was cast, and the one that is open; a round after the first is not blind. */
  voteRound: number;
  round: number;
};

/** What decides about the votes of the one who asks on several claims; a visitor has none. Throws NotFoundError. */
export async function listVoteFacts(ctx: Ctx, ids: readonly string[]): Promise<Map<string, Facts>> {
  const known = new Map<string, Facts>();
  for (const row of await selectFacts(ctx, ids, {})) {
    const facts = factsOf(row);
    if (facts) known.set(row.claim, facts);
  }
  if (ids.some((id) => !known.has(id))) throw new NotFoundError();
  return known;
}

/**
 * What decides about a vote that the one who asks casts, and of which kind each source is that they cite; a source of
 * another claim, or one that was withdrawn, is not among them. Throws NotFoundError.
 */
export async function getCastFacts(
  ctx: Ctx,
  claim: string,
  cited: readonly string[],
): Promise<Facts & { citedKinds: SourceKind[] }> {
  const [row] = await selectFacts(ctx, [claim], { citedKinds: kindsOfSources(ctx, claim, cited) });
  const facts = row && factsOf(row);
  if (!facts) throw new NotFoundError();
  return { ...facts, citedKinds: row.citedKinds };
}

/** One statement for all that decides, with what a command wants to know besides. */
function selectFacts<More extends Record<string, SQL>>(ctx: Ctx, ids: readonly string[], more: More) {
  const member = ctx.actor.kind === "member" ? ctx.actor.id : null;
  return ctx.db
    .select({
      claim: claims.id,
      state: sql<ClaimState | null>`(
        select ${claimStates.state} from ${claimStates} where ${claimStates.claim} = ${claims.id}
        order by ${claimStates.seq} desc limit 1)`,
      head: votes.head,
      voteRound: votes.round,
      round: currentRound(claims.id),
      rating: ballots.rating,
      recusal: recusals.kind,
      ...more,
    })
    .from(claims)
    .leftJoin(votes, and(eq(votes.claim, claims.id), sql`${votes.member} = ${member}`, isNewestRound))
    .leftJoin(ballots, isHead)
    .leftJoin(recusals, and(eq(recusals.claim, claims.id), sql`${recusals.member} = ${member}`))
    .where(inArray(claims.id, [...ids]));
}

type FactsRow = {
  claim: string;
  state: ClaimState | null;
  head: number | null;
  voteRound: number | null;
  round: number;
  rating: Rating | null;
  recusal: RecusalKind | null;
};

const factsOf = ({ state, head, voteRound, round, rating, recusal }: FactsRow): Facts | null =>
  state && {
    state,
    isRecused: recusal !== null,
    hasInterest: recusal === "interest",
    hasVote: rating !== null,
    head: voteRound === round ? (head ?? 0) : 0,
    voteRound: voteRound ?? round,
    round,
  };

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
    .where(and(inArray(votes.claim, [...ids]), isNewestRound, ne(votes.member, member)))
    .orderBy(asc(votes.claim), asc(voices.number));
  return rows.flatMap(({ rating, reason, ...more }) => (rating && reason ? [{ ...more, rating, reason }] : []));
}

/** How many standing ballots of each claim were cast when their reviewers could already read the others. */
export async function countBallotsAfterReading(ctx: Ctx, claims: readonly string[]): Promise<Map<string, number>> {
  if (claims.length === 0) return new Map();
  const rows = await ctx.db
    .select({ claim: votes.claim, ballots: sql<number>`count(*)`.mapWith(Number) })
    .from(votes)
    .innerJoin(ballots, and(isHead, isNotNull(ballots.rating), or(gt(ballots.version, 1), gt(votes.round, 1))))
    .leftJoin(recusals, and(eq(recusals.claim, votes.claim), eq(recusals.member, votes.member)))
    .where(and(inArray(votes.claim, [...claims]), isNewestRound, sql`${recusals.claim} is null`))
    .groupBy(votes.claim);
  return new Map(rows.map(({ claim, ballots: cast }) => [claim, cast]));
}

/**
 * A condition on a claim: that the one who asks may read the votes on it, because they voted and have no interest in it,
 * edit or publish the check of it, or it is published. The same as the policy says of one claim.
 */
export const readsVotesOn = (ctx: Ctx, claim: SQL | AnyColumn): SQL => {
  const member = ctx.actor.kind === "member" ? ctx.actor.id : null;
  return sql`(
    exists (select 1 from ${recusals} r where r.claim = ${claim} and r.member = ${member} and r.kind = 'editing')
    or not exists (select 1 from ${recusals} r where r.claim = ${claim} and r.member = ${member})
    and exists (select 1 from ${votes} v join ${ballots} b on b.vote = v.id and b.version = v.head
      where v.claim = ${claim} and v.member = ${member} and b.rating is not null
        and not exists (select 1 from ${votes} l where l.claim = v.claim and l.member = v.member and l.round > v.round))
    or (select s.state from ${claimStates} s where s.claim = ${claim} order by s.seq desc limit 1)
      in ('published', 'reopened'))`;
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
    .where(and(inArray(votes.claim, [...ids]), isNewestRound, sql`${recusals.claim} is null`))
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
    .innerJoin(votes, and(eq(votes.claim, voices.claim), eq(votes.member, voices.member), isNewestRound))
    .innerJoin(ballots, and(isHead, isNotNull(ballots.rating), eq(ballots.mayQuote, true)))
    .where(and(eq(voices.claim, claim), eq(voices.number, voice)));
  return ballot ?? null;
}

/**
 * Sources of several claims that came after some of the votes that count on them, whose reviewers did not say since that
 * they keep their vote; and the claims whose words changed so. How many votes is told to nobody.
 */
export async function listLaterEvidence(
  ctx: Ctx,
  ids: readonly string[],
): Promise<Map<string, { labels: number[]; sources: string[]; isReworded: boolean }>> {
  const later = new Map<string, { labels: number[]; sources: string[]; isReworded: boolean }>();
  if (ids.length === 0) return later;
  const rows = await ctx.db.execute<{ claim: string; label: number; source: string }>(sql`
    with ${seenByVote(ids)}
    select distinct s.claim, s.label, s.id as source from seen join ${sources} s on s.claim = seen.claim
    where s.label > seen.label order by s.claim, s.label`);
  const reworded = await ctx.db.execute<{ claim: string }>(sql`
    with ${seenByVote(ids)}
    select distinct seen.claim from seen join ${claimVersions} v on v.claim = seen.claim where v.version > seen.version`);
  const of = (claim: string) => {
    const known = later.get(claim) ?? { labels: [], sources: [], isReworded: false };
    later.set(claim, known);
    return known;
  };
  for (const { claim, label, source } of rows) {
    of(claim).labels.push(label);
    of(claim).sources.push(source);
  }
  for (const { claim } of reworded) of(claim).isReworded = true;
  return later;
}

/** What the author of each counted ballot had read, when it was cast or when they said that they keep it. */
const seenByVote = (ids: readonly string[]) => sql`seen as (
  select v.claim, coalesce(k.seen_label, b.seen_label) as label, coalesce(k.seen_version, b.seen_version) as version
  from ${votes} v
  join ${ballots} b on b.vote = v.id and b.version = v.head and b.rating is not null
  left join lateral (
    select c.seen_label, c.seen_version from ${voteConfirmations} c
    where c.vote = b.vote and c.version = b.version order by c.seq desc limit 1) k on true
  left join ${recusals} r on r.claim = v.claim and r.member = v.member
  where v.claim in ${[...ids]} and r.claim is null
    and not exists (select 1 from ${votes} l where l.claim = v.claim and l.member = v.member and l.round > v.round))`;

/**
 * How many stepped aside from each of several claims because of an interest, until a version of a check was published
 * that prints its verdict.
 */
export async function countInterested(
  ctx: Ctx,
  claims: readonly string[],
  { check, version }: { check: string; version: number },
): Promise<Map<string, number>> {
  if (claims.length === 0) return new Map();
  const publishedAt = sql`(select max(s.at) from ${checkStates} s where s."check" = ${check} and s.version = ${version}
    and s.state in ('published', 'corrected', 'retracted'))`;
  const rows = await ctx.db
    .select({ claim: recusals.claim, count: sql<number>`count(*)`.mapWith(Number) })
    .from(recusals)
    .where(
      and(inArray(recusals.claim, [...claims]), eq(recusals.kind, "interest"), sql`${recusals.at} <= ${publishedAt}`),
    )
    .groupBy(recusals.claim);
  return new Map(rows.map(({ claim, count }) => [claim, count]));
}
