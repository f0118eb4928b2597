import { sql } from "drizzle-orm";
import { check, date, index, integer, pgTable, primaryKey, text, uuid } from "drizzle-orm/pg-core";
import { happenedAt, id, oneOf } from "#db/columns";
import { members } from "#db/schema/members";
import { ASSIGNMENT_ANSWERS, type AssignmentAnswer, FOLLOWED_KINDS, type FollowedKind } from "#db/vocabulary";

/** That somebody asked a member to look at a claim or a check, until a day or without one. Append-only. */
export const assignments = pgTable(
  "assignments",
  {
    id: id(),
    kind: text().$type<FollowedKind>().notNull(),
    subject: uuid().notNull(),
    member: uuid()
      .notNull()
      .references(() => members.id),
    by: uuid()
      .notNull()
      .references(() => members.id),
    dueOn: date({ mode: "string" }),
    at: happenedAt(),
  },
  (t) => [
    index("assignments_of_member").on(t.member, t.at),
    index("assignments_of_subject").on(t.subject, t.at),
    oneOf("assignments_kind_known", t.kind, FOLLOWED_KINDS),
    check("assignments_of_somebody_else", sql`${t.member} <> ${t.by}`),
  ],
);

/** That it was accepted or declined by the member, or withdrawn by the one who asked; the newest stands. Append-only. */
export const assignmentAnswers = pgTable(
  "assignment_answers",
  {
    assignment: uuid()
      .notNull()
      .references(() => assignments.id),
    seq: integer().notNull(),
    answer: text().$type<AssignmentAnswer>().notNull(),
    at: happenedAt(),
  },
  (t) => [
    primaryKey({ columns: [t.assignment, t.seq] }),
    oneOf("assignment_answers_known", t.answer, ASSIGNMENT_ANSWERS),
  ],
);
