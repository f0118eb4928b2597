import "server-only";
import { and, asc, eq, inArray, isNull, type SQL, sql } from "drizzle-orm";
import { alias } from "drizzle-orm/pg-core";
import {
  appearances,
  articles,
  checkSources,
  checkStates,
  checkVersions,
  copies,
  sources,
  sourceVersions,
} from "#db/schema";
import type { SourceKind, Stance } from "#db/vocabulary";
import { sentenceAround } from "#server/articles/anchoring/passage";
import { getClaimState } from "#server/claims/internal";
import type { Ctx } from "#server/core/context";
import { InvalidError, NotFoundError } from "#server/core/errors";
import type { SourceFacts } from "#server/policy/sources";
import type { SourceView } from "#server/sources/views";

/** What is said of a source now, where it was changed since it was attached; joined by `isNewestVersion`. */
export const newestVersion = alias(sourceVersions, "newest_version");
export const isNewestVersion = and(
  eq(newestVersion.source, sources.id),
  sql`${newestVersion.seq} = (select max(v.seq) from ${sourceVersions} v where v.source = ${sources.id})`,
);

/** What is said of a source besides its words. */
export type SaidOfSource = Pick<
  typeof sources.$inferSelect,
  "stance" | "kind" | "locator" | "note" | "translation" | "interest"
>;

const SAID = {
  stance: sql<Stance>`coalesce(${newestVersion.stance}, ${sources.stance})`,
  kind: sql<SourceKind>`coalesce(${newestVersion.kind}, ${sources.kind})`,
  locator: sql<string>`coalesce(${newestVersion.locator}, ${sources.locator})`,
  note: sql<string>`coalesce(${newestVersion.note}, ${sources.note})`,
  translation: sql<string>`coalesce(${newestVersion.translation}, ${sources.translation})`,
  interest: sql<string>`coalesce(${newestVersion.interest}, ${sources.interest})`,
};

/** That the document of a source is one in which its claim is made. */
const isOwnArticle = sql<boolean>`exists (
  select 1 from ${appearances} a join ${copies} c on c.id = a.copy
  where a.claim = ${sources.claim} and c.article = ${sources.article})`;

/** That a check which is or was published shows a source. */
export const isShownPublicly = sql<boolean>`exists (
  select 1 from ${checkSources} cs
  join ${checkStates} st on st."check" = cs."check" and st.state = 'published'
  join ${checkVersions} cv on cv."check" = cs."check" and cv.version >= st.version and cs.number <= cv.sources
  where cs.source = ${sources.id})`;

/** What decides about a change of a source, and what is said of it now. Throws NotFoundError. */
export async function getSourceFacts(
  ctx: Ctx,
  source: string,
): Promise<SourceFacts & { said: SaidOfSource; version: number; isClaimItself: boolean }> {
  const [row] = await ctx.db
    .select({
      claim: sources.claim,
      attachedBy: sources.attachedBy,
      said: SAID,
      version: sql<number>`coalesce(${newestVersion.seq}, 0)`,
      isWithdrawn: sql<boolean>`${newestVersion.withdrawnBecause} is not null`,
      isPublished: isShownPublicly,
      isClaimItself: isOwnArticle,
    })
    .from(sources)
    .leftJoin(newestVersion, isNewestVersion)
    .where(eq(sources.id, source));
  if (!row) throw new NotFoundError();
  const { claim, ...facts } = row;
  return { ...facts, state: await getClaimState(ctx, claim) };
}

/**
 * Refuses a type that a document cannot have: the one in which the claim is made is the claim itself and no evidence for
 * it, and no other is. Throws InvalidError.
 */
export function requireKind(kind: SourceKind, isClaimItself: boolean): void {
  if (isClaimItself && kind !== "claim_itself") throw new InvalidError("source_is_claim_itself");
  if (!isClaimItself && kind === "claim_itself") throw new InvalidError("source_is_not_claim_itself");
}

/** Whether a claim is made in an article. */
export async function isMadeIn(ctx: Ctx, claim: string, article: string): Promise<boolean> {
  const [made] = await ctx.db
    .select({ claim: appearances.claim })
    .from(appearances)
    .innerJoin(copies, eq(copies.id, appearances.copy))
    .where(and(eq(appearances.claim, claim), eq(copies.article, article)))
    .limit(1);
  return made !== undefined;
}

/**
 * Of which kind those of some sources are that are attached to a claim and were not withdrawn, to be selected with other
 * facts of the claim.
 */
export const kindsOfSources = (ctx: Ctx, claim: string, ids: readonly string[]): SQL<SourceKind[]> =>
  ids.length === 0
    ? sql`'[]'::json`
    : sql`to_json(array(${ctx.db
        .select({ kind: SAID.kind })
        .from(sources)
        .leftJoin(newestVersion, isNewestVersion)
        .where(
          and(eq(sources.claim, claim), inArray(sources.id, [...ids]), isNull(newestVersion.withdrawnBecause)),
        )}))`;

/** The claim that a source is attached to. Throws NotFoundError. */
export async function getClaimOfSource(ctx: Ctx, source: string): Promise<string> {
  const [attached] = await ctx.db.select({ claim: sources.claim }).from(sources).where(eq(sources.id, source));
  if (!attached) throw new NotFoundError();
  return attached.claim;
}

/** Every source of several claims that was not withdrawn: claim by claim as they are given, in the order of their labels. */
export async function listSourcesOfClaims(
  ctx: Ctx,
  claims: readonly string[],
): Promise<{ id: string; claim: string }[]> {
  const rows = await ctx.db
    .select({ id: sources.id, claim: sources.claim })
    .from(sources)
    .leftJoin(newestVersion, isNewestVersion)
    .where(and(inArray(sources.claim, [...claims]), isNull(newestVersion.withdrawnBecause)))
    .orderBy(asc(sources.label));
  return claims.flatMap((claim) => rows.filter((row) => row.claim === claim));
}

/** How much text around a quotation is looked at to find the sentence that it stands in, in code points. */
const AROUND = 300;

/** What a card shows of a source, besides the number under which it stands; joined with its article and its copy. */
export const SOURCE_CARD = {
  id: sources.id,
  claim: sources.claim,
  stance: SAID.stance,
  kind: SAID.kind,
  title: articles.title,
  publisher: articles.publisher,
  url: articles.url,
  language: sql<string | null>`coalesce(${copies.language}, ${articles.language})`,
  quote: sources.quote,
  whyNot: sources.whyNot,
  locator: SAID.locator,
  note: SAID.note,
  translation: SAID.translation,
  interest: SAID.interest,
  version: sql<number>`coalesce(${newestVersion.seq}, 0)`,
  withdrawnBecause: newestVersion.withdrawnBecause,
  readAt: copies.readAt,
  sha256: copies.sha256,
  foundIn: sources.foundIn,
  start: sources.start,
  end: sources.end,
  around: sql<string | null>`substr(
    case ${sources.foundIn} when 'page' then ${copies.wholeText} else ${copies.text} end,
    greatest(${sources.start} - ${AROUND}, 0) + 1, ${sources.end} - ${sources.start} + ${2 * AROUND})`,
};

type CardRow = Omit<SourceView, "before" | "after"> & {
  start: number | null;
  end: number | null;
  around: string | null;
};

/** A source as its card shows it, with the sentence around its quotation. */
export function cardOf<Row extends CardRow>({ start, end, around, ...card }: Row) {
  if (start === null || end === null || around === null) return { ...card, before: "", after: "" };
  const offset = Math.max(0, start - AROUND);
  const { before, after } = sentenceAround(around, { start: start - offset, end: end - offset }, card.language);
  return { ...card, before, after };
}
