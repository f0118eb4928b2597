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
import { happenedAt, instant } from "#db/columns";
import { members } from "#db/schema/members";

/**
 * What claims are about: a list that moderators keep. One that a reviewer named and no moderator accepted yet is
 * proposed; one that was merged into another leads there.
 */
export const topics = pgTable(
  "topics",
  {
    slug: text().primaryKey(),
    /** By which events name it. */
    id: uuid().notNull().defaultRandom().unique("topics_id_unique"),
    label: text().notNull(),
    description: text().notNull().default(""),
    /** Who named it first; null is the product itself. */
    addedBy: uuid().references(() => members.id),
    addedAt: happenedAt(),
    acceptedAt: instant(),
    mergedInto: text().references((): AnyPgColumn => topics.slug),
  },
  (t) => [
    index("topics_by_label").on(t.label),
    check("topics_not_merged_into_itself", sql`${t.mergedInto} is null or ${t.mergedInto} <> ${t.slug}`),
  ],
);

/** Two short positions that people hold on a topic, each time that they were written. Append-only. */
export const positions = pgTable(
  "positions",
  {
    topic: text()
      .notNull()
      .references(() => topics.slug),
    version: integer().notNull(),
    a: text().notNull(),
    b: text().notNull(),
    by: uuid()
      .notNull()
      .references(() => members.id),
    at: happenedAt(),
  },
  (t) => [primaryKey({ columns: [t.topic, t.version] })],
);

/**
 * Members who are asked whether two positions are fair to whoever holds them. Which of them is their own is neither asked
 * nor kept; once the positions are used, these rows are gone.
 */
export const positionTrials = pgTable(
  "position_trials",
  {
    topic: text().notNull(),
    version: integer().notNull(),
    member: uuid()
      .notNull()
      .references(() => members.id),
    askedBy: uuid()
      .notNull()
      .references(() => members.id),
    askedAt: happenedAt(),
    isFair: boolean(),
    /** What would be fairer. */
    note: text().notNull().default(""),
  },
  (t) => [
    primaryKey({ columns: [t.topic, t.version, t.member] }),
    foreignKey({
      name: "position_trials_of_positions",
      columns: [t.topic, t.version],
      foreignColumns: [positions.topic, positions.version],
    }),
    index("position_trials_of_member").on(t.member),
  ],
);

/**
 * Which positions of a topic are used: the row with the highest `seq` stands, and one without a version says that none
 * are. `fair` and `unfair` are what they were tried with. Append-only.
 */
export const positionUses = pgTable(
  "position_uses",
  {
    topic: text()
      .notNull()
      .references(() => topics.slug),
    seq: integer().notNull(),
    version: integer(),
    fair: integer().notNull().default(0),
    unfair: integer().notNull().default(0),
    by: uuid()
      .notNull()
      .references(() => members.id),
    at: happenedAt(),
  },
  (t) => [
    primaryKey({ columns: [t.topic, t.seq] }),
    foreignKey({
      name: "position_uses_of_positions",
      columns: [t.topic, t.version],
      foreignColumns: [positions.topic, positions.version],
    }),
  ],
);
