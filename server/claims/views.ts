import type { ClaimantKind, ClaimState, DatePrecision } from "#db/vocabulary";

type ClaimantView = { kind: ClaimantKind; name: string; wikidata: string | null };

/** The words in which a claim was made, in the sentence around them, and the kept copy that they stand in. */
export type PassageView = {
  before: string;
  exact: string;
  after: string;
  language: string | null;
  article: string;
  title: string;
  publisher: string | null;
  url: string | null;
  publishedOn: string | null;
  readAt: Date;
  sha256: string;
};

/** A claim: the statement, who made it and when, and where. */
export type ClaimView = {
  id: string;
  statement: string;
  language: string;
  claimant: ClaimantView | null;
  said: { on: string; precision: DatePrecision } | null;
  /** Null for a reading, which is derived from another claim. */
  passage: PassageView | null;
  derivedFrom: string | null;
  submittedBy: string;
};

/** A claim as the workbench shows it. */
export type ClaimAtDeskView = ClaimView & {
  /** The version of its words, which a change of them replaces. */
  version: number;
  /** The member who submitted it, for the buttons of the desk. */
  submitter: string;
  /** Why a moderator declined it; null otherwise. */
  declinedBecause: string | null;
  state: ClaimState;
  topics: string[];
  original: { id: string; statement: string } | null;
};

/** A claim in the list of them. */
export type ClaimLineView = {
  id: string;
  statement: string;
  language: string;
  claimant: string | null;
  state: ClaimState;
  sources: number;
  hasOwnVote: boolean;
};
