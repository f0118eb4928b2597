import type { Figures } from "#db/schema";
import type { AfterReading, SealReason } from "#server/receipts/views";
import { LEAST_SHOWN } from "#server/verdicts/engine/explanation";
import { LEAST_IN_CELL } from "#server/verdicts/rules";

/** The form of a receipt; another one changes this name. */
export const RECEIPT_FORMAT = "countersign-receipt/1";

/** Fewest counted reviewers together where there is no split: as many as two sides that may be shown have. */
const LEAST_IN_POOL = 2 * LEAST_SHOWN;

type Sealing = Pick<Figures, "split" | "sideReviewers" | "positions"> & {
  /** Ballots in the smallest group that the sums could tell apart; null where that was not counted. */
  smallestCell: number | null;
  /** Whether other sums of this claim were opened by an earlier receipt. */
  wasOpened: boolean;
};

/**
 * Why the sums of a claim must stay sealed, or null when they may be open: at least five reviewers are counted on both
 * sides of a split, or ten together where there is none; no group that can be told apart in them has fewer than five;
 * no other sums of the claim are open, from which these could be subtracted; and reviewers were not asked where they
 * stand. §2.11 and §6.4.
 */
export function sealReason({ split, sideReviewers, positions, smallestCell, wasOpened }: Sealing): SealReason | null {
  if (positions) return "standpoints";
  const [first = 0, second = 0] = sideReviewers;
  if (split !== "established" && first < LEAST_IN_POOL) return "few_counted";
  if (split === "established" && Math.min(first, second) < LEAST_SHOWN) return "few_counted_on_a_side";
  if (smallestCell === null || smallestCell < LEAST_IN_CELL) return "small_group";
  return wasOpened ? "opened_before" : null;
}

/** How many ballots were cast after reading, as far as it is told. */
export const toldAfterReading = (ballots: number): AfterReading => {
  if (ballots === 0) return "none";
  return ballots < LEAST_IN_CELL ? "some" : ballots;
};

/**
 * How many stepped aside: told from five on, and in fives, so that a later version tells of nobody by the difference.
 */
export const toldSteppedAside = (reviewers: number): AfterReading =>
  toldAfterReading(reviewers < LEAST_IN_CELL ? reviewers : reviewers - (reviewers % LEAST_IN_CELL));
