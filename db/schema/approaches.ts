import { sql } from "drizzle-orm";
import { check, date, index, integer, pgTable, primaryKey, text, uuid } from "drizzle-orm/pg-core";
import { happenedAt, id, oneOf } from "#db/columns";
import { checks } from "#db/schema/checks";
import { members } from "#db/schema/members";
import { APPROACH_OUTCOMES, APPROACH_WAYS, type ApproachOutcome, type ApproachWay } from "#db/vocabulary";

/** One time that somebody was asked to answer what a check says of them. Everybody reads it. Append-only. */
export const approaches = pgTable(
  "approaches",
  {
    id: id(),
    check: uuid()
      .notNull()
      .references(() => checks.id),
    /** Whom: a person or an office. */
    whom: text().notNull(),
    way: text().$type<ApproachWay>().notNull(),
    on: date({ mode: "string" }).notNull(),
    /** The day by which an answer was asked for. */
    deadline: date({ mode: "string" }),
    by: uuid()
      .notNull()
      .references(() => members.id),
    at: happenedAt(),
  },
  (t) => [
    index("approaches_of_check").on(t.check, t.at),
    oneOf("approaches_way_known", t.way, APPROACH_WAYS),
    check("approaches_deadline_later", sql`${t.deadline} >= ${t.on}`),
  ],
);

/** What came of it, word for word where they answered; the newest row stands. Append-only. */
export const approachAnswers = pgTable(
  "approach_answers",
  {
    approach: uuid()
      .notNull()
      .references(() => approaches.id),
    seq: integer().notNull(),
    outcome: text().$type<ApproachOutcome>().notNull(),
    text: text().notNull(),
    on: date({ mode: "string" }).notNull(),
    by: uuid()
      .notNull()
      .references(() => members.id),
    at: happenedAt(),
  },
  (t) => [
    primaryKey({ columns: [t.approach, t.seq] }),
    oneOf("approach_answers_outcome_known", t.outcome, APPROACH_OUTCOMES),
    check("approach_answers_in_words", sql`(${t.outcome} = 'answered') = (${t.text} <> '')`),
  ],
);

/** What the newsroom notes about it for itself. Append-only. */
export const approachNotes = pgTable(
  "approach_notes",
  {
    id: id(),
    approach: uuid()
      .notNull()
      .references(() => approaches.id),
    text: text().notNull(),
    by: uuid()
      .notNull()
      .references(() => members.id),
    at: happenedAt(),
  },
  (t) => [index("approach_notes_of_approach").on(t.approach, t.at)],
);
