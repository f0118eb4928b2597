import "server-only";
import { createHash } from "node:crypto";
import type { CopyKind } from "#db/vocabulary";
import { normaliseText } from "#server/articles/anchoring/paragraphs";
import { canonicalUrl } from "#server/articles/extraction/canonical-url";
import { type ExtractedDocument, extractDocument, languageOf } from "#server/articles/extraction/extract-document";
import { decode } from "#server/articles/fetching/decode";
import type { FetchPage } from "#server/articles/fetching/guarded-fetch";
import {
  DOCUMENT_TEXT_MAX_CHARACTERS,
  DOCUMENT_TEXT_MIN_CHARACTERS,
  DOCUMENT_TITLE_MAX_CHARACTERS,
  type DocumentInput,
} from "#server/articles/schemas";
import { InvalidError } from "#server/core/errors";
import { lastDayBegun, lettersIn } from "#server/core/rules";

/** How text is made of what was read; a new number whenever the same bytes would give another text. */
const EXTRACTORS = { html: "readability-0.6.0/1", text: "plain/1" } as const;

/** A document as it was read, ready to be kept. */
export type ReadDocument = {
  kind: CopyKind;
  askedUrl: string | null;
  finalUrl: string | null;
  redirects: string[];
  contentType: string;
  bytes: Uint8Array;
  sha256: string;
  extractor: string;
  /** The address under which the document is known; see canonicalUrl. */
  url: string | null;
  title: string;
  byline: string | null;
  publisher: string | null;
  publishedOn: string | null;
  language: string | null;
  text: string;
  words: number;
};

/**
 * Reads a document by its address, or takes the pasted one, and extracts its text. Everything slow happens here, before
 * any transaction. Throws InvalidError when it cannot be fetched or holds no readable text.
 */
export async function readDocument(
  input: DocumentInput,
  { fetchPage, now }: { fetchPage: FetchPage; now: Date },
): Promise<ReadDocument> {
  const lastDay = lastDayBegun(now);
  if (input.kind === "address") {
    const page = await fetchPage(input.url);
    const isPlain = /^text\/plain/i.test(page.contentType);
    const decoded = decode(page.bytes, page.contentType);
    const { finalUrl, askedUrl, redirects, contentType, bytes } = page;
    return finished({
      ...{ kind: "fetched", askedUrl, finalUrl, redirects, contentType, bytes },
      extractor: isPlain ? EXTRACTORS.text : EXTRACTORS.html,
      ...notLaterThan(lastDay, isPlain ? plain(decoded, finalUrl) : extractDocument({ html: decoded, url: finalUrl })),
    });
  }
  if (input.publishedOn && input.publishedOn > lastDay) throw new InvalidError("date_future");
  const isHtml = input.kind === "html";
  const pasted = isHtml ? input.html : input.text;
  const read = notLaterThan(
    lastDay,
    isHtml ? extractDocument({ html: pasted, url: input.url }) : plain(pasted, input.url),
  );
  return finished({
    kind: isHtml ? "pasted_html" : "pasted_text",
    askedUrl: input.url,
    finalUrl: null,
    redirects: [],
    contentType: isHtml ? "text/html; charset=utf-8" : "text/plain; charset=utf-8",
    bytes: new TextEncoder().encode(pasted),
    extractor: isHtml ? EXTRACTORS.html : EXTRACTORS.text,
    ...read,
    // Who pastes a page says what address it has; what the page says of itself could be another's.
    canonicalUrl: input.url ? canonicalUrl(input.url) : null,
    title: input.title || read.title,
    byline: input.byline || read.byline,
    publisher: input.publisher || read.publisher,
    publishedOn: input.publishedOn ?? read.publishedOn,
    language: input.language ?? read.language,
  });
}

/** A page that says it is from a day that has not begun anywhere says nothing of its day. */
const notLaterThan = (lastDay: string, read: ExtractedDocument): ExtractedDocument =>
  read.publishedOn && read.publishedOn > lastDay ? { ...read, publishedOn: null } : read;

const plain = (text: string, url: string | null): ExtractedDocument => {
  const normalised = normaliseText(text);
  return {
    title: normalised.split("\n")[0]?.slice(0, DOCUMENT_TITLE_MAX_CHARACTERS) ?? "",
    ...{ byline: null, publisher: null, publishedOn: null },
    language: languageOf(null, normalised),
    text: normalised,
    canonicalUrl: url ? canonicalUrl(url) : null,
  };
};

function finished(
  read: Omit<ReadDocument, "sha256" | "url" | "words"> & { canonicalUrl: string | null },
): ReadDocument {
  const { canonicalUrl: url, ...document } = read;
  if (lettersIn(read.text) < DOCUMENT_TEXT_MIN_CHARACTERS) throw new InvalidError("document_empty");
  if (read.text.length > DOCUMENT_TEXT_MAX_CHARACTERS) {
    throw new InvalidError("document_long", { max: DOCUMENT_TEXT_MAX_CHARACTERS });
  }
  const title = read.title || url;
  if (!title) throw new InvalidError("document_title_missing");
  const host = url ? new URL(url).hostname.replace(/^www\./, "") : null;
  return {
    ...document,
    title,
    url,
    publisher: read.publisher ?? host,
    sha256: createHash("sha256").update(read.bytes).digest("hex"),
    words: countWords(read.text, read.language),
  };
}

function countWords(text: string, language: string | null): number {
  let words = 0;
  for (const { isWordLike } of new Intl.Segmenter(language ?? "und", { granularity: "word" }).segment(text)) {
    if (isWordLike) words++;
  }
  return words;
}
