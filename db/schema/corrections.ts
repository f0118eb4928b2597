import { boolean, foreignKey, index, integer, jsonb, pgTable, primaryKey, text, uuid } from "drizzle-orm/pg-core";
import { happenedAt, id, oneOf } from "#db/columns";
import { checks, checkVersions } from "#db/schema/checks";
import { members } from "#db/schema/members";
import {
  CORRECTION_TYPES,
  type CorrectionType,
  PROPOSAL_OUTCOMES,
  PROPOSED_TYPES,
  type ProposalOutcome,
  type ProposedType,
  type Rating,
  type VerdictState,
} from "#db/vocabulary";

/** A change after publication: what kind, what was wrong, and between which versions. Append-only. */
export const corrections = pgTable(
  "corrections",
  {
    check: uuid()
      .notNull()
      .references(() => checks.id),
    seq: integer().notNull(),
    type: text().$type<CorrectionType>().notNull(),
    text: text().notNull(),
    fromVersion: integer().notNull(),
    toVersion: integer().notNull(),
    by: uuid()
      .notNull()
      .references(() => members.id),
    at: happenedAt(),
  },
  (t) => [
    primaryKey({ columns: [t.check, t.seq] }),
    foreignKey({ columns: [t.check, t.fromVersion], foreignColumns: [checkVersions.check, checkVersions.version] }),
    foreignKey({ columns: [t.check, t.toVersion], foreignColumns: [checkVersions.check, checkVersions.version] }),
    index("corrections_latest").on(t.at, t.check, t.seq),
    oneOf("corrections_type_known", t.type, CORRECTION_TYPES),
  ],
);

/** A change of a published verdict, or a retraction, as one moderator proposes it and another decides it. Append-only. */
export const correctionProposals = pgTable(
  "correction_proposals",
  {
    id: id(),
    check: uuid().notNull(),
    /** The version that the moderator had read. */
    fromVersion: integer().notNull(),
    type: text().$type<ProposedType>().notNull(),
    text: text().notNull(),
    title: text().notNull(),
    answer: text().notNull(),
    body: text().notNull(),
    /** Ratings with which the reviewers’ are overridden, each with its reason. */
    overrides: jsonb().$type<{ claim: string; rating: Rating; reason: string }[]>().notNull(),
    /** What would be printed by it, so that nothing else is approved. */
    verdicts: jsonb().$type<{ claim: string; state: VerdictState; rating: Rating | null }[]>().notNull(),
    by: uuid()
      .notNull()
      .references(() => members.id),
    at: happenedAt(),
  },
  (t) => [
    foreignKey({ columns: [t.check, t.fromVersion], foreignColumns: [checkVersions.check, checkVersions.version] }),
    index("correction_proposals_of_check").on(t.check, t.at),
    index("correction_proposals_by_age").on(t.at),
    oneOf("correction_proposals_type_known", t.type, PROPOSED_TYPES),
  ],
);

/** What another moderator decided about a proposal, or that it was taken back. Append-only. */
export const correctionDecisions = pgTable(
  "correction_decisions",
  {
    proposal: uuid()
      .primaryKey()
      .references(() => correctionProposals.id),
    outcome: text().$type<ProposalOutcome>().notNull(),
    reason: text().notNull(),
    by: uuid()
      .notNull()
      .references(() => members.id),
    at: happenedAt(),
  },
  (t) => [oneOf("correction_decisions_outcome_known", t.outcome, PROPOSAL_OUTCOMES)],
);

/** That a published check is under review, or not any more, and why: everybody reads it. The newest row stands. Append-only. */
export const checkReviews = pgTable(
  "check_reviews",
  {
    check: uuid()
      .notNull()
      .references(() => checks.id),
    seq: integer().notNull(),
    isOpen: boolean().notNull(),
    reason: text().notNull(),
    by: uuid()
      .notNull()
      .references(() => members.id),
    at: happenedAt(),
  },
  (t) => [primaryKey({ columns: [t.check, t.seq] })],
);
