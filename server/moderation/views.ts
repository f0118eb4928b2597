import type { Rating, VerdictState } from "#db/vocabulary";

/** A published check whose verdict on a claim is no longer the reviewers’ verdict. */
export type OutdatedVerdictView = {
  check: string;
  title: string;
  statement: string;
  printedState: VerdictState;
  printedRating: Rating | null;
  state: VerdictState;
  rating: Rating | null;
};

/** A claim on which an unusual number of votes is not counted in full. */
export type UnusualVotesView = {
  claim: string;
  statement: string;
  voters: number;
  newcomers: number;
  copies: number;
};
