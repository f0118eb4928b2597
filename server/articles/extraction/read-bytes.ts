import { sliceCodePoints } from "#server/articles/anchoring/code-points";
import { normaliseText } from "#server/articles/anchoring/paragraphs";
import { canonicalUrl } from "#server/articles/extraction/canonical-url";
import { type ExtractedDocument, extractDocument } from "#server/articles/extraction/extract-document";
import { languageOf } from "#server/articles/extraction/language-of";
import { decode } from "#server/articles/fetching/decode";
import { DOCUMENT_TITLE_MAX_CHARACTERS } from "#server/articles/schemas";

/** A document as it came: its bytes with what the server said of them, or the text that was pasted. */
export type UnreadBytes = {
  content: Uint8Array | string;
  contentType: string;
  isHtml: boolean;
  url: string | null;
};

/** Everything slow about a document that came from outside: its characters, its text, its language and its words. */
export function readBytes({ content, contentType, isHtml, url }: UnreadBytes): ExtractedDocument & { words: number } {
  const decoded = typeof content === "string" ? content : decode(content, contentType).text;
  const read = isHtml ? extractDocument({ html: decoded, url }) : plainDocument(decoded, url);
  return { ...read, words: countWords(read.text, read.language) };
}

function plainDocument(text: string, url: string | null): ExtractedDocument {
  const normalised = normaliseText(text);
  return {
    title: sliceCodePoints(normalised.split("\n")[0] ?? "", 0, DOCUMENT_TITLE_MAX_CHARACTERS),
    byline: null,
    publisher: null,
    publishedOn: null,
    language: languageOf(null, normalised),
    text: normalised,
    wholeText: null,
    canonicalUrl: url ? canonicalUrl(url) : null,
    wall: null,
  };
}

function countWords(text: string, language: string | null): number {
  let words = 0;
  for (const { isWordLike } of new Intl.Segmenter(language ?? "und", { granularity: "word" }).segment(text)) {
    if (isWordLike) words++;
  }
  return words;
}
