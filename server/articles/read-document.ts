import "server-only";
import { createHash } from "node:crypto";
import type { Heading, Locators } from "#db/schema";
import type { CopyKind, CopyWarning } from "#db/vocabulary";
import { canonicalUrl } from "#server/articles/extraction/canonical-url";
import type { FetchPage } from "#server/articles/fetching/guarded-fetch";
import { getUpload } from "#server/articles/internal";
import type { DocumentForm } from "#server/articles/reading/document-form";
import type { ReadBytes, UnreadBytes } from "#server/articles/reading/read-bytes";
import {
  DOCUMENT_TEXT_MAX_CHARACTERS,
  DOCUMENT_TEXT_MIN_CHARACTERS,
  type DocumentInput,
} from "#server/articles/schemas";
import type { Ctx } from "#server/core/context";
import { InvalidError } from "#server/core/errors";
import { lastDayBegun, lettersIn } from "#server/core/rules";
import { workOn } from "#server/hostile-work/work-on";

/** How text is made of what was read; a new number whenever the same bytes would give another text. */
const EXTRACTORS: Record<DocumentForm, string> = {
  html: "readability-0.6.0/4",
  mhtml: "mhtml+readability-0.6.0/4",
  warc: "warc+readability-0.6.0/4",
  wacz: "wacz+readability-0.6.0/4",
  text: "plain/3",
  pdf: "unpdf-1.8.1/1",
  subtitles: "subtitles/1",
  image: "transcription/1",
};
const HASH_SHOWN_CHARACTERS = 12;

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
  headings: Heading[];
  locators: Locators | null;
  warnings: CopyWarning[];
  words: number;
};

/**
 * Reads a document by its address, or takes the one that was pasted, uploaded or typed from a picture, and extracts its text. Everything
 * slow happens here, before any transaction. Throws InvalidError when it cannot be fetched, holds no readable text, or is a wall in
 * front of it.
 */
export async function readDocument(
  input: DocumentInput,
  { ctx, fetchPage }: { ctx: Ctx; fetchPage: FetchPage },
): Promise<ReadDocument> {
  const lastDay = lastDayBegun(ctx.now);
  const readNotLater = async (unread: UnreadBytes) => notLaterThan(lastDay, await workOn("readBytes", unread));
  if (input.kind === "address") {
    const { finalUrl, askedUrl, redirects, contentType, bytes } = await fetchPage(input.url);
    const read = await readNotLater({ content: bytes, contentType, url: finalUrl });
    if (read.wall) throw new InvalidError(`document_wall_${read.wall}`);
    return finished({ kind: "fetched", askedUrl, finalUrl, redirects, contentType, bytes }, read);
  }
  if (input.publishedOn && input.publishedOn > lastDay) throw new InvalidError("date_future");
  const origin = { askedUrl: input.url, finalUrl: null, redirects: [] };
  switch (input.kind) {
    case "text":
    case "html": {
      const isHtml = input.kind === "html";
      const content = isHtml ? input.html : input.text;
      const contentType = isHtml ? "text/html; charset=utf-8" : "text/plain; charset=utf-8";
      const read = await readNotLater({ content, contentType, form: input.kind, url: input.url });
      const bytes = new TextEncoder().encode(content);
      const kind = isHtml ? "pasted_html" : "pasted_text";
      // Who pastes a page says what address it has; what the page says of itself could be another's.
      return finished({ kind, ...origin, contentType, bytes }, { ...read, canonicalUrl: null }, input);
    }
    case "upload": {
      const { bytes, contentType } = await getUpload(ctx, input.upload);
      const read = await readNotLater({ content: bytes, contentType, url: input.url });
      return finished({ kind: "uploaded", ...origin, contentType, bytes }, read, input);
    }
    case "transcription": {
      const { bytes, contentType } = await getUpload(ctx, input.upload);
      const read = await readNotLater({ content: input.text, contentType, form: "text", url: input.url });
      const typed = createHash("sha256").update(read.text).digest("hex").slice(0, HASH_SHOWN_CHARACTERS);
      const extractor = `${EXTRACTORS.image}+${typed}`;
      return finished({ kind: "transcribed", ...origin, contentType, bytes, extractor }, read, input);
    }
  }
}

/** A page that says it is from a day that has not begun anywhere says nothing of its day. */
const notLaterThan = (lastDay: string, read: ReadBytes): ReadBytes =>
  read.publishedOn && read.publishedOn > lastDay ? { ...read, publishedOn: null } : read;

type Brought = Pick<ReadDocument, "kind" | "askedUrl" | "finalUrl" | "redirects" | "contentType" | "bytes"> & {
  extractor?: string;
};
type Known = Pick<
  Exclude<DocumentInput, { kind: "address" }>,
  "url" | "title" | "byline" | "publisher" | "publishedOn" | "language"
>;

/** What is kept of a document: what was read of it, and before that what the one who brings it knows. */
function finished(brought: Brought, read: ReadBytes, known?: Known): ReadDocument {
  const { form, canonicalUrl: ownUrl, wall: _, ...said } = read;
  if (lettersIn(said.text) < DOCUMENT_TEXT_MIN_CHARACTERS) throw new InvalidError("document_empty");
  if (said.text.length > DOCUMENT_TEXT_MAX_CHARACTERS) {
    throw new InvalidError("document_long", { max: DOCUMENT_TEXT_MAX_CHARACTERS });
  }
  const url = known?.url ? canonicalUrl(known.url) : ownUrl;
  const title = known?.title || said.title || url;
  if (!title) throw new InvalidError("document_title_missing");
  const host = url ? new URL(url).hostname.replace(/^www\./, "") : null;
  return {
    extractor: EXTRACTORS[form],
    ...said,
    ...brought,
    title,
    byline: known?.byline || said.byline,
    publishedOn: known?.publishedOn ?? said.publishedOn,
    language: known?.language ?? said.language,
    publisher: (known?.publisher || said.publisher) ?? host,
    url,
    sha256: createHash("sha256").update(brought.bytes).digest("hex"),
  };
}
