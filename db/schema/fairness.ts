import { boolean, foreignKey, index, integer, pgTable, primaryKey, text, uuid } from "drizzle-orm/pg-core";
import { happenedAt } from "#db/columns";
import { checks, checkVersions } from "#db/schema/checks";
import { members } from "#db/schema/members";

/** Who was drawn, of all who voted on the claims of a check, to say whether it is fair. Append-only. */
export const fairnessReaders = pgTable(
  "fairness_readers",
  {
    check: uuid()
      .notNull()
      .references(() => checks.id),
    member: uuid()
      .notNull()
      .references(() => members.id),
    drawnAt: happenedAt(),
  },
  (t) => [primaryKey({ columns: [t.check, t.member] }), index("fairness_readers_of_member").on(t.member, t.drawnAt)],
);

/** What they said of a version; the newest row of each stands. Append-only. */
export const fairnessNotes = pgTable(
  "fairness_notes",
  {
    check: uuid().notNull(),
    member: uuid().notNull(),
    seq: integer().notNull(),
    version: integer().notNull(),
    isFair: boolean().notNull(),
    text: text().notNull(),
    at: happenedAt(),
  },
  (t) => [
    primaryKey({ columns: [t.check, t.member, t.seq] }),
    foreignKey({ columns: [t.check, t.member], foreignColumns: [fairnessReaders.check, fairnessReaders.member] }),
    foreignKey({ columns: [t.check, t.version], foreignColumns: [checkVersions.check, checkVersions.version] }),
  ],
);
