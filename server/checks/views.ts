import type {
  ClaimantContact,
  ClaimantKind,
  Confidence,
  CorrectionType,
  DatePrecision,
  Rating,
  SourceKind,
  Stance,
  VerdictState,
} from "#db/vocabulary";

/** A verdict as a page prints it. `against` is the reason of a moderator who printed another rating than the votes gave. */
export type PrintedVerdictView = {
  state: VerdictState;
  rating: Rating | null;
  computedRating: Rating | null;
  against: string | null;
};

/** What the public sees of where a check stands. */
export type PublicState = "published" | "corrected" | "retracted" | "withheld";

/** A check as lists show it. */
export type CheckLineView = {
  slug: string;
  language: string;
  title: string;
  answer: string;
  state: PublicState;
  publishedAt: Date;
  changedAt: Date;
  verdict: PrintedVerdictView;
};

export type ClaimantView = { kind: ClaimantKind; name: string; wikidata: string | null };

/** The words in which a claim was made, in the sentence around them, and the kept copy that they stand in. */
export type PassageView = {
  before: string;
  exact: string;
  after: string;
  language: string | null;
  title: string;
  publisher: string | null;
  url: string | null;
  publishedOn: string | null;
  readAt: Date;
  sha256: string;
};

export type PublishedClaimView = {
  id: string;
  statement: string;
  language: string;
  claimant: ClaimantView | null;
  said: { on: string; precision: DatePrecision } | null;
  /** Null for a reading, which is derived from the claim under check. */
  passage: PassageView | null;
  verdict: PrintedVerdictView;
  tally: TallyView;
};

/**
 * How many voted for what. A count under five is not shown, nor a sum that would give one away: `voters` is null where
 * the ratings that are not shown have one to four votes together.
 */
export type TallyView = { voters: number | null; ratings: { rating: Rating; votes: number }[] };

/** A source as a check prints it: the 2 of [S2], the words it says, and whether they were found. */
export type PublishedSourceView = {
  number: number;
  claim: string;
  stance: Stance;
  kind: SourceKind;
  title: string;
  publisher: string | null;
  url: string | null;
  language: string | null;
  quote: string;
  whyNot: string | null;
  locator: string;
  note: string;
  translation: string;
  interest: string;
  /** The number of the source whose words this one repeats. */
  origin: number | null;
  readAt: Date | null;
  sha256: string | null;
};

export type DissentView = { voice: number; rating: Rating; confidence: Confidence; reason: string };

export type CorrectionView = { type: CorrectionType; text: string; at: Date; fromVersion: number; toVersion: number };

/** A correction in the list of all of them, with the check it belongs to. */
export type CorrectionLineView = CorrectionView & { slug: string; language: string; title: string };

/** A check as its own page shows it, in one of its published versions. */
export type PublishedCheckView = Omit<CheckLineView, "verdict"> & {
  topics: string[];
  body: string;
  version: number;
  /** The version in force, which is another one when an earlier one is read. */
  newestVersion: number;
  author: string;
  approvedBy: string;
  claim: PublishedClaimView;
  readings: { sentence: string; claim: PublishedClaimView }[];
  sources: PublishedSourceView[];
  noQuoteReason: string;
  claimantContact: { how: ClaimantContact; on: string | null; note: string } | null;
  dissent: DissentView | null;
  /** Newest first. */
  corrections: CorrectionView[];
};
