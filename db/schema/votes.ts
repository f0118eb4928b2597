import { sql } from "drizzle-orm";
import {
  boolean,
  check,
  foreignKey,
  index,
  integer,
  pgTable,
  primaryKey,
  text,
  unique,
  uuid,
} from "drizzle-orm/pg-core";
import { happenedAt, id, oneOf, salt, writtenBy } from "#db/columns";
import { claims } from "#db/schema/claims";
import { interests } from "#db/schema/interests";
import { members } from "#db/schema/members";
import { sources } from "#db/schema/sources";
import { CONFIDENCES, type Confidence, RATINGS, type Rating, RECUSAL_KINDS, type RecusalKind } from "#db/vocabulary";

/**
 * A reviewer's seat on a claim in one round of votes. What they said is in its ballots; `head` is the one that stands.
 */
export const votes = pgTable(
  "votes",
  {
    id: id(),
    claim: uuid()
      .notNull()
      .references(() => claims.id),
    member: uuid()
      .notNull()
      .references(() => members.id),
    round: integer().notNull().default(1),
    head: integer().notNull(),
  },
  (t) => [unique("votes_one_each").on(t.claim, t.member, t.round), index("votes_of_member").on(t.member, t.claim)],
);

/** Every ballot that was ever cast; one without a rating withdraws the vote. Append-only. */
export const ballots = pgTable(
  "ballots",
  {
    vote: uuid()
      .notNull()
      .references(() => votes.id),
    version: integer().notNull(),
    rating: text().$type<Rating>(),
    confidence: text().$type<Confidence>(),
    reason: text(),
    /** What changed the reviewer's mind, on a ballot that is not their first on the claim. */
    changedBecause: text(),
    /** Whether the reason may be quoted on a page. */
    mayQuote: boolean().notNull().default(false),
    /** Whether the reason stands under its author's handle instead of a number. */
    isSigned: boolean().notNull().default(false),
    /** What was there to read: the highest label among the claim’s sources, and the version of its words. Null in old rows. */
    seenLabel: integer(),
    seenVersion: integer(),
    castAt: happenedAt(),
    salt: salt(),
    tx: writtenBy(),
  },
  (t) => [
    primaryKey({ columns: [t.vote, t.version] }),
    index("ballots_first_by_time").on(t.castAt).where(sql`${t.version} = 1`),
    oneOf("ballots_rating_known", t.rating, RATINGS),
    oneOf("ballots_confidence_known", t.confidence, CONFIDENCES),
    check("ballots_reason_length", sql`char_length(${t.reason}) between 14 and 2000`),
    check("ballots_whole_or_withdrawn", sql`num_nulls(${t.rating}, ${t.confidence}, ${t.reason}) in (0, 3)`),
  ],
);

/**
 * That a reviewer keeps their vote although sources or words changed after it, and what was there to read then; the
 * newest stands. Append-only.
 */
export const voteConfirmations = pgTable(
  "vote_confirmations",
  {
    vote: uuid().notNull(),
    version: integer().notNull(),
    seq: integer().notNull(),
    seenLabel: integer().notNull(),
    seenVersion: integer().notNull(),
    at: happenedAt(),
  },
  (t) => [
    primaryKey({ columns: [t.vote, t.version, t.seq] }),
    foreignKey({ columns: [t.vote, t.version], foreignColumns: [ballots.vote, ballots.version] }),
  ],
);

/** The sources of the claim that a ballot's reason rests on. Append-only. */
export const ballotSources = pgTable(
  "ballot_sources",
  {
    vote: uuid().notNull(),
    version: integer().notNull(),
    source: uuid()
      .notNull()
      .references(() => sources.id),
  },
  (t) => [
    primaryKey({ columns: [t.vote, t.version, t.source] }),
    foreignKey({ columns: [t.vote, t.version], foreignColumns: [ballots.vote, ballots.version] }),
    index("ballot_sources_of_source").on(t.source),
  ],
);

/** Someone who does not vote on a claim, and why. Append-only. */
export const recusals = pgTable(
  "recusals",
  {
    claim: uuid()
      .notNull()
      .references(() => claims.id),
    member: uuid()
      .notNull()
      .references(() => members.id),
    kind: text().$type<RecusalKind>().notNull(),
    /** Why, in their own words; empty where a standing interest says it. */
    statement: text().notNull(),
    /** The standing interest that touched the claim. */
    interest: uuid().references(() => interests.id),
    at: happenedAt(),
    tx: writtenBy(),
  },
  (t) => [
    primaryKey({ columns: [t.claim, t.member] }),
    index("recusals_of_member").on(t.member),
    oneOf("recusals_kind_known", t.kind, RECUSAL_KINDS),
  ],
);

/** The number under which a reviewer's reasons stand on one claim: random, so that it tells nothing. Append-only. */
export const voices = pgTable(
  "voices",
  {
    claim: uuid()
      .notNull()
      .references(() => claims.id),
    member: uuid()
      .notNull()
      .references(() => members.id),
    number: integer().notNull(),
  },
  (t) => [primaryKey({ columns: [t.claim, t.member] }), unique("voices_number_unique").on(t.claim, t.number)],
);
