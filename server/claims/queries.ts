import "server-only";
import { and, asc, count, desc, eq, isNotNull, or, sql } from "drizzle-orm";
import { alias } from "drizzle-orm/pg-core";
import { ballots, claimants, claimStates, claims, invitations, sources, votes } from "#db/schema";
import { describeClaims, getClaimFacts, listTopics } from "#server/claims/internal";
import { LIKE_CLAIMS_MAX, LIKENESS_FROM, statementKey } from "#server/claims/rules";
import type { ClaimAtDeskView, ClaimLineView } from "#server/claims/views";
import { type Ctx, signedIn } from "#server/core/context";
import { NotFoundError, type OfferedClaim } from "#server/core/errors";
import { rowsOfPage } from "#server/core/rules";
import { claimPolicy, isClosed } from "#server/policy/claims";
import { authorize } from "#server/policy/decision";

/** Claims whose statement has nearly the same letters as another, the most alike first. Members only. */
export async function listAlikeClaims(ctx: Ctx, statement: string): Promise<OfferedClaim[]> {
  authorize(claimPolicy.read(ctx.actor));
  const likeness = sql<number>`similarity(${claims.statement}, ${statement})`;
  return ctx.db
    .select({ claim: claims.id, statement: claims.statement, claimant: claimants.name, saidOn: claims.saidOn })
    .from(claims)
    .leftJoin(claimants, eq(claimants.id, claims.claimant))
    .where(
      or(
        eq(claims.statementKey, statementKey(statement)),
        and(sql`${claims.statement} % ${statement}`, sql`${likeness} >= ${LIKENESS_FROM}`),
      ),
    )
    .orderBy(desc(likeness), asc(claims.submittedAt), asc(claims.id))
    .limit(LIKE_CLAIMS_MAX);
}

/** A claim as the workbench shows it. Members only. Throws NotFoundError. */
export async function getClaim(ctx: Ctx, id: string): Promise<ClaimAtDeskView> {
  authorize(claimPolicy.read(ctx.actor));
  const claim = (await describeClaims(ctx, [id])).get(id);
  if (!claim) throw new NotFoundError();
  const original = claim.derivedFrom
    ? (await describeClaims(ctx, [claim.derivedFrom])).get(claim.derivedFrom)
    : undefined;
  return {
    ...claim,
    ...(await statusOf(ctx, id)),
    topics: await listTopics(ctx, id),
    original: original ? { id: original.id, statement: original.statement } : null,
  };
}

const CLAIMS_SHOWN = 100;

async function statusOf(ctx: Ctx, claim: string) {
  const { state, version, submittedBy: submitter, declinedBecause } = await getClaimFacts(ctx, claim);
  return { state, version, submitter, declinedBecause };
}

/**
 * A page of the claims, those that were submitted last first, with whether the one who asks has voted on each. Members
 * only.
 */
export async function listClaims(ctx: Ctx, page = 1): Promise<ClaimLineView[]> {
  authorize(claimPolicy.read(ctx.actor));
  const { limit, offset } = rowsOfPage(page);
  const lines = claimLines(ctx).orderBy(desc(claims.submittedAt), desc(claims.id));
  const rows = await lines.limit(limit).offset(offset);
  return rows.map(lineOf);
}

/** The claims on which the one who asks is asked to vote, in no order that would tell why. Members only. */
export async function listClaimsToVoteOn(ctx: Ctx): Promise<ClaimLineView[]> {
  authorize(claimPolicy.read(ctx.actor));
  const { id } = signedIn(ctx);
  const rows = await claimLines(ctx)
    .innerJoin(invitations, and(eq(invitations.claim, claims.id), eq(invitations.member, id)))
    .orderBy(asc(invitations.at), asc(claims.id))
    .limit(CLAIMS_SHOWN);
  return rows.map(lineOf).filter(({ state, hasOwnVote }) => !hasOwnVote && !isClosed(state) && state !== "published");
}

function claimLines(ctx: Ctx) {
  const newest = alias(claimStates, "newest");
  const state = ctx.db
    .select({ state: newest.state })
    .from(newest)
    .where(eq(newest.claim, claims.id))
    .orderBy(desc(newest.seq))
    .limit(1)
    .as("standing");
  const attached = ctx.db
    .select({ sources: count().as("sources") })
    .from(sources)
    .where(eq(sources.claim, claims.id))
    .as("attached");
  const own = ctx.db
    .select({ votes: count().as("votes") })
    .from(votes)
    .innerJoin(ballots, and(eq(ballots.vote, votes.id), eq(ballots.version, votes.head), isNotNull(ballots.rating)))
    .where(and(eq(votes.claim, claims.id), eq(votes.member, ctx.actor.kind === "member" ? ctx.actor.id : sql`null`)))
    .as("own");
  return ctx.db
    .select({
      id: claims.id,
      statement: claims.statement,
      language: claims.language,
      claimant: claimants.name,
      state: state.state,
      sources: attached.sources,
      ownVotes: own.votes,
    })
    .from(claims)
    .innerJoinLateral(state, sql`true`)
    .innerJoinLateral(attached, sql`true`)
    .innerJoinLateral(own, sql`true`)
    .leftJoin(claimants, eq(claimants.id, claims.claimant));
}

const lineOf = ({ ownVotes, ...line }: Omit<ClaimLineView, "hasOwnVote"> & { ownVotes: number }): ClaimLineView => ({
  ...line,
  hasOwnVote: ownVotes > 0,
});
