import "server-only";
import { and, asc, desc, eq, sql } from "drizzle-orm";
import { alias } from "drizzle-orm/pg-core";
import {
  appearances,
  articles,
  checkReviews,
  checkStates,
  checks,
  checkValidities,
  checkVersions,
  claimants,
  claims,
  copies,
  listings,
  verdicts,
  versionVerdicts,
} from "#db/schema";
import { LISTED_STATES, type ListedState } from "#db/vocabulary";
import type { Ctx } from "#server/core/context";
import { findStems } from "#server/search/internal";
import { LISTER, termsOf } from "#server/search/rules";

/**
 * Writes what lists and search know of a check as it stands; one that readers may not find any more is taken off. A step of the
 * commands that publish and correct it, in their transaction: a list never shows what the page does not.
 */
export async function listCheck(tx: Ctx, check: string): Promise<void> {
  const found = await findWhatItSays(tx, check);
  if (!found) {
    await tx.db.delete(listings).where(eq(listings.check, check));
    return;
  }
  const { body, statement, claimantName, overrideRating, ...row } = found;
  const texts = [
    { text: row.title, weight: "A" as const },
    { text: `${statement} ${claimantName ?? ""}`, weight: "A" as const },
    { text: row.answer, weight: "B" as const },
    { text: body, weight: "C" as const },
  ];
  const said = texts.map(({ text }) => text);
  const { stems } = await findStems(tx, said, [row.language, row.claimLanguage]);
  const { claimLanguage: _, ...kept } = row;
  const listing = {
    ...kept,
    check,
    rating: overrideRating ?? row.computedRating,
    terms: sql`${termsOf(texts, stems)}::tsvector`,
    lister: LISTER,
  };
  await tx.db.insert(listings).values(listing).onConflictDoUpdate({ target: listings.check, set: listing });
}

async function findWhatItSays({ db }: Ctx, check: string) {
  const publication = alias(checkStates, "publication");
  const newest = db
    .select({ version: checkStates.version, state: checkStates.state, at: checkStates.at })
    .from(checkStates)
    .where(eq(checkStates.check, check))
    .orderBy(desc(checkStates.seq))
    .limit(1)
    .as("newest");
  const [found] = await db
    .select({
      claim: checks.subjectClaim,
      claimant: claims.claimant,
      claimantName: claimants.name,
      statement: claims.statement,
      claimLanguage: claims.language,
      state: newest.state,
      version: newest.version,
      language: checks.language,
      title: checkVersions.title,
      answer: checkVersions.answer,
      body: checkVersions.body,
      verdictState: verdicts.state,
      basis: verdicts.basis,
      computedRating: verdicts.rating,
      overrideRating: versionVerdicts.overrideRating,
      overrideReason: versionVerdicts.overrideReason,
      publishedAt: publication.at,
      changedAt: newest.at,
    })
    .from(checks)
    .innerJoin(newest, sql`true`)
    .innerJoin(publication, and(eq(publication.check, checks.id), eq(publication.state, "published")))
    .innerJoin(claims, eq(claims.id, checks.subjectClaim))
    .leftJoin(claimants, eq(claimants.id, claims.claimant))
    .innerJoin(checkVersions, and(eq(checkVersions.check, checks.id), eq(checkVersions.version, newest.version)))
    .innerJoin(
      versionVerdicts,
      and(
        eq(versionVerdicts.check, checks.id),
        eq(versionVerdicts.version, newest.version),
        eq(versionVerdicts.claim, checks.subjectClaim),
      ),
    )
    .innerJoin(verdicts, and(eq(verdicts.claim, versionVerdicts.claim), eq(verdicts.seq, versionVerdicts.verdict)))
    .where(eq(checks.id, check));
  if (!found || !isListed(found.state)) return null;
  const [review] = await db
    .select({ isOpen: checkReviews.isOpen })
    .from(checkReviews)
    .where(eq(checkReviews.check, check))
    .orderBy(desc(checkReviews.seq))
    .limit(1);
  const [validity] = await db
    .select({ reviewOn: checkValidities.reviewOn })
    .from(checkValidities)
    .where(eq(checkValidities.check, check))
    .orderBy(desc(checkValidities.seq))
    .limit(1);
  const [article] = await db
    .select({ publisher: articles.publisher })
    .from(appearances)
    .innerJoin(copies, eq(copies.id, appearances.copy))
    .innerJoin(articles, eq(articles.id, copies.article))
    .where(eq(appearances.claim, found.claim))
    .orderBy(asc(appearances.addedAt), asc(appearances.id))
    .limit(1);
  return {
    ...found,
    state: found.state,
    publisher: article?.publisher ?? null,
    isUnderReview: review?.isOpen ?? false,
    reviewOn: validity?.reviewOn ?? null,
  };
}

const isListed = (state: string): state is ListedState => LISTED_STATES.some((one) => one === state);
