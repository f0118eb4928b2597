import type { Explanation } from "#db/schema";
import type { Rating, VerdictBasis, VerdictState } from "#db/vocabulary";

/** What may be told of how a verdict came about. */
export type { Explanation } from "#db/schema";

/** What the votes on a claim come to, for those who may see it. */
export type VerdictView = {
  state: VerdictState;
  rating: Rating | null;
  basis: VerdictBasis | null;
  voters: number;
  explanation: Explanation | null;
  /** What is shown instead when it has lasted until then: another verdict, or none. */
  pending: { rating: Rating | null; until: Date } | null;
  /** False while a vote of the last seconds is not judged yet. */
  isCurrent: boolean;
};

/** A published check whose verdict on a claim is no longer what the votes come to. */
export type LeftPageView = {
  check: string;
  title: string;
  statement: string;
  printedState: VerdictState;
  printedRating: Rating | null;
  state: VerdictState;
  rating: Rating | null;
};
