import type { Heading, Locators } from "#db/schema";
import type { CopyWarning } from "#db/vocabulary";

/** What a document that is no web page says. */
export type DocumentText = {
  title: string;
  byline: string | null;
  text: string;
  /** All that can be read of it, where that is more than its text. */
  wholeText: string | null;
  headings: Heading[];
  locators: Locators | null;
  warnings: CopyWarning[];
};
