import { sql } from "drizzle-orm";
import { type AnyPgColumn, check, index, integer, pgTable, primaryKey, text, unique, uuid } from "drizzle-orm/pg-core";
import { happenedAt, id, oneOf, salt, writtenBy } from "#db/columns";
import { articles, copies } from "#db/schema/articles";
import { claims } from "#db/schema/claims";
import { members } from "#db/schema/members";
import {
  HELPFULNESS,
  type Helpfulness,
  QUOTE_PARTS,
  type QuotePart,
  SOURCE_KINDS,
  type SourceKind,
  STANCES,
  type Stance,
} from "#db/vocabulary";

/**
 * One piece of evidence on a claim: words quoted from a document and found in a copy of it, or the stated reason why
 * they could not be.
 */
export const sources = pgTable(
  "sources",
  {
    id: id(),
    claim: uuid()
      .notNull()
      .references(() => claims.id),
    /** 1, 2, 3 … within the claim: the 2 of S2. */
    label: integer().notNull(),
    article: uuid()
      .notNull()
      .references(() => articles.id),
    /** The copy that was searched for the quote; null when the document cannot be had as text. */
    copy: uuid().references(() => copies.id),
    /** As it stands in the copy when found, as it was typed otherwise. */
    quote: text().notNull(),
    prefix: text(),
    suffix: text(),
    start: integer(),
    end: integer(),
    /** Which text of the copy the places are counted in. */
    foundIn: text().$type<QuotePart>().notNull().default("main"),
    /** Why the quote was not found in the text: a scan, a paywall, a recording. */
    whyNot: text(),
    stance: text().$type<Stance>().notNull(),
    kind: text().$type<SourceKind>().notNull(),
    locator: text().notNull().default(""),
    note: text().notNull().default(""),
    /** The quote in the language of the claim, when it is in another. */
    translation: text().notNull().default(""),
    /** What the source itself has to win or lose. */
    interest: text().notNull().default(""),
    /** The source whose words this one repeats, so that ten reprints count once. */
    origin: uuid().references((): AnyPgColumn => sources.id),
    attachedBy: uuid()
      .notNull()
      .references(() => members.id),
    attachedAt: happenedAt(),
  },
  (t) => [
    unique("sources_label_unique").on(t.claim, t.label),
    unique("sources_quote_unique").on(t.claim, t.copy, t.foundIn, t.start, t.end),
    index("sources_article").on(t.article),
    index("sources_copy").on(t.copy),
    index("sources_origin").on(t.origin),
    index("sources_of_member").on(t.attachedBy),
    oneOf("sources_stance_known", t.stance, STANCES),
    oneOf("sources_kind_known", t.kind, SOURCE_KINDS),
    oneOf("sources_found_in_known", t.foundIn, QUOTE_PARTS),
    check(
      "sources_found_or_said_why",
      sql`case when ${t.whyNot} is null then ${t.copy} is not null and ${t.start} >= 0 and ${t.end} > ${t.start} else ${t.start} is null and ${t.end} is null and length(${t.whyNot}) > 0 end`,
    ),
  ],
);

/**
 * What is said of a source besides its words, each time that it was changed; the newest stands. A source that was
 * withdrawn says why, keeps its label, and is no evidence any more. Append-only.
 */
export const sourceVersions = pgTable(
  "source_versions",
  {
    source: uuid()
      .notNull()
      .references(() => sources.id),
    seq: integer().notNull(),
    stance: text().$type<Stance>().notNull(),
    kind: text().$type<SourceKind>().notNull(),
    locator: text().notNull(),
    note: text().notNull(),
    translation: text().notNull(),
    interest: text().notNull(),
    withdrawnBecause: text(),
    by: uuid()
      .notNull()
      .references(() => members.id),
    at: happenedAt(),
  },
  (t) => [
    primaryKey({ columns: [t.source, t.seq] }),
    oneOf("source_versions_stance_known", t.stance, STANCES),
    oneOf("source_versions_kind_known", t.kind, SOURCE_KINDS),
  ],
);

/**
 * How much reviewers said that a source helps to judge its claim; the newest stands, null takes it back. Append-only.
 */
export const sourceRatings = pgTable(
  "source_ratings",
  {
    source: uuid()
      .notNull()
      .references(() => sources.id),
    member: uuid()
      .notNull()
      .references(() => members.id),
    seq: integer().notNull(),
    rating: text().$type<Helpfulness>(),
    at: happenedAt(),
    salt: salt(),
    tx: writtenBy(),
  },
  (t) => [
    primaryKey({ columns: [t.source, t.member, t.seq] }),
    index("source_ratings_of_member").on(t.member, t.source),
    oneOf("source_ratings_rating_known", t.rating, HELPFULNESS),
  ],
);
