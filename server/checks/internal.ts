import "server-only";
import { type AnyColumn, and, asc, desc, eq, getTableColumns, inArray, lte, or, type SQL, sql } from "drizzle-orm";
import { alias } from "drizzle-orm/pg-core";
import type { Figures } from "#db/schema";
import {
  approaches,
  articles,
  ballots,
  checkAuthors,
  checkSlugs,
  checkSources,
  checkStates,
  checks,
  checkValidities,
  checkVersions,
  claims,
  copies,
  listings,
  members,
  readings,
  renderings,
  sources,
  verdicts,
  versionSources,
  versionVerdicts,
  voices,
  votes,
} from "#db/schema";
import type { Rating, VerdictBasis, VerdictState } from "#db/vocabulary";
import { EMPTY_BODY, isAgreedByFew, unmetRequirements, type Words } from "#server/checks/rules";
import type { Overrides } from "#server/checks/schemas";
import type {
  CheckLineView,
  PrintedVerdictView,
  QuotedReasonView,
  RenderedBodyView,
  Requirement,
  TallyView,
  ValidityView,
} from "#server/checks/views";
import { RENDERER } from "#server/checks/wording/renderer";
import type { Ctx } from "#server/core/context";
import { DomainError, NotFoundError } from "#server/core/errors";
import { workOn } from "#server/hostile-work/work-on";
import type { CheckFacts, PublicationFacts } from "#server/policy/checks";
import { votePolicy } from "#server/policy/votes";
import { cardOf, isNewestVersion, newestVersion, SOURCE_CARD } from "#server/sources/internal";
import type { SourceView } from "#server/sources/views";
import type { Explanation } from "#server/verdicts/views";
import { listVoteFacts, SIGNED_BY } from "#server/votes/internal";

const isVersion = (check: string, version: number) =>
  and(eq(checkVersions.check, check), eq(checkVersions.version, version));

/** What a version of a check says. Not a query for screens: it does not ask who reads. Throws NotFoundError. */
export async function getVersionWords(ctx: Ctx, check: string, version: number): Promise<Words> {
  const { title, answer, body } = checkVersions;
  const [words] = await ctx.db.select({ title, answer, body }).from(checkVersions).where(isVersion(check, version));
  if (!words) throw new NotFoundError();
  return words;
}

/** As of which day a published check is valid, and when it is looked at again; null for one that was never published. */
export async function findValidity({ db }: Ctx, check: string): Promise<ValidityView | null> {
  const [newest] = await db
    .select({ validAsOf: checkValidities.validAsOf, reviewOn: checkValidities.reviewOn })
    .from(checkValidities)
    .where(eq(checkValidities.check, check))
    .orderBy(desc(checkValidities.seq))
    .limit(1);
  return newest ?? null;
}

/** A version of a check as it was saved. Throws NotFoundError. */
export async function getVersion(ctx: Ctx, check: string, version: number) {
  const { search: _, ...columns } = getTableColumns(checkVersions);
  const [saved] = await ctx.db.select(columns).from(checkVersions).where(isVersion(check, version));
  if (!saved) throw new NotFoundError();
  return saved;
}

/** Who writes a check with the member who started it, and who did once. */
export async function listAuthors(ctx: Ctx, check: string): Promise<{ coAuthors: string[]; pastAuthors: string[] }> {
  const rows = await ctx.db
    .selectDistinctOn([checkAuthors.member], { member: checkAuthors.member, isAuthor: checkAuthors.isAuthor })
    .from(checkAuthors)
    .where(eq(checkAuthors.check, check))
    .orderBy(asc(checkAuthors.member), desc(checkAuthors.seq));
  const members = (are: boolean) => rows.filter(({ isAuthor }) => isAuthor === are).map(({ member }) => member);
  return { coAuthors: members(true), pastAuthors: members(false) };
}

/** What decides about a check, as it is now. Throws NotFoundError. */
export async function getCheckFacts(ctx: Ctx, check: string): Promise<CheckFacts> {
  const [found] = await ctx.db
    .select({ author: checks.author, state: checkStates.state })
    .from(checks)
    .innerJoin(checkStates, eq(checkStates.check, checks.id))
    .where(eq(checks.id, check))
    .orderBy(desc(checkStates.seq))
    .limit(1);
  if (!found) throw new NotFoundError();
  return { ...found, ...(await listAuthors(ctx, check)) };
}

/** The claims of a version of a check: the one under check first, then those of its readings in their order. */
export async function listClaimsOfVersion(ctx: Ctx, check: string, version: number): Promise<string[]> {
  const [subject] = await ctx.db.select({ claim: checks.subjectClaim }).from(checks).where(eq(checks.id, check));
  const read = await ctx.db
    .select({ claim: readings.claim })
    .from(readings)
    .where(and(eq(readings.check, check), eq(readings.version, version)))
    .orderBy(asc(readings.position));
  return [...(subject ? [subject] : []), ...read].map(({ claim }) => claim);
}

/** What a version of a check still needs before it can be submitted for review or published, besides verdicts. */
export async function listUnmetRequirements(ctx: Ctx, check: string, version: number): Promise<Requirement[]> {
  const [draft] = await ctx.db
    .select({
      answer: checkVersions.answer,
      body: checkVersions.body,
      noQuoteReason: checkVersions.noQuoteReason,
      fewSourcesReason: checkVersions.fewSourcesReason,
      isAsked: sql<boolean>`exists (select 1 from ${approaches} where ${approaches.check} = ${checkVersions.check})`,
      claimantContact: checkVersions.claimantContact,
      sources: checkVersions.sources,
      claimant: claims.claimant,
    })
    .from(checkVersions)
    .innerJoin(checks, eq(checks.id, checkVersions.check))
    .innerJoin(claims, eq(claims.id, checks.subjectClaim))
    .where(isVersion(check, version));
  if (!draft) throw new NotFoundError();
  const origin = alias(checkSources, "origin");
  const numbered = await ctx.db
    .select({
      publisher: articles.publisher,
      origin: origin.number,
      isFound: sql<boolean>`${sources.whyNot} is null`,
      isWithdrawn: sql<boolean>`${newestVersion.withdrawnBecause} is not null`,
      isClaimItself: sql<boolean>`coalesce(${newestVersion.kind}, ${sources.kind}) = 'claim_itself'`,
    })
    .from(checkSources)
    .innerJoin(sources, eq(sources.id, checkSources.source))
    .innerJoin(articles, eq(articles.id, sources.article))
    .leftJoin(newestVersion, isNewestVersion)
    .leftJoin(origin, and(eq(origin.check, checkSources.check), eq(origin.source, sources.origin)))
    .where(and(eq(checkSources.check, check), lte(checkSources.number, draft.sources)))
    .orderBy(asc(checkSources.number));
  const { citations } = await getRenderedBody(ctx, { check, version, body: draft.body });
  return unmetRequirements({
    ...draft,
    claimantContact: draft.claimantContact ?? (draft.isAsked ? "contacted" : null),
    citations,
    hasClaimant: draft.claimant !== null,
    sources: numbered,
  });
}

/**
 * What the one who asks may know of the verdicts of a check's claims, and whether they voted on one that they overrule.
 */
export async function getPublicationFacts(
  ctx: Ctx,
  claimsOfCheck: readonly string[],
  overrides: Overrides,
): Promise<PublicationFacts> {
  const facts = await listVoteFacts(ctx, claimsOfCheck);
  return {
    seesVerdicts: [...facts.values()].every((of) => votePolicy.seeOthers(ctx.actor, of).allowed),
    votedOnOverridden: overrides.some(({ claim }) => facts.get(claim)?.hasVote),
  };
}

type FrozenVerdictRow = {
  claim: string;
  verdict: number;
  state: VerdictState;
  /** The rating as it is printed: a moderator’s where it overrides the reviewers’. */
  rating: Rating | null;
  /** The rating that reviewers reached. */
  computed: Rating | null;
  overrideRating: Rating | null;
  overrideReason: string | null;
  basis: VerdictBasis | null;
  explanation: Explanation | null;
  smallestCell: number | null;
  figures: Figures | null;
};

/** The verdicts that a published version prints. */
export async function listPrintedVerdicts(ctx: Ctx, check: string, version: number): Promise<FrozenVerdictRow[]> {
  const rows = await ctx.db
    .select({
      claim: versionVerdicts.claim,
      verdict: versionVerdicts.verdict,
      state: verdicts.state,
      computed: verdicts.rating,
      overrideRating: versionVerdicts.overrideRating,
      overrideReason: versionVerdicts.overrideReason,
      basis: verdicts.basis,
      explanation: verdicts.explanation,
      smallestCell: verdicts.smallestCell,
      figures: verdicts.figures,
    })
    .from(versionVerdicts)
    .innerJoin(verdicts, and(eq(verdicts.claim, versionVerdicts.claim), eq(verdicts.seq, versionVerdicts.verdict)))
    .where(and(eq(versionVerdicts.check, check), eq(versionVerdicts.version, version)));
  return rows.map((row) => ({ ...row, rating: row.overrideRating ?? row.computed }));
}

type BallotReference = { vote: string | null; version: number | null };

/**
 * Reasons that a check prints, in the order in which they are asked for, each with its claim; null where there is none.
 */
export async function listQuotedReasons(
  ctx: Ctx,
  references: readonly BallotReference[],
): Promise<((QuotedReasonView & { claim: string }) | null)[]> {
  const asked = references.flatMap(({ vote, version }) =>
    vote === null || version === null ? [] : [and(eq(ballots.vote, vote), eq(ballots.version, version))],
  );
  if (asked.length === 0) return references.map(() => null);
  const rows = await ctx.db
    .select({
      vote: ballots.vote,
      version: ballots.version,
      claim: votes.claim,
      voice: voices.number,
      signedBy: SIGNED_BY,
      rating: ballots.rating,
      confidence: ballots.confidence,
      reason: ballots.reason,
    })
    .from(ballots)
    .innerJoin(votes, eq(votes.id, ballots.vote))
    .innerJoin(members, eq(members.id, votes.member))
    .innerJoin(voices, and(eq(voices.claim, votes.claim), eq(voices.member, votes.member)))
    .where(or(...asked));
  return references.map(({ vote, version }) => {
    const row = rows.find((one) => one.vote === vote && one.version === version);
    if (!row?.rating || !row.confidence || !row.reason) return null;
    const { claim, voice, signedBy, rating, confidence, reason } = row;
    return { claim, voice, signedBy, rating, confidence, reason };
  });
}

type Version = { check: string; version: number; body: string };

/**
 * The text of a version as readers see it, as it was rendered when it was saved. One that was saved by an older
 * renderer is rendered again each time; where that takes too long its paragraphs stand as they were typed. Not a query
 * for screens: it does not ask who reads.
 */
export async function getRenderedBody(ctx: Ctx, { check, version, body }: Version): Promise<RenderedBodyView> {
  if (body === "") return EMPTY_BODY;
  const [kept] = await ctx.db
    .select({ tree: renderings.tree, citations: renderings.citations })
    .from(renderings)
    .where(and(eq(renderings.check, check), eq(renderings.version, version), eq(renderings.renderer, RENDERER)));
  if (kept) return kept;
  try {
    const { tree, citations } = await workOn("renderBody", { markdown: body });
    return { tree, citations };
  } catch (error) {
    if (!(error instanceof DomainError)) throw error;
    return asTyped(body);
  }
}

const asTyped = (body: string): RenderedBodyView => ({
  tree: {
    type: "root",
    children: body.split(/\n{2,}/).map((value) => ({
      type: "element",
      tagName: "p",
      properties: {},
      children: [{ type: "text", value }],
    })),
  },
  citations: [],
});

/** The address of a check that is current: the one given last. */
export const slugInForce = (check: SQL | AnyColumn) => sql<string>`(
  select ${checkSlugs.slug} from ${checkSlugs} where ${checkSlugs.check} = ${check}
  order by ${checkSlugs.givenAt} desc limit 1
)`;

/** The language of the interface under which a check is canonical: the one of its first address. */
export const canonicalLocale = (check: SQL | AnyColumn) => sql<string>`(
  select ${checkSlugs.locale} from ${checkSlugs} where ${checkSlugs.check} = ${check}
  order by ${checkSlugs.givenAt} limit 1
)`;

/** Named whole, since a column of one table alone is written without its table. */
const LISTED = sql`${listings}."check"`;

/** A check as lists show it, from its listing. */
export const CHECK_LINE = {
  slug: slugInForce(LISTED),
  locale: canonicalLocale(LISTED),
  language: listings.language,
  title: listings.title,
  answer: listings.answer,
  state: listings.state,
  isUnderReview: listings.isUnderReview,
  publishedAt: listings.publishedAt,
  changedAt: listings.changedAt,
  verdict: {
    state: listings.verdictState,
    rating: listings.rating,
    computedRating: listings.computedRating,
    override: listings.overrideReason,
    basis: listings.basis,
  },
};

type CheckLineRow = Omit<CheckLineView, "verdict"> & {
  verdict: Omit<PrintedVerdictView, "isFewReviewers"> & { basis: VerdictBasis | null };
};

/** What was selected as a line of a list, without what only tells who agreed. */
export const lineOf = ({ verdict: { basis, ...verdict }, ...line }: CheckLineRow): CheckLineView => ({
  ...line,
  verdict: { ...verdict, isFewReviewers: isAgreedByFew(verdict.state, basis) },
});

/** How many standing ballots there are for each rating of each claim. The votes of a published claim are closed. */
export async function tallyOf(ctx: Ctx, ids: readonly string[]): Promise<Map<string, TallyView["ratings"]>> {
  const counts = new Map<string, TallyView["ratings"]>(ids.map((id) => [id, []]));
  if (ids.length === 0) return counts;
  const rows = await ctx.db
    .select({ claim: votes.claim, rating: ballots.rating, votes: sql<number>`count(*)`.mapWith(Number) })
    .from(votes)
    .innerJoin(ballots, and(eq(ballots.vote, votes.id), eq(ballots.version, votes.head)))
    .where(inArray(votes.claim, [...ids]))
    .groupBy(votes.claim, ballots.rating);
  for (const { claim, rating, votes: cast } of rows) if (rating) counts.get(claim)?.push({ rating, votes: cast });
  return counts;
}

/**
 * The sources of a check that are numbered up to `upTo`: first those that both sides found helpful when the version was
 * published, then the others in the order of their numbers.
 */
export async function listPublishedSources(
  ctx: Ctx,
  { check, version }: { check: string; version: number },
  upTo: number,
): Promise<SourceView[]> {
  const origin = alias(checkSources, "origin");
  const rows = await ctx.db
    .select({ ...SOURCE_CARD, number: checkSources.number, origin: origin.number })
    .from(checkSources)
    .innerJoin(sources, eq(sources.id, checkSources.source))
    .innerJoin(articles, eq(articles.id, sources.article))
    .leftJoin(copies, eq(copies.id, sources.copy))
    .leftJoin(newestVersion, isNewestVersion)
    .leftJoin(origin, and(eq(origin.check, checkSources.check), eq(origin.source, sources.origin)))
    .leftJoin(
      versionSources,
      and(
        eq(versionSources.check, checkSources.check),
        eq(versionSources.version, version),
        eq(versionSources.source, checkSources.source),
      ),
    )
    .where(and(eq(checkSources.check, check), lte(checkSources.number, upTo)))
    .orderBy(sql`${versionSources.position} asc nulls last`, asc(checkSources.number));
  return rows.map(cardOf);
}

/** The numbers under which a check knows its sources. */
export async function listSourceNumbers(ctx: Ctx, check: string): Promise<Map<string, number>> {
  const rows = await ctx.db
    .select({ source: checkSources.source, number: checkSources.number })
    .from(checkSources)
    .where(eq(checkSources.check, check));
  return new Map(rows.map(({ source, number }) => [source, number]));
}

/** The newest state of every check; joined with it a check is where it stands. */
export const newestState = (ctx: Ctx) =>
  ctx.db
    .select({
      state: checkStates.state,
      version: checkStates.version,
      at: checkStates.at,
      reason: checkStates.reason,
      by: checkStates.by,
    })
    .from(checkStates)
    .where(eq(checkStates.check, checks.id))
    .orderBy(desc(checkStates.seq))
    .limit(1)
    .as("newest_state");

/** That a member writes a check with the one who started it. */
export const isCoAuthor = (member: string) => sql`(
  select a.is_author from ${checkAuthors} a where a."check" = ${checks.id} and a.member = ${member}
  order by a.seq desc limit 1)`;

/** Checks as the lists of the desk show them, and the state that each is in. */
export function deskChecks(ctx: Ctx) {
  const now = newestState(ctx);
  const lines = ctx.db
    .select({
      id: checks.id,
      title: checkVersions.title,
      language: checks.language,
      author: members.handle,
      state: now.state,
      version: now.version,
      at: now.at,
      reason: now.reason,
      slug: sql<string | null>`(select ${checkSlugs.slug} from ${checkSlugs} where ${checkSlugs.check} = ${checks.id}
        order by ${checkSlugs.givenAt} desc limit 1)`,
    })
    .from(checks)
    .innerJoinLateral(now, sql`true`)
    .innerJoin(checkVersions, and(eq(checkVersions.check, checks.id), eq(checkVersions.version, now.version)))
    .innerJoin(members, eq(members.id, checks.author));
  return { lines, now };
}

export const listReadings = (ctx: Ctx, check: string, version: number) =>
  ctx.db
    .select({ sentence: readings.sentence, claim: readings.claim })
    .from(readings)
    .where(and(eq(readings.check, check), eq(readings.version, version)))
    .orderBy(asc(readings.position));
