import "server-only";
import { and, asc, count, desc, eq, inArray, isNotNull, or, sql } from "drizzle-orm";
import { alias } from "drizzle-orm/pg-core";
import {
  appearances,
  articles,
  ballots,
  claimants,
  claimStates,
  claims,
  claimTopics,
  copies,
  invitations,
  members,
  sources,
  topics,
  votes,
} from "#db/schema";
import type { ClaimState } from "#db/vocabulary";
import { sentenceAround } from "#server/articles/anchoring/passage";
import { LIKE_CLAIMS_MAX, LIKENESS_FROM, statementKey } from "#server/claims/rules";
import type { ClaimAtDeskView, ClaimLineView, ClaimView, PassageView } from "#server/claims/views";
import { type Ctx, signedIn } from "#server/core/context";
import { NotFoundError, type OfferedClaim } from "#server/core/errors";
import { rowsOfPage } from "#server/core/rules";
import { claimPolicy, isClosed } from "#server/policy/claims";
import { authorize } from "#server/policy/decision";

/** Where a claim stands. Not a query for screens: it does not ask who reads. Throws NotFoundError. */
export async function getClaimState(ctx: Ctx, claim: string): Promise<ClaimState> {
  const [newest] = await ctx.db
    .select({ state: claimStates.state })
    .from(claimStates)
    .where(eq(claimStates.claim, claim))
    .orderBy(desc(claimStates.seq))
    .limit(1);
  if (!newest) throw new NotFoundError();
  return newest.state;
}

/**
 * Holds a claim for a command: votes hold it together, and what labels a source or closes the votes waits for them and
 * holds it alone. Throws NotFoundError.
 */
export async function holdClaim(tx: Ctx, claim: string, how: "together" | "alone"): Promise<{ state: ClaimState }> {
  const [held] = await tx.db
    .select({ id: claims.id })
    .from(claims)
    .where(eq(claims.id, claim))
    .for(how === "alone" ? "update" : "share");
  if (!held) throw new NotFoundError();
  return { state: await getClaimState(tx, claim) };
}

/** How much text around a passage is looked at to find the sentence that it stands in, in code points. */
const AROUND = 400;

/** What several claims say, by their ids. Not a query for screens: it does not ask who reads. */
export async function describeClaims(ctx: Ctx, ids: readonly string[]): Promise<Map<string, ClaimView>> {
  if (ids.length === 0) return new Map();
  const first = ctx.db
    .select({
      language: copies.language,
      article: copies.article,
      title: copies.title,
      publisher: articles.publisher,
      url: articles.url,
      publishedOn: copies.publishedOn,
      readAt: copies.readAt,
      sha256: copies.sha256,
      start: appearances.start,
      end: appearances.end,
      around:
        sql<string>`substr(${copies.text}, greatest(${appearances.start} - ${AROUND}, 0) + 1, ${appearances.end} - ${appearances.start} + ${2 * AROUND})`.as(
          "around",
        ),
    })
    .from(appearances)
    .innerJoin(copies, eq(copies.id, appearances.copy))
    .innerJoin(articles, eq(articles.id, copies.article))
    .where(eq(appearances.claim, claims.id))
    .orderBy(asc(appearances.addedAt), asc(appearances.id))
    .limit(1)
    .as("first_appearance");
  const rows = await ctx.db
    .select({
      id: claims.id,
      statement: claims.statement,
      language: claims.language,
      saidOn: claims.saidOn,
      saidPrecision: claims.saidPrecision,
      derivedFrom: claims.derivedFrom,
      submittedBy: members.handle,
      claimant: { kind: claimants.kind, name: claimants.name, wikidata: claimants.wikidata },
      passage: {
        language: first.language,
        article: first.article,
        title: first.title,
        publisher: first.publisher,
        url: first.url,
        publishedOn: first.publishedOn,
        readAt: first.readAt,
        sha256: first.sha256,
        start: first.start,
        end: first.end,
        around: first.around,
      },
    })
    .from(claims)
    .innerJoin(members, eq(members.id, claims.submittedBy))
    .leftJoin(claimants, eq(claimants.id, claims.claimant))
    .leftJoinLateral(first, sql`true`)
    .where(inArray(claims.id, [...ids]));
  return new Map(
    rows.map(({ saidOn, saidPrecision, passage, ...claim }) => [
      claim.id,
      {
        ...claim,
        said: saidOn && saidPrecision ? { on: saidOn, precision: saidPrecision } : null,
        passage: passage?.sha256 ? passageOf(passage) : null,
      },
    ]),
  );
}

type PassageRow = Omit<PassageView, "before" | "exact" | "after"> & { start: number; end: number; around: string };

function passageOf({ start, end, around, ...passage }: PassageRow): PassageView {
  const offset = Math.max(0, start - AROUND);
  return { ...passage, ...sentenceAround(around, { start: start - offset, end: end - offset }, passage.language) };
}

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

/** What a claim is about. Not a query for screens: it does not ask who reads. */
export async function listTopics(ctx: Ctx, claim: string): Promise<string[]> {
  const about = await ctx.db
    .select({ label: topics.label })
    .from(claimTopics)
    .innerJoin(topics, eq(topics.slug, claimTopics.topic))
    .where(eq(claimTopics.claim, claim))
    .orderBy(asc(topics.label));
  return about.map(({ label }) => label);
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
    state: await getClaimState(ctx, id),
    topics: await listTopics(ctx, id),
    original: original ? { id: original.id, statement: original.statement } : null,
  };
}

const CLAIMS_SHOWN = 100;

/** A page of the claims, those that were submitted last first, with whether the one who asks has voted on each. Members only. */
export async function listClaims(ctx: Ctx, page = 1): Promise<ClaimLineView[]> {
  const { limit, offset } = rowsOfPage(page);
  const lines = claimLines(ctx).orderBy(desc(claims.submittedAt), desc(claims.id));
  const rows = await lines.limit(limit).offset(offset);
  return rows.map(lineOf);
}

/** The claims on which the one who asks is asked to vote, in no order that would tell why. Members only. */
export async function listClaimsToVoteOn(ctx: Ctx): Promise<ClaimLineView[]> {
  const { id } = signedIn(ctx);
  const rows = await claimLines(ctx)
    .innerJoin(invitations, and(eq(invitations.claim, claims.id), eq(invitations.member, id)))
    .orderBy(asc(invitations.at), asc(claims.id))
    .limit(CLAIMS_SHOWN);
  return rows.map(lineOf).filter(({ state, hasOwnVote }) => !hasOwnVote && !isClosed(state) && state !== "published");
}

function claimLines(ctx: Ctx) {
  authorize(claimPolicy.read(ctx.actor));
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
