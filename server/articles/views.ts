import type { Heading, Locators } from "#db/schema";
import type { CopyKind, CopyWarning, FoundHow } from "#db/vocabulary";
import type { SentencePart } from "#server/articles/anchoring/sentence-difference";

/** An article in the list of them. */
export type ArticleLineView = {
  id: string;
  title: string;
  language: string | null;
  publisher: string | null;
  importedAt: Date;
  importedBy: string;
  claims: number;
};

/** A passage of an article of which a claim was made, in code points of its text. */
export type MarkedPassageView = {
  claim: string;
  statement: string;
  start: number;
  end: number;
  /** How it was found where it was marked in an earlier copy; null where it was marked in this one. */
  found: FoundAgainView | null;
};

/** How a passage of an earlier copy was found, and how sure that is, from 0 to 1. */
type FoundAgainView = { how: FoundHow; sureness: number };

/** What became of a passage in the newest copy of its article. */
export type AnchorView = {
  article: string;
  from: string;
  copy: string;
  readAt: Date;
  /** Null where it is no longer found. */
  found: FoundAgainView | null;
  /** The words that stand there now, where they are others. */
  exact: string | null;
};

/** A copy in the list of an article's. */
export type CopyLineView = { id: string; kind: CopyKind; readAt: Date; words: number };

/** What changed between two copies of an article; null where they are too different to be compared. */
export type CopyDifferenceView = {
  article: string;
  title: string;
  language: string | null;
  from: CopyLineView;
  to: CopyLineView;
  parts: SentencePart[] | null;
};

/** An article as it is read at the desk: its newest copy, with the claims that stand in it. */
export type ArticleView = {
  id: string;
  copy: string;
  kind: CopyKind;
  title: string;
  byline: string | null;
  publisher: string | null;
  publishedOn: string | null;
  language: string | null;
  url: string | null;
  text: string;
  headings: readonly Heading[];
  locators: Locators | null;
  warnings: CopyWarning[];
  sha256: string;
  readAt: Date;
  /** All that was read of it, the newest first; the one that is shown is among them. */
  copies: CopyLineView[];
  passages: MarkedPassageView[];
  /** Claims of earlier copies whose words are no longer found in this one. */
  lost: { claim: string; statement: string }[];
};

/** A copy that a source can quote from. */
export type CopyOptionView = { copy: string; title: string; publisher: string | null };
