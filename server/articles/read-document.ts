import "server-only";
import { createHash } from "node:crypto";
import type { CopyKind } from "#db/vocabulary";
import { canonicalUrl } from "#server/articles/extraction/canonical-url";
import type { ExtractedDocument } from "#server/articles/extraction/extract-document";
import type { UnreadBytes } from "#server/articles/extraction/read-bytes";
import type { FetchPage } from "#server/articles/fetching/guarded-fetch";
import {
  DOCUMENT_TEXT_MAX_CHARACTERS,
  DOCUMENT_TEXT_MIN_CHARACTERS,
  type DocumentInput,
} from "#server/articles/schemas";
import { InvalidError } from "#server/core/errors";
import { lastDayBegun, lettersIn } from "#server/core/rules";
import { workOn } from "#server/hostile-work/work-on";

/** How text is made of what was read; a new number whenever the same bytes would give another text. */
const EXTRACTORS = { html: "readability-0.6.0/3", text: "plain/2" } as const;

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
  /** All that a reader of the page sees, where that is more than the main text. */
  wholeText: string | null;
  words: number;
};

/**
 * Reads a document by its address, or takes the pasted one, and extracts its text. Everything slow happens here, before
 * any transaction. Throws InvalidError when it cannot be fetched, holds no readable text, or is a wall in front of it.
 */
export async function readDocument(
  input: DocumentInput,
  { fetchPage, now }: { fetchPage: FetchPage; now: Date },
): Promise<ReadDocument> {
  const lastDay = lastDayBegun(now);
  const readNotLater = async (unread: UnreadBytes) => notLaterThan(lastDay, await workOn("readBytes", unread));
  if (input.kind === "address") {
    const { finalUrl, askedUrl, redirects, contentType, bytes } = await fetchPage(input.url);
    const isHtml = !/^text\/plain/i.test(contentType);
    const read = await readNotLater({ content: bytes, contentType, isHtml, url: finalUrl });
    if (read.wall) throw new InvalidError(`document_wall_${read.wall}`);
    return finished({
      kind: "fetched",
      askedUrl,
      finalUrl,
      redirects,
      contentType,
      bytes,
      extractor: isHtml ? EXTRACTORS.html : EXTRACTORS.text,
      ...read,
    });
  }
  if (input.publishedOn && input.publishedOn > lastDay) throw new InvalidError("date_future");
  const isHtml = input.kind === "html";
  const content = isHtml ? input.html : input.text;
  const contentType = isHtml ? "text/html; charset=utf-8" : "text/plain; charset=utf-8";
  const said = await readNotLater({ content, contentType, isHtml, url: input.url });
  return finished({
    kind: isHtml ? "pasted_html" : "pasted_text",
    askedUrl: input.url,
    finalUrl: null,
    redirects: [],
    contentType,
    bytes: new TextEncoder().encode(content),
    extractor: isHtml ? EXTRACTORS.html : EXTRACTORS.text,
    ...said,
    // Who pastes a page says what address it has; what the page says of itself could be another's.
    canonicalUrl: input.url ? canonicalUrl(input.url) : null,
    title: input.title || said.title,
    byline: input.byline || said.byline,
    publisher: input.publisher || said.publisher,
    publishedOn: input.publishedOn ?? said.publishedOn,
    language: input.language ?? said.language,
  });
}

/** A page that says it is from a day that has not begun anywhere says nothing of its day. */
const notLaterThan = <Read extends ExtractedDocument>(lastDay: string, read: Read): Read =>
  read.publishedOn && read.publishedOn > lastDay ? { ...read, publishedOn: null } : read;

function finished(read: Omit<ReadDocument, "sha256" | "url"> & { canonicalUrl: string | null }): ReadDocument {
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
  };
}
