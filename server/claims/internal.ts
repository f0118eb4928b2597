import "server-only";
import { asc, desc, eq, inArray, type SQL, sql } from "drizzle-orm";
import {
  appearances,
  articles,
  claimants,
  claimStates,
  claims,
  claimTopics,
  claimVersions,
  copies,
  members,
  topics,
} from "#db/schema";
import { CLAIM_STATES, type ClaimState } from "#db/vocabulary";
import { sentenceAround } from "#server/articles/anchoring/passage";
import type { ClaimView, PassageView, TopicLinkView } from "#server/claims/views";
import type { Ctx } from "#server/core/context";
import { NotFoundError } from "#server/core/errors";
import { type ClaimFacts, isClosed, isPublished } from "#server/policy/claims";

/** Where several claims stand. Throws NotFoundError when one of them is not there. */
export async function listClaimStates(ctx: Ctx, ids: readonly string[]): Promise<Map<string, ClaimState>> {
  if (ids.length === 0) return new Map();
  const rows = await ctx.db
    .selectDistinctOn([claimStates.claim], { claim: claimStates.claim, state: claimStates.state })
    .from(claimStates)
    .where(inArray(claimStates.claim, [...ids]))
    .orderBy(asc(claimStates.claim), desc(claimStates.seq));
  const states = new Map(rows.map(({ claim, state }) => [claim, state]));
  if (ids.some((id) => !states.has(id))) throw new NotFoundError();
  return states;
}

/** Where a claim stands. Throws NotFoundError. */
export async function getClaimState(ctx: Ctx, claim: string): Promise<ClaimState> {
  const state = (await listClaimStates(ctx, [claim])).get(claim);
  if (!state) throw new NotFoundError();
  return state;
}

/**
 * Locks claims for a command, in one order so that no two wait for each other: votes lock a claim together, and what
 * labels a source or closes the votes waits for them and locks it alone. Returns where each stands. Throws
 * NotFoundError.
 */
export async function lockClaims(
  tx: Ctx,
  ids: readonly string[],
  how: "together" | "alone",
): Promise<Map<string, ClaimState>> {
  const wanted = new Set(ids);
  const locked = await tx.db
    .select({ id: claims.id })
    .from(claims)
    .where(inArray(claims.id, [...wanted]))
    .orderBy(asc(claims.id))
    .for(how === "alone" ? "update" : "share");
  if (locked.length < wanted.size) throw new NotFoundError();
  // Asked only now: where a claim stood before it was locked may be another's to change.
  return listClaimStates(tx, [...wanted]);
}

/** The same of one claim. */
export async function lockClaim(tx: Ctx, claim: string, how: "together" | "alone"): Promise<{ state: ClaimState }> {
  const state = (await lockClaims(tx, [claim], how)).get(claim);
  if (!state) throw new NotFoundError();
  return { state };
}

/** What decides about a change of a claim, with its words and their version. Throws NotFoundError. */
export async function getClaimFacts(
  ctx: Ctx,
  claim: string,
): Promise<ClaimFacts & { statement: string; version: number; declinedBecause: string | null }> {
  const [newest] = await ctx.db
    .select({
      state: claimStates.state,
      reason: claimStates.reason,
      submittedBy: claims.submittedBy,
      statement: claims.statement,
      version: sql<number>`(select max(v.version) from ${claimVersions} v where v.claim = ${claims.id})`.mapWith(
        Number,
      ),
    })
    .from(claims)
    .innerJoin(claimStates, eq(claimStates.claim, claims.id))
    .where(eq(claims.id, claim))
    .orderBy(desc(claimStates.seq))
    .limit(1);
  if (!newest) throw new NotFoundError();
  const { reason, ...facts } = newest;
  return { ...facts, declinedBecause: facts.state === "declined" ? reason : null };
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
      copy: sql<string>`${copies.id}`.as("copy_id"),
      title: copies.title,
      publisher: articles.publisher,
      url: articles.url,
      publishedOn: copies.publishedOn,
      readAt: copies.readAt,
      sha256: copies.sha256,
      start: appearances.start,
      end: appearances.end,
      section: appearances.section,
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
      claimant: { id: claimants.id, kind: claimants.kind, name: claimants.name, wikidata: claimants.wikidata },
      passage: {
        language: first.language,
        article: first.article,
        title: first.title,
        publisher: first.publisher,
        url: first.url,
        publishedOn: first.publishedOn,
        readAt: first.readAt,
        sha256: first.sha256,
        copy: first.copy,
        start: first.start,
        end: first.end,
        section: first.section,
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

/** What a claim is about, with the address of those topics that are accepted, which have a page. */
export async function listTopicLinks({ db }: Ctx, claim: string): Promise<TopicLinkView[]> {
  const about = await db
    .select({ slug: topics.slug, label: topics.label, acceptedAt: topics.acceptedAt })
    .from(claimTopics)
    .innerJoin(topics, eq(topics.slug, claimTopics.topic))
    .where(eq(claimTopics.claim, claim))
    .orderBy(asc(topics.label));
  return about.map(({ slug, label, acceptedAt }) => ({ slug: acceptedAt ? slug : null, label }));
}

function passageOf({ around, ...passage }: PassageRow): PassageView {
  const { start, end } = passage;
  const offset = Math.max(0, start - AROUND);
  return { ...passage, ...sentenceAround(around, { start: start - offset, end: end - offset }, passage.language) };
}

type PassageRow = Omit<PassageView, "before" | "exact" | "after"> & { around: string };

export const CLOSED = CLAIM_STATES.filter(isClosed);
export const PUBLISHED = CLAIM_STATES.filter(isPublished);

/** That a claim is now in one of some states: as a set, so that claims are not asked one by one. */
export const isNowIn = (states: readonly ClaimState[]): SQL => sql`${claims.id} in (
  select s.claim from ${claimStates} s where ${inArray(sql`s.state`, [...states])}
    and not exists (select 1 from ${claimStates} later where later.claim = s.claim and later.seq > s.seq))`;
