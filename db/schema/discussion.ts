import { sql } from "drizzle-orm";
import { boolean, check, foreignKey, index, integer, pgTable, text, uuid } from "drizzle-orm/pg-core";
import { happenedAt, id, oneOf } from "#db/columns";
import { checkVersions } from "#db/schema/checks";
import { members } from "#db/schema/members";
import { WORDED_FIELDS, type WordedField } from "#db/vocabulary";

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
