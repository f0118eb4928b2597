import type { Figures } from "#db/schema";
import type { Rating, Split, VerdictBasis, VerdictState } from "#db/vocabulary";
import type { Rule } from "#server/verdicts/engine/rule";

/**
 * Why the sums of a claim are not open: too few are counted; or a group of fewer than five could be told apart in them;
 * or other sums of the same claim are open already, from which the difference would tell who moved; or reviewers were asked
 * where they stand, and from the sums of a few it could be told who said what.
 */
export type SealReason = "few_counted_on_a_side" | "few_counted" | "small_group" | "opened_before" | "standpoints";

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
  /** On what the verdict rests, and the positions of its topic that reviewers were asked about. */
  basis?: VerdictBasis | null;
  positions?: { a: string; b: string };
  /** Ballots that were cast when their reviewers could read the others: none, some (one to four), or how many. */
  afterReading: AfterReading;
  /**
   * That some of its ballots were cast before these sources came, by their labels, or before its words changed. Absent in
   * receipts of the first versions.
   */
  castBefore?: { sources: string[]; words: boolean };
};

/**
 * A run over all votes that claims of a receipt were decided in. `root` is the Merkle root of its ballots, null where
 * none was made yet.
 */
type ReceiptJudgement = {
  judgement: number;
  at: string;
  root: string | null;
  /** The Merkle root of where reviewers said they stand; null or absent where that had no say. */
  standpoints?: string | null;
  split: Split;
  split2: Split;
  splitBefore: Split;
  split2Before: Split;
};

/** What a published version states of its verdicts. Signed as canonical JSON (RFC 8785). */
export type Receipt = {
  format: "countersign-receipt/1";
  check: { path: string; version: number; title: string; words: string };
  issuedAt: string;
  rule: { version: string; constants: Partial<Rule> };
  judgements: ReceiptJudgement[];
  claims: ReceiptClaim[];
};

/** A receipt with its Ed25519 signature in base64url, and the RFC 7638 thumbprint of the key that made it. */
export type SignedReceipt = Receipt & { signature: { algorithm: "Ed25519"; key: string; value: string } };
