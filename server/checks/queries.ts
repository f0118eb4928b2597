import "server-only";
import { and, asc, eq, lte } from "drizzle-orm";
import { checkSources, checks, checkVersions, claims, readings, sources, verdicts, versionVerdicts } from "#db/schema";
import type { Rating, VerdictState } from "#db/vocabulary";
import { getRenderedBody } from "#server/checks/rendering-queries";
import { type Lack, lacksOf, type Words } from "#server/checks/rules";
import type { Against } from "#server/checks/schemas";
import type { Ctx } from "#server/core/context";
import { NotFoundError } from "#server/core/errors";
import type { PublicationFacts } from "#server/policy/checks";
import { votePolicy } from "#server/policy/votes";
import { getVoteFacts } from "#server/votes/queries";

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
  const { citations } = await getRenderedBody(ctx, { check, version, body: draft.body });
  return lacksOf({
    ...draft,
    citations,
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
  /** The rating that the votes came to. */
  computed: Rating | null;
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
  return rows.map((row) => ({ ...row, rating: row.againstRating ?? row.computed }));
}
