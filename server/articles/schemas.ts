import { z } from "zod";
import { because, documentText, HttpUrl, IsoDate, LanguageTag, text } from "#server/core/schemas";

const DOCUMENT_TITLE_MIN_CHARACTERS = 3;
export const DOCUMENT_TITLE_MAX_CHARACTERS = 300;
export const DOCUMENT_TEXT_MIN_CHARACTERS = 40;
export const DOCUMENT_TEXT_MAX_CHARACTERS = 400_000;
export const DOCUMENT_HTML_MAX_CHARACTERS = 3_000_000;
/** A fetched page may be this large after decompression, and take this long in all. */
export const FETCH_MAX_MEGABYTES = 5;
export const FETCH_TIMEOUT_SECONDS = 12;
/** A file that is uploaded, what an archive may hold when it is unpacked, and how many pages a PDF may have. */
export const UPLOAD_MAX_MEGABYTES = 20;
export const UPLOAD_MAX_BYTES = UPLOAD_MAX_MEGABYTES * 1_000_000;
export const UNPACKED_MAX_MEGABYTES = 80;
export const PDF_PAGES_MAX = 400;
export const FILE_NAME_MAX_CHARACTERS = 200;
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

/** A file that was uploaded before: a PDF, a saved page, an archive of pages, subtitles, a text. */
const UploadId = z.uuid({ error: because("upload_missing") });
const uploaded = { kind: z.literal("upload"), upload: UploadId, title: title.nullable().default(null), ...known };
/** The picture of a page, or a PDF of such pictures, with what somebody typed of it. */
const transcribed = {
  kind: z.literal("transcription"),
  upload: UploadId,
  title: title.nullable().default(null),
  text: documentText(DOCUMENT_TEXT_MIN_CHARACTERS, DOCUMENT_TEXT_MAX_CHARACTERS),
  ...known,
};

/**
 * A document whose text can be had: by its address, pasted, as a file, or typed from a picture; all but the first may have no address,
 * as a leaflet has none.
 */
export const DocumentInput = z.discriminatedUnion("kind", [
  byAddress,
  z.object({ ...pastedText, url }),
  z.object({ ...pastedHtml, url }),
  z.object({ ...uploaded, url }),
  z.object({ ...transcribed, url }),
]);
export type DocumentInput = z.infer<typeof DocumentInput>;

/** A file and what it is called. */
export const UploadDocumentInput = z.instanceof(FormData, { error: because("required") }).pipe(
  z.transform((form: FormData, issues) => {
    const file = form.get("file");
    if (!(file instanceof File) || file.size === 0) {
      issues.issues.push({ code: "custom", message: because("upload_missing"), path: ["file"], input: form });
      return z.NEVER;
    }
    if (file.size > UPLOAD_MAX_BYTES) {
      issues.issues.push({
        code: "custom",
        message: because("upload_large"),
        path: ["file"],
        params: { megabytes: UPLOAD_MAX_MEGABYTES },
        input: form,
      });
      return z.NEVER;
    }
    return { file };
  }),
);
export type UploadDocumentInput = z.infer<typeof UploadDocumentInput>;

/** Languages that a machine can read in a picture. */
export const PICTURE_LANGUAGES = ["en", "hy", "az", "tr", "ar"] as const;
export type PictureLanguage = (typeof PICTURE_LANGUAGES)[number];

export const DraftTranscriptionInput = z.object({
  upload: UploadId,
  language: z.enum(PICTURE_LANGUAGES, because("required")),
});
export type DraftTranscriptionInput = z.infer<typeof DraftTranscriptionInput>;

/** A document whose text cannot be had: a scan, a recording, what stands behind a paywall. */
export const UnreadDocumentInput = z.object({
  kind: z.literal("unread"),
  url,
  title,
  publisher: known.publisher,
  language: known.language,
});
export type UnreadDocumentInput = z.infer<typeof UnreadDocumentInput>;

/** An article is imported by its address, or brought in otherwise with its address if it has one, so that readers can find it. */
export const ImportArticleInput = DocumentInput;
export type ImportArticleInput = DocumentInput;
