import { sql } from "drizzle-orm";
import { boolean, date, index, integer, pgTable, text, uuid } from "drizzle-orm/pg-core";
import { instant, oneOf, tsvector } from "#db/columns";
import { checks } from "#db/schema/checks";
import { claimants, claims } from "#db/schema/claims";
import {
  LISTED_STATES,
  type ListedState,
  RATINGS,
  type Rating,
  VERDICT_BASES,
  VERDICT_STATES,
  type VerdictBasis,
  type VerdictState,
} from "#db/vocabulary";

/**
 * What lists and search know of a published check: one row for each, written in the transaction that publishes, corrects or
 * retracts it. It holds nothing that does not stand elsewhere, and can be written again at any time.
 */
export const listings = pgTable(
  "listings",
  {
    check: uuid()
      .primaryKey()
      .references(() => checks.id),
    /** The claim whose verdict stands at the head of the page; its topics are the check's. */
    claim: uuid()
      .notNull()
      .references(() => claims.id),
    claimant: uuid().references(() => claimants.id),
    /** Who published the article in which the claim was found first. */
    publisher: text(),
    state: text().$type<ListedState>().notNull(),
    version: integer().notNull(),
    /** Whether a moderator has put it under review. */
    isUnderReview: boolean().notNull().default(false),
    /** The day on which it is to be looked at again. */
    reviewOn: date({ mode: "string" }),
    language: text().notNull(),
    title: text().notNull(),
    answer: text().notNull(),
    verdictState: text().$type<VerdictState>().notNull(),
    basis: text().$type<VerdictBasis>(),
    computedRating: text().$type<Rating>(),
    overrideReason: text(),
    /** The rating that is printed. */
    rating: text().$type<Rating>(),
    publishedAt: instant().notNull(),
    changedAt: instant().notNull(),
    /** The words that it is found by, brought to one form; see server/search/rules.ts. */
    terms: tsvector().notNull(),
    /** The version of what brought them to that form. */
    lister: text().notNull(),
  },
  (t) => [
    index("listings_latest").on(t.publishedAt, t.check),
    index("listings_latest_in_state").on(t.verdictState, t.publishedAt).where(sql`${t.state} <> 'retracted'`),
    index("listings_by_review").on(t.reviewOn).where(sql`${t.state} <> 'retracted'`),
    index("listings_of_claim").on(t.claim),
    index("listings_of_claimant").on(t.claimant, t.publishedAt).where(sql`${t.claimant} is not null`),
    index("listings_of_publisher").on(t.publisher, t.publishedAt).where(sql`${t.publisher} is not null`),
    index("listings_terms").using("gin", t.terms),
    index("listings_title_alike").using("gin", t.title.op("gin_trgm_ops")),
    oneOf("listings_state_known", t.state, LISTED_STATES),
    oneOf("listings_verdict_state_known", t.verdictState, VERDICT_STATES),
    oneOf("listings_basis_known", t.basis, VERDICT_BASES),
    oneOf("listings_rating_known", t.rating, RATINGS),
  ],
);
