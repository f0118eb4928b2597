import type { Confidence, Rating } from "#db/vocabulary";

/** A reviewer's own vote on a claim as it stands; `version` is what the next change of it replaces. */
export type OwnVoteView = {
  /** What came after it, or after its reviewer last said that they keep it: new sources by label, changed ones, other words. */
  since: { labels: number[]; changed: number[]; isReworded: boolean };
  version: number;
  rating: Rating;
  confidence: Confidence;
  reason: string;
  mayQuote: boolean;
  isSigned: boolean;
  sources: string[];
};

/**
 * A vote as others read it: under the number that its author has on this claim alone, or the handle of one who signed.
 */
export type OtherVoteView = {
  voice: number;
  signedBy: string | null;
  /** What changed their mind, when they voted again after they could read the others. */
  changedBecause: string | null;
  rating: Rating;
  confidence: Confidence;
  reason: string;
  mayQuote: boolean;
  sources: number[];
};

/** A reason on one of a check's claims that may be quoted, under its number. */
export type QuotableReasonView = { claim: string; voice: number; rating: Rating; reason: string };
