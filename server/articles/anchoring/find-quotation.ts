import type { QuotePart } from "#db/vocabulary";
import { nearestPassage } from "#server/articles/anchoring/nearest";
import { type Passage, type Place, selectPassage, sentenceAround } from "#server/articles/anchoring/passage";
import { findQuotes } from "#server/articles/anchoring/quote";

/** The texts of a copy: its main text, and all that a reader of the page sees where that is more. */
export type CopyTexts = { text: string; wholeText: string | null; language: string | null };

/** A place at which a quotation was found, with the words of it and the sentence around. */
export type FoundQuotation = {
  part: QuotePart;
  passage: Passage;
  /** As it is quoted: with an ellipsis where the one who quotes left words out. */
  words: string;
  before: string;
  after: string;
};

/** Where a quotation stands, and what stands nearest to it when it is not found. */
type QuotationSearch = { found: FoundQuotation[]; nearest: FoundQuotation | null };

/**
 * Looks for a quotation in the main text of a page, and then in what stands beside it: fact boxes, captions, correction
 * notes. Where it is in neither, the nearest passage is offered.
 */
export function findQuotation({ text, wholeText, language, quote }: CopyTexts & { quote: string }): QuotationSearch {
  const texts: [QuotePart, string][] = [["main", text], ...(wholeText ? ([["page", wholeText]] as const) : [])] as [
    QuotePart,
    string,
  ][];
  for (const [part, searched] of texts) {
    const found = findQuotes(searched, quote);
    if (found.length > 0) {
      return {
        found: found.map(({ words, ...place }) => describe(part, searched, place, language, words)),
        nearest: null,
      };
    }
  }
  for (const [part, searched] of texts) {
    const place = nearestPassage(searched, quote, language);
    if (place) return { found: [], nearest: describe(part, searched, place, language) };
  }
  return { found: [], nearest: null };
}

function describe(
  part: QuotePart,
  text: string,
  place: Place,
  language: string | null,
  words?: string,
): FoundQuotation {
  const passage = selectPassage(text, place.start, place.end);
  const { before, after } = sentenceAround(text, passage, language);
  return { part, passage, words: words ?? passage.exact, before, after };
}
