import type { CheckState, ClaimantContact, Confidence, Rating, VerdictBasis, VerdictState } from "#db/vocabulary";
import type { ApproachView } from "#server/approaches/views";
import type { CitationForm } from "#server/checks/schemas";
import type { ClaimView, TopicLinkView } from "#server/claims/views";
import type { Reason, ReasonParams } from "#server/core/errors";
import type { CorrectionView, ReviewView } from "#server/corrections/views";
import type { SuggestionView } from "#server/discussion/views";
import type { AfterReading } from "#server/receipts/views";
import type { SourceView } from "#server/sources/views";
import type { Explanation } from "#server/verdicts/views";
import type { QuotableReasonView } from "#server/votes/views";

/**
 * A verdict as a page prints it. `override` is the reason of a moderator who published another rating than the
 * reviewers’.
 */
export type PrintedVerdictView = {
  state: VerdictState;
  rating: Rating | null;
  computedRating: Rating | null;
  override: string | null;
  /** Whether both groups agree by where a few reviewers say they stand. */
  isFewReviewers: boolean;
  /** Whether there may be a verdict that the one who asks may not see yet; only at the desk. */
  isHidden?: boolean;
};

/** A rendered text as it is kept: elements and text, nothing else. */
export type RenderedNode =
  | { type: "root"; children: RenderedNode[] }
  | { type: "element"; tagName: string; properties: Record<string, unknown>; children: RenderedNode[] }
  | { type: "text"; value: string };

/** The text of a check as readers see it, and the numbers of the sources that it cites, each once, in order. */
export type RenderedBodyView = { tree: RenderedNode; citations: number[] };

/** What the public sees of where a check stands. */
export type PublicState = "published" | "corrected" | "retracted" | "withheld";

/** A check as lists show it. */
export type CheckLineView = {
  slug: string;
  /** The language of the interface under which its page is canonical; `language` is the one of its text. */
  locale: string;
  language: string;
  title: string;
  answer: string;
  state: PublicState;
  /** Whether a moderator has put it under review. */
  isUnderReview: boolean;
  publishedAt: Date;
  changedAt: Date;
  verdict: PrintedVerdictView;
};

/** A claim as a check prints it, with its verdict. */
export type PublishedClaimView = ClaimView & {
  verdict: PrintedVerdictView;
  tally: TallyView;
  provenance: ProvenanceView;
};

/**
 * How many voted for what. A count under five is not shown, nor a sum that would give one away: `voters` is null where
 * the ratings that are not shown have one to four votes together.
 */
export type TallyView = { voters: number | null; ratings: { rating: Rating; votes: number }[] };

/** A reviewer's reason as a page quotes it: under its number, or the handle of an author who signed it. */
export type QuotedReasonView = {
  voice: number;
  signedBy: string | null;
  rating: Rating;
  confidence: Confidence;
  reason: string;
};

/**
 * How a verdict was reached, as far as it may be told: on what it rests, the two groups of reviewers where they may be
 * shown, and where the claim stood on which day.
 */
export type ProvenanceView = {
  basis: VerdictBasis | null;
  /** The two positions that were asked about, where the verdict rests on them. */
  positions: { a: string; b: string } | null;
  isOneSided: boolean;
  isSplit: boolean;
  groups: Explanation["groups"];
  history: { state: VerdictState; rating: Rating | null; at: Date }[];
  /** Ballots that were cast when their reviewers could read the others; a number from five on. */
  afterReading: AfterReading;
  /** Reviewers who stepped aside because of an interest; from five on their number, rounded down to fives. */
  steppedAside: AfterReading;
  /** That some votes were cast before these sources of the check came, by their numbers, or before the claim's words changed. */
  castBefore: { sources: number[]; words: boolean };
};

/** A check as its own page shows it, in one of its published versions. */
export type PublishedCheckView = Omit<CheckLineView, "verdict" | "isUnderReview"> & {
  /** Since when it is under review, and why; null where it is not. */
  review: ReviewView | null;
  topics: TopicLinkView[];
  body: string;
  rendered: RenderedBodyView;
  version: number;
  /** The version current, which is another one when an earlier one is read. */
  newestVersion: number;
  author: string;
  /** Null in the preview of a check that nobody has approved. */
  approvedBy: string | null;
  claim: PublishedClaimView;
  readings: { sentence: string; claim: PublishedClaimView }[];
  sources: SourceView[];
  noQuoteReason: string;
  /** Why it rests on fewer than two independent sources, where it does. */
  fewSourcesReason: string;
  /** As of which day it is valid, and when it is looked at again; null in a preview. */
  validity: ValidityView | null;
  /** Whom the newsroom asked for an answer, and what came of it. */
  approaches: ApproachView[];
  whyChosen: string;
  /** What would change the verdict. */
  wouldChange: string[];
  claimantContact: { how: ClaimantContact; on: string | null; note: string } | null;
  /** The reason for the verdict, or for one side of a contested one. */
  backing: QuotedReasonView | null;
  dissent: QuotedReasonView | null;
  /** Newest first. */
  corrections: CorrectionView[];
};

/** As of which day a check is valid, and the day on which it is looked at again, YYYY-MM-DD each. */
export type ValidityView = { validAsOf: string; reviewOn: string };

/** How a check is cited: its permanent address, a sentence, a template of Wikipedia, and files for programs. */
export type CitationView = {
  address: string;
  /** The same below the site. */
  page: string;
  title: string;
  /** The verdict with its state, in words. */
  verdict: string;
  plain: string;
  wikipedia: string;
  files: { form: CitationForm; path: string }[];
};

/** A check in the lists of the desk. */
export type DeskCheckView = {
  id: string;
  title: string;
  language: string;
  author: string;
  state: CheckState;
  version: number;
  at: Date;
  /** Why it was put into its state, where somebody said. */
  reason: string | null;
  /** Its public address; null for one that was never published. */
  slug: string | null;
};

/** Something that a draft needs and does not have. */
export type Requirement = { reason: Reason; params?: ReasonParams };

/** A check as its author writes it. */
export type DraftView = {
  id: string;
  state: CheckState;
  version: number;
  language: string;
  author: string;
  /** Whether the one who asks is one of its authors, and whether they started it. */
  isOwn: boolean;
  isStarter: boolean;
  /** Its public address; null for one that was never published. */
  slug: string | null;
  /** Who writes it with the member who started it. */
  coAuthors: { id: string; handle: string }[];
  title: string;
  answer: string;
  body: string;
  readings: { sentence: string; claim: string }[];
  noQuoteReason: string;
  fewSourcesReason: string;
  whyChosen: string;
  /** One on each line. */
  wouldChange: string;
  claimantContact: ClaimantContact | null;
  claimantContactOn: string | null;
  claimantContactNote: string;
  backing: { claim: string; voice: number } | null;
  dissent: { claim: string; voice: number } | null;
  subject: { id: string; statement: string };
  /** Who sent it back last, and why. */
  sentBack: { by: string; reason: string } | null;
  unmet: Requirement[];
  /** Whether the claim under check is known to be somebody’s, who then has a right of reply. */
  hasClaimant: boolean;
  /** Words that others suggested for it, answered or not. */
  suggestions: SuggestionView[];
  /** Reasons that may be quoted, of those claims whose votes the one who asks may read. */
  quotable: QuotableReasonView[];
  /** Claims of the check whose verdict is hidden from the one who asks: they may still vote on them. */
  hidden: { id: string; statement: string }[];
  /** The page as readers would see it now; a hidden verdict is shown as none. */
  preview: PublishedCheckView;
};

/** A passage of a document as the W3C Web Annotation model has it. */
export type Annotation = {
  id: string;
  type: "Annotation";
  /** A claim is assessed by its check; a quotation is linked to the source that it is. */
  motivation: "assessing" | "linking";
  body: { id: string };
  target: {
    source: string;
    state: { type: "TimeState"; sourceDate: string };
    selector: (
      | { type: "TextQuoteSelector"; exact: string; prefix?: string; suffix?: string }
      | { type: "TextPositionSelector"; start: number; end: number }
    )[];
  };
};

/** The annotations of a check. */
export type AnnotationPage = {
  "@context": "http://www.w3.org/ns/anno.jsonld";
  id: string;
  type: "AnnotationPage";
  items: Annotation[];
};
