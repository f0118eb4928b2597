import "server-only";
import { and, asc, desc, eq, inArray, lte, sql } from "drizzle-orm";
import { alias } from "drizzle-orm/pg-core";
import {
  checkSlugs,
  checkSources,
  checkStates,
  checks,
  checkVersions,
  claims,
  readings,
  sources,
  verdicts,
  versionVerdicts,
} from "#db/schema";
import type { Rating, VerdictState } from "#db/vocabulary";
import { type Lack, lacksOf, type Words } from "#server/checks/rules";
import type { Against } from "#server/checks/schemas";
import type { CheckLineView, PublishedCheckView } from "#server/checks/views";
import type { Ctx } from "#server/core/context";
import { NotFoundError } from "#server/core/errors";
import type { PublicationFacts } from "#server/policy/checks";
import { votePolicy } from "#server/policy/votes";
import { getVoteFacts } from "#server/votes/queries";

const publication = alias(checkStates, "publication");

/** The newest state of a check; joined with the publication it is the state that the public sees. */
const standing = (ctx: Ctx) =>
  ctx.db
    .select({ version: checkStates.version, state: checkStates.state, at: checkStates.at })
    .from(checkStates)
    .where(eq(checkStates.check, publication.check))
    .orderBy(desc(checkStates.seq))
    .limit(1)
    .as("standing");

/** The address of a check that is in force: the one given last. */
const slugInForce = sql<string>`(
  select ${checkSlugs.slug} from ${checkSlugs}
  where ${checkSlugs.check} = ${publication.check} order by ${checkSlugs.givenAt} desc limit 1
)`;

/** The checks that were published last, newest first; `limit` of them at most. */
export function listLatestChecks(ctx: Ctx, limit: number): Promise<CheckLineView[]> {
  const now = standing(ctx);
  return ctx.db
    .select({
      slug: slugInForce,
      language: checks.language,
      title: checkVersions.title,
      answer: checkVersions.answer,
      publishedAt: publication.at,
    })
    .from(publication)
    .innerJoinLateral(now, sql`true`)
    .innerJoin(checks, eq(checks.id, publication.check))
    .innerJoin(checkVersions, and(eq(checkVersions.check, checks.id), eq(checkVersions.version, now.version)))
    .where(and(eq(publication.state, "published"), inArray(now.state, ["published", "corrected"])))
    .orderBy(desc(publication.at), desc(publication.check))
    .limit(limit);
}

/** The check at an address, as it stands. Throws NotFoundError for an address under which nothing was published. */
export async function getPublishedCheck(ctx: Ctx, slug: string): Promise<PublishedCheckView> {
  const now = standing(ctx);
  const [check] = await ctx.db
    .select({
      slug: slugInForce,
      language: checks.language,
      title: checkVersions.title,
      answer: checkVersions.answer,
      body: checkVersions.body,
      version: now.version,
      state: now.state,
      publishedAt: publication.at,
      changedAt: now.at,
    })
    .from(checkSlugs)
    .innerJoin(publication, and(eq(publication.check, checkSlugs.check), eq(publication.state, "published")))
    .innerJoinLateral(now, sql`true`)
    .innerJoin(checks, eq(checks.id, publication.check))
    .innerJoin(checkVersions, and(eq(checkVersions.check, checks.id), eq(checkVersions.version, now.version)))
    .where(eq(checkSlugs.slug, slug));
  if (!check) throw new NotFoundError();
  return check;
}

/** Every address that a check has ever had. */
export async function listSlugs(ctx: Ctx, check: string): Promise<string[]> {
  const rows = await ctx.db.select({ slug: checkSlugs.slug }).from(checkSlugs).where(eq(checkSlugs.check, check));
  return rows.map(({ slug }) => slug);
}

const isVersion = (check: string, version: number) =>
  and(eq(checkVersions.check, check), eq(checkVersions.version, version));

/** What a version of a check says. Not a query for screens: it does not ask who reads. Throws NotFoundError. */
export async function getVersionWords(ctx: Ctx, check: string, version: number): Promise<Words> {
  const { title, answer, body } = checkVersions;
  const [words] = await ctx.db.select({ title, answer, body }).from(checkVersions).where(isVersion(check, version));
  if (!words) throw new NotFoundError();
  return words;
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

/** What a version of a check lacks before it can be handed in or published, besides verdicts. */
export async function listLacks(ctx: Ctx, check: string, version: number): Promise<Lack[]> {
  const [draft] = await ctx.db
    .select({
      answer: checkVersions.answer,
      body: checkVersions.body,
      noQuoteReason: checkVersions.noQuoteReason,
      claimantContact: checkVersions.claimantContact,
      sources: checkVersions.sources,
      claimant: claims.claimant,
    })
    .from(checkVersions)
    .innerJoin(checks, eq(checks.id, checkVersions.check))
    .innerJoin(claims, eq(claims.id, checks.subjectClaim))
    .where(isVersion(check, version));
  if (!draft) throw new NotFoundError();
  const numbered = await ctx.db
    .select({ whyNot: sources.whyNot })
    .from(checkSources)
    .innerJoin(sources, eq(sources.id, checkSources.source))
    .where(and(eq(checkSources.check, check), lte(checkSources.number, draft.sources)))
    .orderBy(asc(checkSources.number));
  return lacksOf({
    ...draft,
    hasClaimant: draft.claimant !== null,
    sources: numbered.map(({ whyNot }) => ({ isFound: whyNot === null })),
  });
}

/** What the one who asks may know of the verdicts of a check's claims, and whether they voted on one that they overrule. */
export async function getPublicationFacts(
  ctx: Ctx,
  claimsOfCheck: readonly string[],
  against: Against,
): Promise<PublicationFacts> {
  let [seesVerdicts, votedOnOverruled] = [true, false];
  for (const claim of claimsOfCheck) {
    const facts = await getVoteFacts(ctx, claim);
    seesVerdicts &&= votePolicy.seeOthers(ctx.actor, facts).allowed;
    votedOnOverruled ||= facts.hasVote && against.some((overruled) => overruled.claim === claim);
  }
  return { seesVerdicts, votedOnOverruled };
}

export type FrozenVerdictRow = {
  claim: string;
  verdict: number;
  state: VerdictState;
  /** The rating as it is printed: against the votes when a moderator printed another. */
  rating: Rating | null;
  againstRating: Rating | null;
  againstReason: string | null;
};

/** The verdicts that a published version prints. */
export async function listPrintedVerdicts(ctx: Ctx, check: string, version: number): Promise<FrozenVerdictRow[]> {
  const rows = await ctx.db
    .select({
      claim: versionVerdicts.claim,
      verdict: versionVerdicts.verdict,
      state: verdicts.state,
      computed: verdicts.rating,
      againstRating: versionVerdicts.againstRating,
      againstReason: versionVerdicts.againstReason,
    })
    .from(versionVerdicts)
    .innerJoin(verdicts, and(eq(verdicts.claim, versionVerdicts.claim), eq(verdicts.seq, versionVerdicts.verdict)))
    .where(and(eq(versionVerdicts.check, check), eq(versionVerdicts.version, version)));
  return rows.map(({ computed, ...row }) => ({ ...row, rating: row.againstRating ?? computed }));
}
