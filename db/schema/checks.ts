import { sql } from "drizzle-orm";
import { check, foreignKey, index, integer, pgTable, primaryKey, text, uniqueIndex, uuid } from "drizzle-orm/pg-core";
import { happenedAt, id, oneOf } from "#db/columns";
import { members } from "#db/schema/members";
import { CHECK_STATES, type CheckState } from "#db/vocabulary";

/** A fact-check page. Its text is in its versions, its standing in its states. */
export const checks = pgTable("checks", {
  id: id(),
  language: text().notNull(),
  author: uuid()
    .notNull()
    .references(() => members.id),
  startedAt: happenedAt(),
});

/** The addresses of a check: the first stays for ever, and none is ever given to another check. */
export const checkSlugs = pgTable(
  "check_slugs",
  {
    slug: text().primaryKey(),
    check: uuid()
      .notNull()
      .references(() => checks.id),
    givenAt: happenedAt(),
  },
  (t) => [
    index("check_slugs_of_check").on(t.check, t.givenAt),
    check("check_slugs_form", sql`${t.slug} ~ '^[a-z0-9]+(-[a-z0-9]+)*$' and char_length(${t.slug}) <= 80`),
  ],
);

/** What a check said, whole, each time it was saved. Append-only. */
export const checkVersions = pgTable(
  "check_versions",
  {
    check: uuid()
      .notNull()
      .references(() => checks.id),
    version: integer().notNull(),
    title: text().notNull(),
    answer: text().notNull(),
    body: text().notNull(),
    savedBy: uuid()
      .notNull()
      .references(() => members.id),
    savedAt: happenedAt(),
  },
  (t) => [primaryKey({ columns: [t.check, t.version] })],
);

/** Where a check stood and stands, who moved it there and why. The highest `seq` is its state. Append-only. */
export const checkStates = pgTable(
  "check_states",
  {
    check: uuid()
      .notNull()
      .references(() => checks.id),
    seq: integer().notNull(),
    version: integer().notNull(),
    state: text().$type<CheckState>().notNull(),
    by: uuid()
      .notNull()
      .references(() => members.id),
    reason: text(),
    at: happenedAt(),
  },
  (t) => [
    primaryKey({ columns: [t.check, t.seq] }),
    foreignKey({ columns: [t.check, t.version], foreignColumns: [checkVersions.check, checkVersions.version] }),
    uniqueIndex("check_states_published_once").on(t.check).where(sql`${t.state} = 'published'`),
    index("check_states_latest_published").on(t.at, t.check).where(sql`${t.state} = 'published'`),
    oneOf("check_states_known", t.state, CHECK_STATES),
  ],
);
