import { z } from "zod";
import { documentText, HttpUrl, IsoDate, LanguageTag, text } from "#server/core/schemas";

const DOCUMENT_TITLE_MIN_CHARACTERS = 3;
export const DOCUMENT_TITLE_MAX_CHARACTERS = 300;
export const DOCUMENT_TEXT_MIN_CHARACTERS = 40;
export const DOCUMENT_TEXT_MAX_CHARACTERS = 400_000;
export const DOCUMENT_HTML_MAX_CHARACTERS = 3_000_000;
/** A fetched page may be this large after decompression, and take this long in all. */
export const FETCH_MAX_MEGABYTES = 5;
export const FETCH_TIMEOUT_SECONDS = 12;
export const BYLINE_MAX_CHARACTERS = 300;
export const PUBLISHER_MAX_CHARACTERS = 200;

const title = text(DOCUMENT_TITLE_MIN_CHARACTERS, DOCUMENT_TITLE_MAX_CHARACTERS);

/** What the page may not say of itself and the one who pastes it knows. */
const known = {
  byline: text(0, BYLINE_MAX_CHARACTERS).default(""),
  publisher: text(0, PUBLISHER_MAX_CHARACTERS).default(""),
  publishedOn: IsoDate.nullable().default(null),
  language: LanguageTag.nullable().default(null),
};

const byAddress = z.object({ kind: z.literal("address"), url: HttpUrl });
const pastedText = {
  kind: z.literal("text"),
  /** Null for a text whose first line is its title. */
  title: title.nullable().default(null),
  text: documentText(DOCUMENT_TEXT_MIN_CHARACTERS, DOCUMENT_TEXT_MAX_CHARACTERS),
  ...known,
};
const pastedHtml = {
  kind: z.literal("html"),
  title: title.nullable().default(null),
  html: documentText(DOCUMENT_TEXT_MIN_CHARACTERS, DOCUMENT_HTML_MAX_CHARACTERS),
  ...known,
};
const url = HttpUrl.nullable();

/**
 * A document whose text can be had: by its address, or pasted; what is pasted may have no address, as a book has none.
 */
export const DocumentInput = z.discriminatedUnion("kind", [
  byAddress,
  z.object({ ...pastedText, url }),
  z.object({ ...pastedHtml, url }),
]);
export type DocumentInput = z.infer<typeof DocumentInput>;

/** A document whose text cannot be had: a scan, a recording, what stands behind a paywall. */
export const UnreadDocumentInput = z.object({
  kind: z.literal("unread"),
  url,
  title,
  publisher: known.publisher,
  language: known.language,
});
export type UnreadDocumentInput = z.infer<typeof UnreadDocumentInput>;

/** An article is imported by its address, or pasted with its address if it has one, so that readers can find it. */
export const ImportArticleInput = DocumentInput;
export type ImportArticleInput = DocumentInput;
