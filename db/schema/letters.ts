import { sql } from "drizzle-orm";
import { boolean, check, index, integer, pgTable, primaryKey, text, uuid } from "drizzle-orm/pg-core";
import { happenedAt, id, oneOf } from "#db/columns";
import { checks } from "#db/schema/checks";
import { members } from "#db/schema/members";
import { contacts } from "#db/schema/reports";
import {
  LETTER_KINDS,
  LETTER_OUTCOMES,
  LETTER_SENDERS,
  type LetterKind,
  type LetterOutcome,
  type LetterSender,
} from "#db/vocabulary";

/** What somebody wrote to the newsroom: an error in a check, an objection to its verdict, something to be checked. Append-only. */
export const letters = pgTable(
  "letters",
  {
    id: id(),
    kind: text().$type<LetterKind>().notNull(),
    check: uuid().references(() => checks.id),
    /** The version that they had read. */
    version: integer(),
    sender: text().$type<LetterSender>().notNull(),
    text: text().notNull(),
    /** Where the evidence stands, or what should be checked: addresses or words. */
    evidence: text().notNull(),
    member: uuid().references(() => members.id),
    contact: uuid().references(() => contacts.id),
    at: happenedAt(),
  },
  (t) => [
    index("letters_of_check").on(t.check, t.at),
    index("letters_by_age").on(t.at),
    index("letters_of_member").on(t.member, t.at),
    oneOf("letters_kind_known", t.kind, LETTER_KINDS),
    oneOf("letters_sender_known", t.sender, LETTER_SENDERS),
    check("letters_about_a_check", sql`(${t.kind} = 'request') = (${t.check} is null)`),
  ],
);

/** What was decided about a letter and why; the newest stands. Of an objection everybody reads it. Append-only. */
export const letterAnswers = pgTable(
  "letter_answers",
  {
    letter: uuid()
      .notNull()
      .references(() => letters.id),
    seq: integer().notNull(),
    outcome: text().$type<LetterOutcome>().notNull(),
    reason: text().notNull(),
    by: uuid()
      .notNull()
      .references(() => members.id),
    /** Nobody was left who had no part in the check, so an administrator decided who had. */
    wasInvolved: boolean().notNull(),
    at: happenedAt(),
  },
  (t) => [
    primaryKey({ columns: [t.letter, t.seq] }),
    oneOf("letter_answers_outcome_known", t.outcome, LETTER_OUTCOMES),
  ],
);
