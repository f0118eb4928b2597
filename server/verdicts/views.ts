import type { Explanation } from "#db/schema";
import type { Rating, VerdictBasis, VerdictState } from "#db/vocabulary";

/** What the votes on a claim come to, for those who may see it. */
export type VerdictView = {
  state: VerdictState;
  rating: Rating | null;
  basis: VerdictBasis | null;
  voters: number;
  explanation: Explanation | null;
  /** An agreement that shows, or a withdrawal that takes effect, when it has lasted until then. */
  pendingUntil: Date | null;
  /** False while a vote of the last seconds is not judged yet. */
  isCurrent: boolean;
};
