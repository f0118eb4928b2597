import "server-only";
import { and, asc, count, desc, eq, or, type SQL, sql } from "drizzle-orm";
import {
  ballots,
  claimants,
  claimStates,
  claims,
  claimTopics,
  claimVersions,
  invitations,
  recusals,
  sources,
  sourceVersions,
  standings,
  topics,
  voteConfirmations,
  votes,
} from "#db/schema";
import type { ClaimState, Rating } from "#db/vocabulary";
import { describeClaims, getClaimFacts, listTopics } from "#server/claims/internal";
import { LIKE_CLAIMS_MAX, LIKENESS_FROM, statementKey } from "#server/claims/rules";
import {
  CLAIM_VIEWS,
  type ClaimFilterState,
  type ClaimListInput,
  type ClaimSort,
  type SearchClaimsInput,
} from "#server/claims/schemas";
import type { ClaimAtDeskView, ClaimLineView, ClaimViewCounts, ShownClaimState } from "#server/claims/views";
import type { Ctx } from "#server/core/context";
import { NotFoundError, type OfferedClaim } from "#server/core/errors";
import { rowsOfPage } from "#server/core/rules";
import { claimPolicy } from "#server/policy/claims";
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

/**
 * Claims by their words, while somebody types them to choose one; without words the newest. Those that were withdrawn,
 * merged or declined are not among them; one that is chosen already is, first. Members only.
 */
export async function searchClaims(ctx: Ctx, { words, chosen }: SearchClaimsInput): Promise<OfferedClaim[]> {
  authorize(claimPolicy.read(ctx.actor));
  const { isOver } = columnsOf(ctx);
  const isFound = or(
    sql`${claims.search} @@ websearch_to_tsquery('simple', ${words})`,
    sql`${words} <% ${claims.statement}`,
  );
  const likeness = sql`word_similarity(${words}, ${claims.statement})`;
  return ctx.db
    .select({ claim: claims.id, statement: claims.statement, claimant: claimants.name, saidOn: claims.saidOn })
    .from(claims)
    .leftJoin(claimants, eq(claimants.id, claims.claimant))
    .where(or(chosen ? eq(claims.id, chosen) : undefined, and(words === "" ? undefined : isFound, sql`not ${isOver}`)))
    .orderBy(
      ...(chosen ? [desc(eq(claims.id, chosen))] : []),
      ...(words === "" ? [] : [desc(likeness)]),
      desc(claims.submittedAt),
      desc(claims.id),
    )
    .limit(FOUND_MAX);
}

const FOUND_MAX = 20;

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

async function statusOf(ctx: Ctx, claim: string) {
  const { state, version, submittedBy: submitter, declinedBecause } = await getClaimFacts(ctx, claim);
  return { state, version, submitter, declinedBecause };
}

/** A page of the claims, filtered and sorted as asked, with what the one who looks did with each. Members only. */
export async function listClaims(ctx: Ctx, asked: Partial<ClaimListInput> = {}, page = 1): Promise<ClaimLineView[]> {
  authorize(claimPolicy.read(ctx.actor));
  const { limit, offset } = rowsOfPage(page);
  const { lines, columns } = claimLines(ctx);
  const rows = await lines
    .where(conditionOf(asked, columns))
    .orderBy(...orderOf(asked.sort ?? "newest", columns))
    .limit(limit)
    .offset(offset);
  return rows.map(lineOf);
}

/** The claims on which the one who asks is asked to vote, in no order that would tell why. Members only. */
export async function listClaimsToVoteOn(ctx: Ctx): Promise<ClaimLineView[]> {
  authorize(claimPolicy.read(ctx.actor));
  const { lines, columns } = claimLines(ctx);
  const rows = await lines
    .where(and(columns.isAskedOf, columns.isVotable))
    .orderBy(asc(claims.submittedAt), asc(claims.id))
    .limit(CLAIMS_SHOWN);
  return rows.map(lineOf);
}

/** The claims on which the one who asks voted before sources or words came, those changed last first. Members only. */
export async function listClaimsChangedSinceVote(ctx: Ctx): Promise<ClaimLineView[]> {
  authorize(claimPolicy.read(ctx.actor));
  const { lines, columns } = claimLines(ctx);
  const rows = await lines
    .where(and(columns.isVotedOn, sql`${columns.isChanged}`, columns.isOpen))
    .orderBy(desc(claims.submittedAt), desc(claims.id))
    .limit(CLAIMS_SHOWN);
  return rows.map(lineOf);
}

/** How many claims each view of the list but the whole has for the one who looks, up to a thousand. Members only. */
export async function countClaimsOfViews(ctx: Ctx): Promise<ClaimViewCounts> {
  authorize(claimPolicy.read(ctx.actor));
  const counted = await Promise.all(
    CLAIM_VIEWS.filter((view) => view !== "all").map(async (view) => {
      const { lines, columns } = claimLines(ctx);
      const found = lines.where(conditionOf({ view }, columns)).limit(COUNTED_MAX).as("found");
      const [row] = await ctx.db.select({ claims: count() }).from(found);
      return [view, row?.claims ?? 0] as const;
    }),
  );
  return Object.fromEntries(counted) as ClaimViewCounts;
}

/** Topics and languages that claims have, for the filters of the list. Members only. */
export async function listClaimFilters(
  ctx: Ctx,
): Promise<{ topics: { slug: string; label: string }[]; languages: string[] }> {
  authorize(claimPolicy.read(ctx.actor));
  const [labels, languages] = await Promise.all([
    ctx.db
      .select({ slug: topics.slug, label: topics.label })
      .from(topics)
      .orderBy(asc(topics.label))
      .limit(CLAIMS_SHOWN),
    ctx.db.selectDistinct({ language: claims.language }).from(claims).orderBy(claims.language).limit(CLAIMS_SHOWN),
  ]);
  return { topics: labels, languages: languages.map(({ language }) => language) };
}

const CLAIMS_SHOWN = 100;
const COUNTED_MAX = 1_000;

/** Columns of the list; joined with every claim, its claimant and what the one who looks did with it. */
function columnsOf(ctx: Ctx) {
  const member = ctx.actor.kind === "member" ? ctx.actor.id : null;
  const state = sql<ClaimState>`(select s.state from ${claimStates} s where s.claim = ${claims.id}
    order by s.seq desc limit 1)`;
  const attached = sql<number>`(select count(*)::int from ${sources} e where e.claim = ${claims.id} and not exists (
    select 1 from ${sourceVersions} w where w.source = e.id and w.withdrawn_because is not null))`;
  const isRecused = sql<boolean>`exists (select 1 from ${recusals} r where r.claim = ${claims.id} and r.member = ${member})`;
  const ballot = (column: SQL) => sql`(
    select ${column} from ${votes} v join ${ballots} b on b.vote = v.id and b.version = v.head
    left join lateral (select k.seen_label, k.seen_version from ${voteConfirmations} k
      where k.vote = b.vote and k.version = b.version order by k.seq desc limit 1) kept on true
    where v.claim = ${claims.id} and v.member = ${member} order by v.round desc limit 1)`;
  const rating = sql<Rating | null>`${ballot(sql`b.rating`)}`;
  const isChanged = sql<boolean>`coalesce(${ballot(sql`b.rating is not null and (
    (select max(e.label) from ${sources} e where e.claim = v.claim) > coalesce(kept.seen_label, b.seen_label)
    or (select max(w.version) from ${claimVersions} w where w.claim = v.claim) > coalesce(kept.seen_version, b.seen_version))`)}, false)`;
  // Both begin at the member's own few rows, not at every claim.
  const isVotedOn = sql`${claims.id} in (select v.claim from ${votes} v where v.member = ${member})`;
  const isPublic = sql`${state} in ('published', 'reopened')`;
  const isOver = sql`${state} in ('withdrawn', 'merged', 'declined')`;
  // What the votes come to is shown to those who voted or stepped aside: to others a claim is open, or has no source.
  const shown = sql<ShownClaimState>`case
    when ${isPublic} then 'published'
    when ${isOver} then ${state}
    when ${attached} = 0 then 'no_source'
    when ${rating} is not null or ${isRecused} then coalesce(
      (select j.state from ${standings} j where j.claim = ${claims.id}), 'open')
    else 'open' end`;
  const isOpen = sql`not ${isPublic} and not ${isOver}`;
  return {
    shown,
    attached,
    rating,
    isRecused,
    isChanged,
    isAsked: sql<boolean>`exists (select 1 from ${invitations} i where i.claim = ${claims.id} and i.member = ${member})`,
    isOpen,
    isOver,
    isVotable: sql`${isOpen} and ${attached} > 0 and ${rating} is null and not ${isRecused}`,
    isMine: sql`(${claims.submittedBy} = ${member} or ${isVotedOn})`,
    isVotedOn,
    isAskedOf: sql`${claims.id} in (select i.claim from ${invitations} i where i.member = ${member})`,
  };
}

type Columns = ReturnType<typeof columnsOf>;

function conditionOf({ view, state, topic, language }: Partial<ClaimListInput>, columns: Columns) {
  const ofView = {
    all: undefined,
    needs_vote: columns.isVotable,
    needs_sources: sql`${columns.isOpen} and ${columns.attached} = 0`,
    mine: columns.isMine,
  }[view ?? "all"];
  return and(
    ofView,
    isOfState(state ?? null, columns),
    topic
      ? sql`exists (select 1 from ${claimTopics} ct where ct.claim = ${claims.id} and ct.topic = ${topic})`
      : undefined,
    language ? eq(claims.language, language) : undefined,
  );
}

function isOfState(state: ClaimFilterState | null, { shown }: Columns): SQL | undefined {
  if (state === null) return undefined;
  return state === "closed" ? sql`${shown} in ('withdrawn', 'merged', 'declined')` : sql`${shown} = ${state}`;
}

const orderOf = (sort: ClaimSort, { attached }: Columns): SQL[] =>
  ({
    newest: [desc(claims.submittedAt), desc(claims.id)],
    oldest: [asc(claims.submittedAt), asc(claims.id)],
    fewest_sources: [asc(attached), desc(claims.submittedAt), desc(claims.id)],
    claimant: [sql`${claimants.name} asc nulls last`, desc(claims.submittedAt), desc(claims.id)],
  })[sort];

function claimLines(ctx: Ctx) {
  const columns = columnsOf(ctx);
  const lines = ctx.db
    .select({
      id: claims.id,
      statement: claims.statement,
      language: claims.language,
      claimant: claimants.name,
      state: columns.shown.as("state"),
      sources: columns.attached.as("sources"),
      submittedAt: claims.submittedAt,
      rating: columns.rating.as("rating"),
      isRecused: columns.isRecused.as("is_recused"),
      isAsked: columns.isAsked.as("is_asked"),
      isChanged: columns.isChanged.as("is_changed"),
    })
    .from(claims)
    .leftJoin(claimants, eq(claimants.id, claims.claimant));
  return { lines, columns };
}

type Row = Omit<ClaimLineView, "own"> & ClaimLineView["own"];

function lineOf({ rating, isRecused, isAsked, isChanged, ...line }: Row): ClaimLineView {
  const isOver = line.state !== "open" && line.state !== "no_source";
  return {
    ...line,
    own: { rating, isRecused, isAsked: isAsked && rating === null && !isRecused && !isOver, isChanged },
  };
}
