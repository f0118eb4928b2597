import { foreignKey, index, integer, pgTable, primaryKey, text, uuid } from "drizzle-orm/pg-core";
import { bytea, happenedAt, writtenBy } from "#db/columns";
import { members } from "#db/schema/members";
import { positions } from "#db/schema/topics";

/**
 * What reviewers answered to the private question of a topic, a declared political opinion: encrypted with a key that is
 * not in the database, and gone when its owner takes it back or leaves. Whoever would rather not say has a row too, which
 * looks the same. The highest `seq` stands for votes that are first cast after it.
 */
export const standpoints = pgTable(
  "standpoints",
  {
    topic: text().notNull(),
    member: uuid()
      .notNull()
      .references(() => members.id),
    seq: integer().notNull(),
    /** The positions that were asked about. */
    version: integer().notNull(),
    /** The answer, its salt, when its owner agreed that it is kept, and from when it can be given anew. */
    sealed: bytea().notNull(),
    at: happenedAt(),
    tx: writtenBy(),
  },
  (t) => [
    primaryKey({ columns: [t.topic, t.member, t.seq] }),
    foreignKey({
      name: "standpoints_on_positions",
      columns: [t.topic, t.version],
      foreignColumns: [positions.topic, positions.version],
    }),
    index("standpoints_of_member").on(t.member),
  ],
);
