import type { Confidence, Rating } from "#db/vocabulary";

/** A reviewer's own vote on a claim as it stands; `version` is what the next change of it replaces. */
export type OwnVoteView = {
  version: number;
  rating: Rating;
  confidence: Confidence;
  reason: string;
  mayQuote: boolean;
  sources: string[];
};

/** A vote as others read it: under the number that its author has on this claim alone. */
export type OtherVoteView = {
  voice: number;
  rating: Rating;
  confidence: Confidence;
  reason: string;
  mayQuote: boolean;
  sources: number[];
};
