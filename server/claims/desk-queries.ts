import "server-only";
import { and, asc, count, desc, eq, inArray, type SQL, sql } from "drizzle-orm";
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
import { CLOSED, isNowIn, PUBLISHED } from "#server/claims/internal";
import { CLAIM_VIEWS, type ClaimFilterState, type ClaimListInput, type ClaimSort } from "#server/claims/schemas";
import type { ClaimLineView, ClaimViewCounts, ShownClaimState } from "#server/claims/views";
import type { Ctx } from "#server/core/context";
import { rowsOfPage } from "#server/core/rules";
import { claimPolicy } from "#server/policy/claims";
import { authorize } from "#server/policy/decision";

/** A page of the claims, filtered and sorted as asked, with what the one who looks did with each. Members only. */
export async function listClaims(ctx: Ctx, asked: Partial<ClaimListInput> = {}, page = 1): Promise<ClaimLineView[]> {
  authorize(claimPolicy.read(ctx.actor));
  const { limit, offset } = rowsOfPage(page);
  const found = await idsOf(ctx)
    .where(conditionOf(asked, conditionsOf(ctx)))
    .orderBy(...orderOf(asked.sort ?? "newest"))
    .limit(limit)
    .offset(offset);
  return linesOf(ctx, found);
}

/** The claims on which the one who asks is asked to vote, in no order that would tell why. Members only. */
export async function listClaimsToVoteOn(ctx: Ctx): Promise<ClaimLineView[]> {
  authorize(claimPolicy.read(ctx.actor));
  const { isAskedOf, isVotable } = conditionsOf(ctx);
  const found = await idsOf(ctx)
    .where(and(isAskedOf, isVotable))
    .orderBy(...orderOf("oldest"))
    .limit(CLAIMS_SHOWN);
  return linesOf(ctx, found);
}

/** The claims on which the one who asks voted before sources or words came, those changed last first. Members only. */
export async function listClaimsChangedSinceVote(ctx: Ctx): Promise<ClaimLineView[]> {
  authorize(claimPolicy.read(ctx.actor));
  const { isVotedOn, isOpen } = conditionsOf(ctx);
  const found = await idsOf(ctx)
    .where(and(isVotedOn, isOpen, sql`${columnsOf(ctx).isChanged}`))
    .orderBy(...orderOf("newest"))
    .limit(CLAIMS_SHOWN);
  return linesOf(ctx, found);
}

/** How many claims each view of the list but the whole has for the one who looks, up to a thousand. Members only. */
export async function countClaimsOfViews(ctx: Ctx): Promise<ClaimViewCounts> {
  authorize(claimPolicy.read(ctx.actor));
  const counted = await Promise.all(
    CLAIM_VIEWS.filter((view) => view !== "all").map(async (view) => {
      const found = idsOf(ctx)
        .where(conditionOf({ view }, conditionsOf(ctx)))
        .limit(COUNTED_MAX)
        .as("found");
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

/** What the one who looks did, and what is true of a claim for the list; sets, so that no claim is asked one by one. */
function conditionsOf(ctx: Ctx) {
  const member = ctx.actor.kind === "member" ? ctx.actor.id : null;
  const isPublic = isNowIn(PUBLISHED);
  const isOver = isNowIn(CLOSED);
  const isOpen = sql`not (${isNowIn([...PUBLISHED, ...CLOSED])})`;
  const hasSource = sql`exists (select 1 from ${sources} e where e.claim = ${claims.id} and not exists (
    select 1 from ${sourceVersions} w where w.source = e.id and w.withdrawn_because is not null))`;
  // The newest round of a member stands; a ballot without a rating took the vote back.
  const hasRated = sql`${claims.id} in (select v.claim from ${votes} v join ${ballots} b on b.vote = v.id and b.version = v.head
    where v.member = ${member} and b.rating is not null and not exists (select 1 from ${votes} later
      where later.claim = v.claim and later.member = v.member and later.round > v.round))`;
  const isRecused = sql`${claims.id} in (select r.claim from ${recusals} r where r.member = ${member})`;
  const isEditing = sql`${claims.id} in (select r.claim from ${recusals} r where r.member = ${member} and r.kind = 'editing')`;
  const stands = (state: ClaimState) =>
    sql`exists (select 1 from ${standings} j where j.claim = ${claims.id} and j.state = ${state})`;
  return {
    isPublic,
    isOver,
    isOpen,
    hasSource,
    hasRated,
    isRecused,
    stands,
    // As the policy says: who has an interest sees nothing of what others said, also where they voted.
    seesOthers: sql`(${hasRated} and not ${isRecused} or ${isEditing})`,
    isVotable: sql`${isOpen} and ${hasSource} and not ${hasRated} and not ${isRecused}`,
    isVotedOn: sql`${claims.id} in (select v.claim from ${votes} v where v.member = ${member})`,
    isAskedOf: sql`${claims.id} in (select i.claim from ${invitations} i where i.member = ${member})`,
    isSubmittedBy: sql`${claims.submittedBy} = ${member}`,
  };
}

type Conditions = ReturnType<typeof conditionsOf>;

/** How many sources of a claim were not withdrawn. */
const ATTACHED = sql<number>`(select count(*)::int from ${sources} e where e.claim = ${claims.id} and not exists (
  select 1 from ${sourceVersions} w where w.source = e.id and w.withdrawn_because is not null))`;

/** The columns of a line, asked of the claims that are shown only. */
function columnsOf(ctx: Ctx) {
  const member = ctx.actor.kind === "member" ? ctx.actor.id : null;
  const state = sql<ClaimState>`(select s.state from ${claimStates} s where s.claim = ${claims.id}
    order by s.seq desc limit 1)`;
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
  const isEditing = sql<boolean>`exists (select 1 from ${recusals} r where r.claim = ${claims.id} and r.member = ${member} and r.kind = 'editing')`;
  // What the votes come to is shown to those who voted, and to editors: to others a claim is open, or has no source.
  const shown = sql<ShownClaimState>`case
    when ${inArray(state, PUBLISHED)} then 'published'
    when ${inArray(state, CLOSED)} then ${state}
    when ${ATTACHED} = 0 then 'no_source'
    when ${rating} is not null and not ${isRecused} or ${isEditing} then coalesce(
      (select j.state from ${standings} j where j.claim = ${claims.id}), 'open')
    else 'open' end`;
  return {
    shown,
    rating,
    isRecused,
    isChanged,
    isAsked: sql<boolean>`exists (select 1 from ${invitations} i where i.claim = ${claims.id} and i.member = ${member})`,
  };
}

function conditionOf({ view, state, topic, language }: Partial<ClaimListInput>, conditions: Conditions) {
  const { isOpen, hasSource, isVotable, isSubmittedBy, isVotedOn } = conditions;
  const ofView = {
    all: undefined,
    needs_vote: isVotable,
    needs_sources: sql`${isOpen} and not ${hasSource}`,
    mine: sql`(${isSubmittedBy} or ${isVotedOn})`,
  }[view ?? "all"];
  return and(
    ofView,
    state ? isOfState(state, conditions) : undefined,
    topic ? sql`${claims.id} in (select ct.claim from ${claimTopics} ct where ct.topic = ${topic})` : undefined,
    language ? eq(claims.language, language) : undefined,
  );
}

/** A filter matches what the list shows: what votes come to only where the one who looks voted or stepped aside. */
function isOfState(state: ClaimFilterState, conditions: Conditions): SQL {
  const { isPublic, isOver, isOpen, hasSource, seesOthers, stands } = conditions;
  if (state === "published") return isPublic;
  if (state === "closed") return isOver;
  if (state === "no_source") return sql`${isOpen} and not ${hasSource}`;
  const isDecided = sql`(${stands("provisional")} or ${stands("agreed")} or ${stands("contested")})`;
  if (state === "open") return sql`${isOpen} and ${hasSource} and not (${seesOthers} and ${isDecided})`;
  return sql`${isOpen} and ${hasSource} and ${seesOthers} and ${stands(state)}`;
}

const orderOf = (sort: ClaimSort): SQL[] =>
  ({
    newest: [desc(claims.submittedAt), desc(claims.id)],
    oldest: [asc(claims.submittedAt), asc(claims.id)],
    fewest_sources: [asc(ATTACHED), desc(claims.submittedAt), desc(claims.id)],
    claimant: [sql`${claimants.name} asc nulls last`, desc(claims.submittedAt), desc(claims.id)],
  })[sort];

/** The ids of claims in the order of the list. */
const idsOf = (ctx: Ctx) =>
  ctx.db.select({ id: claims.id }).from(claims).leftJoin(claimants, eq(claimants.id, claims.claimant));

/** The lines of claims, in the order of their ids. */
async function linesOf(ctx: Ctx, found: readonly { id: string }[]): Promise<ClaimLineView[]> {
  if (found.length === 0) return [];
  const ids = found.map(({ id }) => id);
  const columns = columnsOf(ctx);
  const rows = await ctx.db
    .select({
      id: claims.id,
      statement: claims.statement,
      language: claims.language,
      claimant: claimants.name,
      state: columns.shown.as("state"),
      sources: ATTACHED.as("sources"),
      submittedAt: claims.submittedAt,
      rating: columns.rating.as("rating"),
      isRecused: columns.isRecused.as("is_recused"),
      isAsked: columns.isAsked.as("is_asked"),
      isChanged: columns.isChanged.as("is_changed"),
    })
    .from(claims)
    .leftJoin(claimants, eq(claimants.id, claims.claimant))
    .where(inArray(claims.id, ids));
  const lines = new Map(rows.map((row) => [row.id, lineOf(row)]));
  return ids.flatMap((id) => lines.get(id) ?? []);
}

type Row = Omit<ClaimLineView, "own"> & ClaimLineView["own"];

function lineOf({ rating, isRecused, isAsked, isChanged, ...line }: Row): ClaimLineView {
  const isOver = line.state !== "open" && line.state !== "no_source";
  return {
    ...line,
    own: { rating, isRecused, isAsked: isAsked && rating === null && !isRecused && !isOver, isChanged },
  };
}
