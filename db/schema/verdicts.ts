import {
  bigint,
  boolean,
  doublePrecision,
  index,
  integer,
  jsonb,
  pgTable,
  primaryKey,
  real,
  text,
  uuid,
} from "drizzle-orm/pg-core";
import { happenedAt, instant, oneOf, salt, writtenBy } from "#db/columns";
import { claims } from "#db/schema/claims";
import { members } from "#db/schema/members";
import { sources } from "#db/schema/sources";
import {
  RATINGS,
  type Rating,
  SPLITS,
  type Split,
  VERDICT_BASES,
  VERDICT_STATES,
  type VerdictBasis,
  type VerdictLack,
  type VerdictState,
} from "#db/vocabulary";

/** Each time that all votes were judged. Says nothing about a reviewer. Append-only. */
export const judgements = pgTable(
  "judgements",
  {
    /** `params_version` of the consensus specification: later is higher. */
    version: bigint({ mode: "number" }).primaryKey().generatedAlwaysAsIdentity(),
    rule: text().notNull(),
    /** SHA-256 of every ballot that was judged. */
    inputHash: text().notNull(),
    /** Whether it began from nothing, and not from what the last one knew of the claims. */
    isCold: boolean().notNull(),
    /** The first split among reviewers, and the second. */
    split: text().$type<Split>().notNull(),
    split2: text().$type<Split>().notNull(),
    /** What they were before it: a split that was there stays on less evidence. */
    splitBefore: text().$type<Split>().notNull().default("none"),
    split2Before: text().$type<Split>().notNull().default("none"),
    /** What it saw of the database, so that the same ballots can be loaded again for an auditor. */
    snapshot: text(),
    tx: writtenBy(),
    /** What reviewers' pseudonyms in an export of it are made from, and the Merkle root of its ballots. */
    pepper: salt(),
    ballotsRoot: text(),
    /** The Merkle root of where reviewers said they stand, as far as it had a say; null where it had none. */
    standpointsRoot: text(),
    ballots: integer().notNull(),
    reviewers: integer().notNull(),
    claims: integer().notNull(),
    milliseconds: integer().notNull(),
    at: happenedAt(),
  },
  (t) => [oneOf("judgements_split_known", t.split, SPLITS), oneOf("judgements_split2_known", t.split2, SPLITS)],
);

/**
 * The sums from which one claim or source is decided, and nothing about a single reviewer. Lists hold a number per
 * option in the order of its family, or one per side; weights are in votes, shares from 0 to 1. Consensus specification
 * §2.7.
 */
export type Figures = {
  family: number;
  /** Whether there is a lasting divide among reviewers. */
  split: Split;
  /** The option that stood as agreed before, or null: it stays on less agreement than a new one needs. */
  previous: number | null;
  ballots: number;
  /** n_s: votes from each side, and the reviewers counted on it. Which side is first differs from claim to claim. */
  sideVotes: number[];
  sideReviewers: number[];
  /** T_sk: what those votes support, per side and option. */
  sideSupport: number[][];
  poolVotes: number;
  /** Experienced dissent that is set aside, per option. */
  aside: number[];
  asideAll: number[];
  /** Weight of the ballots for exactly each option. */
  exact: number[];
  /**
   * The two positions of its topic, where reviewers are asked about them and no lasting divide was found. Of what they
   * answered no sum is kept: from those of a few it could be told who said what.
   */
  positions?: { a: string; b: string };
  /** That everybody who said so surely enough is of one position: reviewers of the other are needed. */
  isOneSided?: boolean;
};

/**
 * What may be told of how a verdict was reached. `groups` are the two sides of a split in an order that differs from
 * claim to claim, with their reviewers (down to fives) and their agreement with each rating (to five hundredths); null
 * where there is no split, or fewer than five reviewers are counted on either side. Consensus specification §2.11.
 */
export type Explanation = {
  split: Split;
  voters: number;
  groups: { reviewers: number; agreement: number[] }[] | null;
  /** What it still needs for an agreed verdict, and of how many reviewers; null when it needs nothing. */
  lack: { what: VerdictLack; reviewers: number } | null;
};

const computed = {
  basis: text().$type<VerdictBasis>(),
  /** The rating that leads, whether or not it is a verdict. */
  leading: text().$type<Rating>(),
  /** Agreement with the leading rating, 0 to 1, its lower bound, and its lead over the next that is no neighbour. */
  score: real().notNull(),
  lower: real().notNull().default(0),
  margin: real().notNull(),
  voters: integer().notNull(),
  /** SHA-256 of the ballots on this claim. */
  inputHash: text().notNull(),
  figures: jsonb().$type<Figures>(),
  explanation: jsonb().$type<Explanation>(),
  /** Ballots in the smallest group that its sums could tell apart; null where that was not counted. */
  smallestCell: integer(),
};

/** Where the votes on a claim stand, as the last judgement left it. */
export const standings = pgTable(
  "standings",
  {
    claim: uuid()
      .primaryKey()
      .references(() => claims.id),
    judgement: bigint({ mode: "number" })
      .notNull()
      .references(() => judgements.version),
    /** As it is shown to those who may see it. */
    state: text().$type<VerdictState>().notNull(),
    rating: text().$type<Rating>(),
    ...computed,
    explainedAt: instant(),
    /** For moderators: votes by accounts without experience, which do not count, and votes that count as copies. */
    newcomers: integer().notNull().default(0),
    copies: integer().notNull().default(0),
    /** Whether the groups change places in the explanation: random per claim, so that they cannot be linked. */
    isSwapped: boolean().notNull(),
    /** The claim's parameters, from which the next judgement begins. */
    theta: doublePrecision().array().notNull(),
    /**
     * The verdict that stands as agreed and since when; what waits to be shown instead, or `withdraw`, and since when.
     */
    agreed: text().$type<Rating>(),
    agreedSince: instant(),
    pending: text().$type<Rating | "withdraw">(),
    pendingSince: instant(),
    isLocked: boolean().notNull().default(false),
  },
  (t) => [
    oneOf("standings_state_known", t.state, VERDICT_STATES),
    oneOf("standings_rating_known", t.rating, RATINGS),
    oneOf("standings_leading_known", t.leading, RATINGS),
    oneOf("standings_agreed_known", t.agreed, RATINGS),
    oneOf("standings_pending_known", t.pending, [...RATINGS, "withdraw"]),
    oneOf("standings_basis_known", t.basis, VERDICT_BASES),
  ],
);

/** How far both sides find a source helpful, as the last judgement left it. */
export const sourceStandings = pgTable("source_standings", {
  source: uuid()
    .primaryKey()
    .references(() => sources.id),
  judgement: bigint({ mode: "number" })
    .notNull()
    .references(() => judgements.version),
  /** Lower bound of the agreement, on the side that agrees least, that it is helpful, 0 to 1. */
  helpful: real().notNull(),
  theta: doublePrecision().array().notNull(),
});

/**
 * Claims that reviewers are asked to vote on. Half of them go to the side that is missing and half to anyone, so
 * that being asked tells little of a reviewer. They end with the vote, or after some days.
 */
export const invitations = pgTable(
  "invitations",
  {
    claim: uuid()
      .notNull()
      .references(() => claims.id),
    member: uuid()
      .notNull()
      .references(() => members.id),
    at: happenedAt(),
  },
  (t) => [primaryKey({ columns: [t.claim, t.member] }), index("invitations_of_member").on(t.member, t.at)],
);

/**
 * That a moderator accepted a source as new evidence, and why: a locked verdict can move again for as long as a new one
 * takes to lock. Append-only.
 */
export const acceptedEvidence = pgTable("accepted_evidence", {
  source: uuid()
    .primaryKey()
    .references(() => sources.id),
  reason: text().notNull(),
  by: uuid()
    .notNull()
    .references(() => members.id),
  at: happenedAt(),
});

/** What the votes on a claim came to, each time that it changed and each time that it was printed. Append-only. */
export const verdicts = pgTable(
  "verdicts",
  {
    claim: uuid()
      .notNull()
      .references(() => claims.id),
    seq: integer().notNull(),
    /** The judgement that it comes from. */
    judgement: bigint({ mode: "number" }).references(() => judgements.version),
    state: text().$type<VerdictState>().notNull(),
    rating: text().$type<Rating>(),
    ...computed,
    rule: text().notNull(),
    at: happenedAt(),
  },
  (t) => [
    primaryKey({ columns: [t.claim, t.seq] }),
    oneOf("verdicts_state_known", t.state, VERDICT_STATES),
    oneOf("verdicts_rating_known", t.rating, RATINGS),
    oneOf("verdicts_leading_known", t.leading, RATINGS),
    oneOf("verdicts_basis_known", t.basis, VERDICT_BASES),
  ],
);
