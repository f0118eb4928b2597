import { type SQL, sql } from "drizzle-orm";
import {
  type AnyPgColumn,
  check,
  date,
  index,
  integer,
  pgTable,
  primaryKey,
  text,
  unique,
  uniqueIndex,
  uuid,
} from "drizzle-orm/pg-core";
import { happenedAt, id, oneOf, tsvector } from "#db/columns";
import { copies } from "#db/schema/articles";
import { members } from "#db/schema/members";
import { topics } from "#db/schema/topics";
import {
  CLAIM_STATES,
  CLAIMANT_KINDS,
  type ClaimantKind,
  type ClaimState,
  DATE_PRECISIONS,
  type DatePrecision,
} from "#db/vocabulary";

/** Who said it: a person or an organisation, kept once and shared by every claim of theirs. */
export const claimants = pgTable(
  "claimants",
  {
    id: id(),
    kind: text().$type<ClaimantKind>().notNull(),
    name: text().notNull(),
    /** Tells apart two of the same name. */
    wikidata: text(),
    addedAt: happenedAt(),
  },
  (t) => [
    uniqueIndex("claimants_name_unique").on(t.kind, sql`lower(${t.name})`).where(sql`${t.wikidata} is null`),
    unique("claimants_wikidata_unique").on(t.wikidata),
    oneOf("claimants_kind_known", t.kind, CLAIMANT_KINDS),
    check("claimants_wikidata_form", sql`${t.wikidata} ~ '^Q[1-9][0-9]*$'`),
  ],
);

/** One statement that can be checked. */
export const claims = pgTable(
  "claims",
  {
    id: id(),
    statement: text().notNull(),
    /** The statement as it is compared: without case, runs of white space and the sign at its end. */
    statementKey: text().notNull(),
    claimant: uuid().references(() => claimants.id),
    /** The first day of the month or the year when no more is known. */
    saidOn: date({ mode: "string" }),
    saidPrecision: text().$type<DatePrecision>(),
    language: text().notNull(),
    /** The claim that this one is a reading of, when it has no passage of its own. */
    derivedFrom: uuid().references((): AnyPgColumn => claims.id),
    /** The topic whose positions count on it, fixed with its first source; null where it has none. */
    positionsOf: text().references(() => topics.slug),
    submittedBy: uuid()
      .notNull()
      .references(() => members.id),
    submittedAt: happenedAt(),
    search: tsvector().generatedAlwaysAs((): SQL => sql`to_tsvector('simple', statement)`),
  },
  (t) => [
    index("claims_search").using("gin", t.search),
    index("claims_statement_alike").using("gin", t.statement.op("gin_trgm_ops")),
    unique("claims_same_statement").on(t.statementKey, t.claimant, t.saidOn).nullsNotDistinct(),
    index("claims_latest").on(t.submittedAt, t.id),
    index("claims_of_claimant").on(t.claimant),
    index("claims_derived_from").on(t.derivedFrom),
    index("claims_with_positions").on(t.positionsOf).where(sql`${t.positionsOf} is not null`),
    oneOf("claims_said_precision_known", t.saidPrecision, DATE_PRECISIONS),
    check("claims_said_on_with_precision", sql`(${t.saidOn} is null) = (${t.saidPrecision} is null)`),
    check(
      "claims_said_on_is_first",
      sql`${t.saidPrecision} is null or ${t.saidPrecision} = 'day' or ${t.saidOn} = date_trunc(${t.saidPrecision}, ${t.saidOn}::timestamp)::date`,
    ),
  ],
);

/** What a claim says, each time that its words were changed, and why. The highest version is what it says. Append-only. */
export const claimVersions = pgTable(
  "claim_versions",
  {
    claim: uuid()
      .notNull()
      .references(() => claims.id),
    version: integer().notNull(),
    statement: text().notNull(),
    /** Why the words were changed; null for the first. */
    reason: text(),
    by: uuid()
      .notNull()
      .references(() => members.id),
    at: happenedAt(),
  },
  (t) => [
    primaryKey({ columns: [t.claim, t.version] }),
    check("claim_versions_change_says_why", sql`(${t.version} = 1) = (${t.reason} is null)`),
  ],
);

/** Where a claim stands in a copy: W3C TextQuoteSelector and TextPositionSelector over its text, in code points. */
export const appearances = pgTable(
  "appearances",
  {
    id: id(),
    claim: uuid()
      .notNull()
      .references(() => claims.id),
    copy: uuid()
      .notNull()
      .references(() => copies.id),
    exact: text().notNull(),
    prefix: text().notNull(),
    suffix: text().notNull(),
    start: integer().notNull(),
    end: integer().notNull(),
    /** The heading that it stands under in the text, where there is one. */
    section: text(),
    addedBy: uuid()
      .notNull()
      .references(() => members.id),
    addedAt: happenedAt(),
  },
  (t) => [
    unique("appearances_passage_unique").on(t.claim, t.copy, t.start, t.end),
    index("appearances_in_copy").on(t.copy, t.start),
    check("appearances_range", sql`${t.start} >= 0 and ${t.end} > ${t.start}`),
  ],
);

/** Where a claim stood and stands, who moved it there and why. The highest `seq` is its state. Append-only. */
export const claimStates = pgTable(
  "claim_states",
  {
    claim: uuid()
      .notNull()
      .references(() => claims.id),
    seq: integer().notNull(),
    state: text().$type<ClaimState>().notNull(),
    /** The member who moved it; null is the product itself. */
    by: uuid().references(() => members.id),
    reason: text(),
    at: happenedAt(),
  },
  (t) => [primaryKey({ columns: [t.claim, t.seq] }), oneOf("claim_states_known", t.state, CLAIM_STATES)],
);

/** What a claim is about. */
export const claimTopics = pgTable(
  "claim_topics",
  {
    claim: uuid()
      .notNull()
      .references(() => claims.id),
    topic: text()
      .notNull()
      .references(() => topics.slug),
  },
  (t) => [primaryKey({ columns: [t.claim, t.topic] }), index("claim_topics_of_topic").on(t.topic)],
);
