import { sql } from "drizzle-orm";
import { check, index, integer, pgTable, real, text, unique, uuid } from "drizzle-orm/pg-core";
import { happenedAt, id, oneOf } from "#db/columns";
import { copies } from "#db/schema/articles";
import { appearances } from "#db/schema/claims";
import { sources } from "#db/schema/sources";
import { FOUND_HOW, type FoundHow } from "#db/vocabulary";

/**
 * Where a passage of an earlier copy stands in a later copy of the same article: the words that make a claim, or those that a source
 * quotes. That they are no longer found is kept too. Append-only.
 */
export const anchors = pgTable(
  "anchors",
  {
    id: id(),
    copy: uuid()
      .notNull()
      .references(() => copies.id),
    appearance: uuid().references(() => appearances.id),
    source: uuid().references(() => sources.id),
    /** Null where the words are no longer found. */
    how: text().$type<FoundHow>(),
    /** How sure that is, from 0 to 1. */
    sureness: real(),
    /** In code points of the copy's text. */
    start: integer(),
    end: integer(),
    /** The words that stand there now. */
    exact: text(),
    at: happenedAt(),
  },
  (t) => [
    unique("anchors_of_appearance").on(t.appearance, t.copy),
    unique("anchors_of_source").on(t.source, t.copy),
    index("anchors_in_copy").on(t.copy, t.start),
    oneOf("anchors_how_known", t.how, FOUND_HOW),
    check("anchors_of_one_thing", sql`(${t.appearance} is null) <> (${t.source} is null)`),
    check(
      "anchors_found_or_not",
      sql`case when ${t.how} is null then num_nonnulls(${t.sureness}, ${t.start}, ${t.end}, ${t.exact}) = 0
        else ${t.sureness} between 0 and 1 and ${t.start} >= 0 and ${t.end} > ${t.start} and ${t.exact} is not null end`,
    ),
  ],
);
