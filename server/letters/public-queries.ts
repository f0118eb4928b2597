import "server-only";
import { and, asc, desc, eq, inArray } from "drizzle-orm";
import { appearances, checkSlugs, copies, letterAnswers, letters, listings, sources } from "#db/schema";
import { findArticleAt } from "#server/articles/internal";
import { CHECK_LINE, lineOf } from "#server/checks/internal";
import type { CheckLineView } from "#server/checks/views";
import type { Ctx } from "#server/core/context";
import { findPublishedAt } from "#server/letters/internal";
import type { DecidedObjectionView } from "#server/letters/views";
import { searchChecks } from "#server/search/public-queries";
import { SEARCH_MAX_CHARACTERS, searchFrom } from "#server/search/schemas";

const SHOWN = 100;

/** The objections to the verdict of a check that were decided, with the reason; never who sent them. */
export async function listDecidedObjections({ db }: Ctx, slug: string): Promise<DecidedObjectionView[]> {
  return db
    .select({
      id: letters.id,
      sender: letters.sender,
      outcome: letterAnswers.outcome,
      reason: letterAnswers.reason,
      wasInvolved: letterAnswers.wasInvolved,
      at: letterAnswers.at,
    })
    .from(checkSlugs)
    .innerJoin(letters, and(eq(letters.check, checkSlugs.check), eq(letters.kind, "objection")))
    .innerJoin(letterAnswers, eq(letterAnswers.letter, letters.id))
    .where(eq(checkSlugs.slug, slug))
    .orderBy(asc(letterAnswers.at), asc(letters.id))
    .limit(SHOWN);
}

/** What the check at an address asks, for the form that writes about it; null where none is published. */
export const findCheckToWriteAbout = findPublishedAt;

const CHECKED_SHOWN = 5;
/** Where no check has all the words, one with so many of them is shown. */
const WORDS_ALIKE_MIN = 2;
const ADDRESS = /https?:\/\/[^\s<>"'()]+/gi;
const ADDRESSES_READ = 3;

/**
 * What is checked already of what somebody asks to have checked: checks of claims that stand at an address that they name, or quote
 * it, and those that have their words.
 */
export async function findCheckedAlready(
  ctx: Ctx,
  { text, evidence }: { text: string; evidence: string },
): Promise<CheckLineView[]> {
  const addresses = [...new Set(`${text} ${evidence}`.match(ADDRESS) ?? [])]
    .filter((one) => URL.canParse(one))
    .slice(0, ADDRESSES_READ);
  const found = await Promise.all(addresses.map((address) => findArticleAt(ctx, address)));
  const atAddress = found.flatMap((article) => article ?? []);
  const byAddress = atAddress.length > 0 ? await listChecksWith(ctx, atAddress) : [];
  const words = text.replaceAll(ADDRESS, " ");
  const { checks, isLoose } = await searchChecks(ctx, searchFrom({ q: words.slice(0, SEARCH_MAX_CHARACTERS) }));
  const alike = checks.filter(({ titleParts, answerParts }) => {
    const hits = [...titleParts, ...answerParts].flatMap(({ text: word, isHit }) =>
      isHit ? [word.toLowerCase()] : [],
    );
    return !isLoose || new Set(hits).size >= WORDS_ALIKE_MIN;
  });
  const known = new Set(byAddress.map(({ slug }) => slug));
  return [...byAddress, ...alike.filter(({ slug }) => !known.has(slug))].slice(0, CHECKED_SHOWN);
}

/** Published checks of claims that stand in some articles, or that quote them, newest first. */
async function listChecksWith({ db }: Ctx, articlesOf: readonly string[]): Promise<CheckLineView[]> {
  const standing = db
    .select({ claim: appearances.claim })
    .from(appearances)
    .innerJoin(copies, eq(copies.id, appearances.copy))
    .where(inArray(copies.article, [...articlesOf]))
    .union(
      db
        .select({ claim: sources.claim })
        .from(sources)
        .where(inArray(sources.article, [...articlesOf])),
    );
  const rows = await db
    .select(CHECK_LINE)
    .from(listings)
    .where(inArray(listings.claim, standing))
    .orderBy(desc(listings.publishedAt), desc(listings.check))
    .limit(CHECKED_SHOWN);
  return rows.map(lineOf);
}
