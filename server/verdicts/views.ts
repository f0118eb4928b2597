import type { Explanation } from "#db/schema";
import type { Rating, VerdictBasis, VerdictState } from "#db/vocabulary";

/** What may be told of how a verdict was reached. */
export type { Explanation } from "#db/schema";

/** Where the votes on a claim stand, for those who may see it. */
export type VerdictView = {
  state: VerdictState;
  rating: Rating | null;
  basis: VerdictBasis | null;
  voters: number;
  explanation: Explanation | null;
  /** The two positions that were asked about, where they had a say. */
  positions: { a: string; b: string } | null;
  /** Whether everybody who said where they stand is of one position. */
  isOneSided: boolean;
  /** Ballots in the smallest group that the sums could tell apart; null where that was not counted. */
  smallestCell: number | null;
  /** What is shown instead when it has lasted until then: another verdict, or none. */
  /** Whether it changes only on new evidence or on a lasting loss of agreement. */
  isLocked: boolean;
  pending: { rating: Rating | null; until: Date } | null;
  /** False while a vote of the last seconds is not judged yet. */
  isCurrent: boolean;
};

/** One side of the worked example: its votes, and its agreement with a rating, 0 to 1, without and with the doubter. */
export type ExampleSide = {
  votes: { rating: Rating; count: number }[];
  agreement: number;
  withDoubter: number;
};

/** A small group in which reviewers say where they stand: their votes by position, and what the rule asks of them. */
export type SmallExample = {
  rating: Rating;
  sides: { position: "a" | "b"; votes: Rating[] }[];
  /** How sure a plain answer and a leaning one are, 0 to 1. */
  sure: number;
  leaning: number;
  /** Votes of the smaller side, less what is unsure of who stands where, and the votes that a side needs. */
  votes: number;
  need: number;
  /** Exact minus contradicting votes of the worse side, less the same, and how many are needed. */
  lead: number;
  leadNeeded: number;
  isAgreed: boolean;
  /** Whether it would be agreed from votes alone. */
  isAgreedWithout: boolean;
};

export type WorkedExample = {
  rating: Rating;
  sides: ExampleSide[];
  /** What counts: the side that agrees least, with the doubter. */
  lower: number;
  /** The lead over the best rating that is no neighbour. */
  margin: number;
  isAgreed: boolean;
};
