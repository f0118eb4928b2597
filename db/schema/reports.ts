import { sql } from "drizzle-orm";
import { check, index, integer, pgTable, primaryKey, text, uuid } from "drizzle-orm/pg-core";
import { bytea, happenedAt, id, instant, oneOf } from "#db/columns";
import { measures } from "#db/schema/measures";
import { members } from "#db/schema/members";
import {
  REPORT_OUTCOMES,
  REPORT_REASONS,
  REPORTED_KINDS,
  type ReportedKind,
  type ReportOutcome,
  type ReportReason,
} from "#db/vocabulary";

/**
 * An e-mail address of somebody who is no member, who wants to hear what comes of what they sent. It is encrypted, nothing but the
 * question whether it is theirs is mailed to it before they confirmed it, and it is deleted when they have heard.
 */
export const contacts = pgTable(
  "contacts",
  {
    id: id(),
    sealed: bytea(),
    tokenHash: text().notNull().unique("contacts_token_unique"),
    at: happenedAt(),
    confirmedAt: instant(),
  },
  (t) => [index("contacts_by_age").on(t.at)],
);

/** That somebody says something is against the rules. Append-only. */
export const reports = pgTable(
  "reports",
  {
    id: id(),
    kind: text().$type<ReportedKind>().notNull(),
    subject: uuid().notNull(),
    reason: text().$type<ReportReason>().notNull(),
    text: text().notNull(),
    /** Null for somebody who is no member. */
    member: uuid().references(() => members.id),
    contact: uuid().references(() => contacts.id),
    at: happenedAt(),
  },
  (t) => [
    index("reports_of_subject").on(t.subject, t.at),
    index("reports_by_age").on(t.at),
    index("reports_of_member").on(t.member, t.at),
    oneOf("reports_kind_known", t.kind, REPORTED_KINDS),
    oneOf("reports_reason_known", t.reason, REPORT_REASONS),
  ],
);

/** What was decided about a report, and what was said to whoever sent it; the newest stands, and one without an outcome opens it again. Append-only. */
export const reportAnswers = pgTable(
  "report_answers",
  {
    report: uuid()
      .notNull()
      .references(() => reports.id),
    seq: integer().notNull(),
    outcome: text().$type<ReportOutcome>(),
    reply: text().notNull(),
    measure: uuid().references(() => measures.id),
    by: uuid()
      .notNull()
      .references(() => members.id),
    at: happenedAt(),
  },
  (t) => [
    primaryKey({ columns: [t.report, t.seq] }),
    oneOf("report_answers_outcome_known", t.outcome, REPORT_OUTCOMES),
    check("report_answers_say_something", sql`${t.outcome} is null or ${t.reply} <> ''`),
  ],
);
