import type { ClaimantKind, ClaimState, DatePrecision, Rating } from "#db/vocabulary";
import type { ClaimListView } from "#server/claims/schemas";

type ClaimantView = { id: string; kind: ClaimantKind; name: string; wikidata: string | null };

/** The words in which a claim was made, in the sentence around them, and the kept copy that they stand in. */
export type PassageView = {
  before: string;
  exact: string;
  after: string;
  language: string | null;
  article: string;
  /** The copy, and where in it the words stand, in code points. */
  copy: string;
  start: number;
  end: number;
  /** The heading that they stand under. */
  section: string | null;
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

/** Where a claim stands as far as the one who looks may know: before their vote it is open or has no source. */
export type ShownClaimState =
  | "no_source"
  | "open"
  | "provisional"
  | "agreed"
  | "contested"
  | "published"
  | "withdrawn"
  | "merged"
  | "declined";

/** A claim in the list of them. */
export type ClaimLineView = {
  id: string;
  statement: string;
  language: string;
  claimant: string | null;
  state: ShownClaimState;
  sources: number;
  submittedAt: Date;
  /** What the one who looks did with it, or is asked to do. */
  own: {
    rating: Rating | null;
    isRecused: boolean;
    isAsked: boolean;
    /** Whether sources or words came after their vote. */
    isChanged: boolean;
  };
};

/** How many claims the views of the list have for one member. */
export type ClaimViewCounts = Record<Exclude<ClaimListView, "all">, number>;

/** A topic as a page names it; without an address while no moderator has accepted it. */
export type TopicLinkView = { slug: string | null; label: string };

/** A sentence that is suggested to be made a claim of, and why. */
export type SuggestionView = {
  id: string;
  /** The language model that drafted it, with its version; null for what rules and weights found. */
  model: string | null;
  start: number;
  end: number;
  exact: string;
  /** Words of the sentence that are a reason, in code points of it. */
  reasons: { kind: string; start: number; end: number }[];
  statement: string | null;
  claimant: string | null;
  saidOn: string | null;
};
