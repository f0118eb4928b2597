import "server-only";
import { and, asc, eq, inArray, sql } from "drizzle-orm";
import { articles, copies, sources } from "#db/schema";
import { sentenceAround } from "#server/articles/anchoring/passage";
import type { Ctx } from "#server/core/context";
import { NotFoundError } from "#server/core/errors";
import type { SourceView } from "#server/sources/views";

/** Those of the given sources that are attached to a claim. */
export async function listSourcesOfClaim(ctx: Ctx, claim: string, ids: readonly string[]): Promise<string[]> {
  if (ids.length === 0) return [];
  const rows = await ctx.db
    .select({ id: sources.id })
    .from(sources)
    .where(and(eq(sources.claim, claim), inArray(sources.id, [...ids])));
  return rows.map(({ id }) => id);
}

/** The claim that a source is attached to. Throws NotFoundError. */
export async function getClaimOfSource(ctx: Ctx, source: string): Promise<string> {
  const [attached] = await ctx.db.select({ claim: sources.claim }).from(sources).where(eq(sources.id, source));
  if (!attached) throw new NotFoundError();
  return attached.claim;
}

/** Every source of several claims: claim by claim as they are given, and in the order of their labels. */
export async function listSourcesOfClaims(
  ctx: Ctx,
  claims: readonly string[],
): Promise<{ id: string; claim: string; isFound: boolean }[]> {
  const rows = await ctx.db
    .select({ id: sources.id, claim: sources.claim, whyNot: sources.whyNot })
    .from(sources)
    .where(inArray(sources.claim, [...claims]))
    .orderBy(asc(sources.label));
  return claims.flatMap((claim) =>
    rows.filter((row) => row.claim === claim).map(({ id, whyNot }) => ({ id, claim, isFound: whyNot === null })),
  );
}

/** How much text around a quotation is looked at to find the sentence that it stands in, in code points. */
const AROUND = 300;

/** What a card shows of a source, besides the number under which it stands; joined with its article and its copy. */
export const SOURCE_CARD = {
  id: sources.id,
  claim: sources.claim,
  stance: sources.stance,
  kind: sources.kind,
  title: articles.title,
  publisher: articles.publisher,
  url: articles.url,
  language: sql<string | null>`coalesce(${copies.language}, ${articles.language})`,
  quote: sources.quote,
  whyNot: sources.whyNot,
  locator: sources.locator,
  note: sources.note,
  translation: sources.translation,
  interest: sources.interest,
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
export function cardOf({ start, end, around, ...card }: CardRow): SourceView {
  if (start === null || end === null || around === null) return { ...card, before: "", after: "" };
  const offset = Math.max(0, start - AROUND);
  const { before, after } = sentenceAround(around, { start: start - offset, end: end - offset }, card.language);
  return { ...card, before, after };
}
