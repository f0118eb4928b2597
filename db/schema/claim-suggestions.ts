import { sql } from "drizzle-orm";
import { check, date, integer, jsonb, pgTable, primaryKey, real, text, unique, uuid } from "drizzle-orm/pg-core";
import { happenedAt, id, oneOf } from "#db/columns";
import { copies } from "#db/schema/articles";
import { SUGGESTION_OUTCOMES, type SuggestionOutcome } from "#db/vocabulary";

/** Words of a suggested sentence and of which kind of reason they are, in code points of the sentence. */
type SuggestionReason = { kind: string; start: number; end: number };

/** That a copy was looked through for sentences worth checking, by what and with which outcome. Append-only. */
export const claimSuggestionRuns = pgTable(
  "claim_suggestion_runs",
  {
    copy: uuid()
      .notNull()
      .references(() => copies.id),
    /** The weights or the model, with their version. */
    by: text().notNull(),
    outcome: text().$type<SuggestionOutcome>().notNull(),
    at: happenedAt(),
  },
  (t) => [
    primaryKey({ columns: [t.copy, t.by] }),
    oneOf("claim_suggestion_runs_outcome_known", t.outcome, SUGGESTION_OUTCOMES),
  ],
);

/** A sentence of a copy that may be worth checking, and why. Nothing becomes a claim by itself. Append-only. */
export const claimSuggestions = pgTable(
  "claim_suggestions",
  {
    id: id(),
    copy: uuid()
      .notNull()
      .references(() => copies.id),
    by: text().notNull(),
    /** 1 for the one that is most worth checking. */
    rank: integer().notNull(),
    start: integer().notNull(),
    end: integer().notNull(),
    exact: text().notNull(),
    score: real(),
    reasons: jsonb().$type<SuggestionReason[]>().notNull().default([]),
    /** The claim in a model's words; null where it is the sentence itself. */
    statement: text(),
    /** Drafts, to be looked at by whoever makes a claim of it. */
    claimant: text(),
    saidOn: date({ mode: "string" }),
    at: happenedAt(),
  },
  (t) => [
    unique("claim_suggestions_rank_unique").on(t.copy, t.by, t.rank),
    check("claim_suggestions_range", sql`${t.start} >= 0 and ${t.end} > ${t.start}`),
  ],
);
