import { index, pgTable, text, uuid } from "drizzle-orm/pg-core";
import { happenedAt, id, oneOf } from "#db/columns";
import { members } from "#db/schema/members";
import { APPLICATION_OUTCOMES, type ApplicationOutcome } from "#db/vocabulary";

/** A reader asks to become a reviewer, in their own words. Append-only. */
export const applications = pgTable(
  "applications",
  {
    id: id(),
    member: uuid()
      .notNull()
      .references(() => members.id),
    statement: text().notNull(),
    at: happenedAt(),
  },
  (t) => [index("applications_of_member").on(t.member, t.at), index("applications_by_age").on(t.at)],
);

/** What became of an application, who decided and why; the applicant reads it. Append-only. */
export const applicationAnswers = pgTable(
  "application_answers",
  {
    application: uuid()
      .primaryKey()
      .references(() => applications.id),
    outcome: text().$type<ApplicationOutcome>().notNull(),
    reason: text().notNull(),
    by: uuid()
      .notNull()
      .references(() => members.id),
    at: happenedAt(),
  },
  (t) => [oneOf("application_answers_outcome_known", t.outcome, APPLICATION_OUTCOMES)],
);
