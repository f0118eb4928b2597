import type { Figures } from "#db/schema";
import type { Rating, Split, VerdictState } from "#db/vocabulary";
import { LEAST_SHOWN } from "#server/verdicts/engine/explanation";
import type { Rule } from "#server/verdicts/engine/rule";
import { LEAST_IN_CELL } from "#server/verdicts/smallest-cell";

/** The form of a receipt; another one changes this name. */
export const RECEIPT_FORMAT = "countersign-receipt/1";

/**
 * Why the sums of a claim are not open: too few are counted; or a group of fewer than five could be told apart in them;
 * or other sums of the same claim are open already, from which the difference would tell who moved.
 */
export type SealReason = "few_counted_on_a_side" | "few_counted" | "small_group" | "opened_before";

/** Numbers from one to four are not told. */
export type AfterReading = "none" | "some" | number;

/** What a receipt states of one claim. */
export type ReceiptClaim = {
  claim: string;
  statement: string;
  judgement: number;
  /** What the page prints. `against` is the rating that a moderator printed instead. */
  printed: { state: VerdictState; rating: Rating | null; against: Rating | null };
  /** The verdict that stood as agreed when it was printed: one that must still last, or has not fallen long enough. */
  agreed: Rating | null;
  /** The verdict that had stood as agreed before that judgement; it stays on less agreement than a new one needs. */
  before: Rating | null;
  /** The sums that it was decided from, or why they are sealed; and SHA-256 of salt and sums, in hexadecimal. */
  figures: Figures | null;
  sealed: SealReason | null;
  commitment: string;
  /** Ballots that were cast when their reviewers could read the others: none, some (one to four), or how many. */
  afterReading: AfterReading;
};

/** A run over all votes that claims of a receipt were decided in. `root` is the Merkle root of its ballots. */
export type ReceiptJudgement = {
  judgement: number;
  at: string;
  root: string;
  split: Split;
  split2: Split;
  splitBefore: Split;
  split2Before: Split;
};

/** What a published version states of its verdicts. Signed as canonical JSON (RFC 8785). */
export type Receipt = {
  format: typeof RECEIPT_FORMAT;
  check: { path: string; version: number; title: string; words: string };
  issuedAt: string;
  rule: { version: string; constants: Rule };
  judgements: ReceiptJudgement[];
  claims: ReceiptClaim[];
};

/** A receipt with its Ed25519 signature in base64url, and the RFC 7638 thumbprint of the key that made it. */
export type SignedReceipt = Receipt & { signature: { algorithm: "Ed25519"; key: string; value: string } };

/** Fewest counted reviewers together where there is no split: as many as two sides that may be shown have. */
const LEAST_IN_POOL = 2 * LEAST_SHOWN;

export type Sealing = Pick<Figures, "split" | "sideReviewers"> & {
  /** Ballots in the smallest group that the sums could tell apart; null where that was not counted. */
  smallestCell: number | null;
  /** Whether other sums of this claim were opened by an earlier receipt. */
  wasOpened: boolean;
};

/**
 * Why the sums of a claim must stay sealed, or null when they may be open: at least five reviewers are counted on both
 * sides of a split, or ten together where there is none; no group that can be told apart in them has fewer than five; and
 * no other sums of the claim are open, from which these could be subtracted. §2.11.
 */
export function sealReason({ split, sideReviewers, smallestCell, wasOpened }: Sealing): SealReason | null {
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
