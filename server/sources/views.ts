import type { QuotePart, SourceKind, Stance } from "#db/vocabulary";

/** A source as its card shows it: the 2 of S2, the words it says, and whether they were found. */
export type SourceView = {
  id: string;
  number: number;
  claim: string;
  stance: Stance;
  kind: SourceKind;
  title: string;
  publisher: string | null;
  url: string | null;
  language: string | null;
  /** The rest of the sentence around the quotation, and the text of the page that it was found in. */
  before: string;
  quote: string;
  after: string;
  foundIn: QuotePart;
  whyNot: string | null;
  locator: string;
  note: string;
  translation: string;
  interest: string;
  /** The number of the source whose words this one repeats. */
  origin: number | null;
  /** How often what is said of it was changed; what the next change replaces. */
  version: number;
  /** Why it was withdrawn; null for one that stands. */
  withdrawnBecause: string | null;
  readAt: Date | null;
  sha256: string | null;
};

/** A source as the desk shows it, with the member who attached it, which decides about the buttons. */
export type SourceAtDeskView = SourceView & { attachedBy: string; isPublished: boolean };
