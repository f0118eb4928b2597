import { sql } from "drizzle-orm";
import {
  type AnyPgColumn,
  boolean,
  check,
  foreignKey,
  index,
  integer,
  pgTable,
  primaryKey,
  text,
  uuid,
} from "drizzle-orm/pg-core";
import { happenedAt, id, oneOf } from "#db/columns";
import { checks, checkVersions } from "#db/schema/checks";
import { claims } from "#db/schema/claims";
import { members } from "#db/schema/members";
import { sources } from "#db/schema/sources";
import { LEANINGS, type Leaning, THREADS, type Thread, WORDED_FIELDS, type WordedField } from "#db/vocabulary";

/** Other words that somebody suggests for a version of a check: which of its words, and what instead. Append-only. */
export const suggestions = pgTable(
  "suggestions",
  {
    id: id(),
    check: uuid().notNull(),
    version: integer().notNull(),
    field: text().$type<WordedField>().notNull(),
    /** The words as they stand in the version, where they stand once only. */
    exact: text().notNull(),
    replacement: text().notNull(),
    by: uuid()
      .notNull()
      .references(() => members.id),
    at: happenedAt(),
  },
  (t) => [
    foreignKey({ columns: [t.check, t.version], foreignColumns: [checkVersions.check, checkVersions.version] }),
    index("suggestions_of_check").on(t.check, t.at),
    oneOf("suggestions_field_known", t.field, WORDED_FIELDS),
    check("suggestions_change_something", sql`${t.exact} <> '' and ${t.exact} <> ${t.replacement}`),
  ],
);

/** That an author accepted suggested words, or refused them: said once. Append-only. */
export const suggestionAnswers = pgTable("suggestion_answers", {
  suggestion: uuid()
    .primaryKey()
    .references(() => suggestions.id),
  isAccepted: boolean().notNull(),
  by: uuid()
    .notNull()
    .references(() => members.id),
  at: happenedAt(),
});

/** What a member wrote in a thread of a claim or of a draft. Its words are in its versions. */
export const messages = pgTable(
  "messages",
  {
    id: id(),
    thread: text().$type<Thread>().notNull(),
    claim: uuid().references(() => claims.id),
    check: uuid().references(() => checks.id),
    /** The source of the claim that it is about, if it is about one. */
    source: uuid().references(() => sources.id),
    repliesTo: uuid().references((): AnyPgColumn => messages.id),
    by: uuid()
      .notNull()
      .references(() => members.id),
    at: happenedAt(),
  },
  (t) => [
    index("messages_of_claim").on(t.claim, t.thread, t.at),
    index("messages_of_check").on(t.check, t.at),
    index("messages_by_member").on(t.by, t.at),
    oneOf("messages_thread_known", t.thread, THREADS),
    check(
      "messages_of_one_thing",
      sql`case when ${t.thread} = 'draft' then ${t.check} is not null and ${t.claim} is null and ${t.source} is null else ${t.claim} is not null and ${t.check} is null end`,
    ),
  ],
);

/** What a message says, each time that it was written anew. The highest version is what it says. Append-only. */
export const messageVersions = pgTable(
  "message_versions",
  {
    message: uuid()
      .notNull()
      .references(() => messages.id),
    version: integer().notNull(),
    text: text().notNull(),
    at: happenedAt(),
  },
  (t) => [primaryKey({ columns: [t.message, t.version] })],
);

/** Whom a message names. */
export const mentions = pgTable(
  "mentions",
  {
    message: uuid()
      .notNull()
      .references(() => messages.id),
    member: uuid()
      .notNull()
      .references(() => members.id),
  },
  (t) => [primaryKey({ columns: [t.message, t.member] }), index("mentions_of_member").on(t.member)],
);

/** That a message was deleted by its author, or brought back; the newest stands. Append-only. */
export const messageDeletions = pgTable(
  "message_deletions",
  {
    message: uuid()
      .notNull()
      .references(() => messages.id),
    seq: integer().notNull(),
    isDeleted: boolean().notNull(),
    by: uuid()
      .notNull()
      .references(() => members.id),
    at: happenedAt(),
  },
  (t) => [primaryKey({ columns: [t.message, t.seq] })],
);

/**
 * That a member says a message leans towards a verdict, so that whoever may still vote reads it only if they want to; or that a
 * moderator found that it does not, which then stands.
 */
export const messageLeanings = pgTable(
  "message_leanings",
  {
    message: uuid()
      .notNull()
      .references(() => messages.id),
    member: uuid()
      .notNull()
      .references(() => members.id),
    leaning: text().$type<Leaning>().notNull(),
    at: happenedAt(),
  },
  (t) => [primaryKey({ columns: [t.message, t.member] }), oneOf("message_leanings_known", t.leaning, LEANINGS)],
);

/** That a thread is resolved: nothing is open in it any more; or open again. The newest stands. Append-only. */
export const threadResolutions = pgTable(
  "thread_resolutions",
  {
    /** The claim or the check. */
    subject: uuid().notNull(),
    thread: text().$type<Thread>().notNull(),
    seq: integer().notNull(),
    isResolved: boolean().notNull(),
    by: uuid()
      .notNull()
      .references(() => members.id),
    at: happenedAt(),
  },
  (t) => [primaryKey({ columns: [t.subject, t.thread, t.seq] }), oneOf("thread_resolutions_known", t.thread, THREADS)],
);

/** Until when a member has read a thread: what came later is shown as new. */
export const threadVisits = pgTable(
  "thread_visits",
  {
    member: uuid()
      .notNull()
      .references(() => members.id),
    subject: uuid().notNull(),
    thread: text().$type<Thread>().notNull(),
    seenAt: happenedAt(),
  },
  (t) => [primaryKey({ columns: [t.member, t.subject, t.thread] }), oneOf("thread_visits_known", t.thread, THREADS)],
);
