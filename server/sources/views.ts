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
  readAt: Date | null;
  sha256: string | null;
};
