import { sliceCodePoints } from "#server/articles/anchoring/code-points";
import { normaliseText } from "#server/articles/anchoring/paragraphs";
import { canonicalUrl } from "#server/articles/extraction/canonical-url";
import { type ExtractedDocument, extractDocument } from "#server/articles/extraction/extract-document";
import { languageOf } from "#server/articles/extraction/language-of";
import { decode } from "#server/articles/fetching/decode";
import { type DocumentForm, formOf } from "#server/articles/reading/document-form";
import type { DocumentText } from "#server/articles/reading/document-text";
import { readPdf } from "#server/articles/reading/read-pdf";
import { readSubtitles } from "#server/articles/reading/read-subtitles";
import { type ArchivedPage, pageOfMhtml, pageOfWacz, pageOfWarc } from "#server/articles/reading/read-web-archive";
import { DOCUMENT_TITLE_MAX_CHARACTERS } from "#server/articles/schemas";
import { InvalidError } from "#server/core/errors";

/** A document as it came: its bytes with what the server said of them, or the text that was pasted. */
export type UnreadBytes = {
  content: Uint8Array | string;
  contentType: string;
  /** How it is written, where the one who brings it says so; otherwise its bytes tell. */
  form?: "html" | "text";
  url: string | null;
};

export type ReadBytes = ExtractedDocument &
  Pick<DocumentText, "locators" | "warnings"> & { form: DocumentForm; words: number };

/**
 * Everything slow about a document that came from outside: its form, its characters, its text, its language and its words. Throws
 * InvalidError when it is broken, of a form that cannot be read, or without text.
 */
export async function readBytes({ content, contentType, form: said, url }: UnreadBytes): Promise<ReadBytes> {
  const form = said ?? (typeof content === "string" ? "text" : formOf(content, contentType));
  if (form === null) throw new InvalidError("document_form_unknown");
  const read = await readForm(form, content, contentType, url);
  return { ...read, form, words: countWords(read.text, read.language) };
}

type Read = Omit<ReadBytes, "form" | "words">;

async function readForm(
  form: DocumentForm,
  content: Uint8Array | string,
  contentType: string,
  url: string | null,
): Promise<Read> {
  const bytes = typeof content === "string" ? new TextEncoder().encode(content) : content;
  switch (form) {
    case "html":
      return readPage(content, contentType, url);
    case "text":
      return readPlain(content, contentType, url);
    case "subtitles": {
      const { text, isGuessed } = charactersOf(content, contentType);
      return described(readSubtitles(text), url, isGuessed);
    }
    case "pdf":
      return described(await readPdf(bytes), url);
    case "mhtml":
      return readArchived(await pageOfMhtml(bytes), url);
    case "warc":
      return readArchived(await pageOfWarc(bytes, url), url);
    case "wacz":
      return readArchived(await pageOfWacz(bytes, url), url);
    case "image":
      throw new InvalidError("document_scan");
  }
}

const charactersOf = (content: Uint8Array | string, contentType: string) =>
  typeof content === "string" ? { text: content, isGuessed: false } : decode(content, contentType);

/** What a page that was saved by SingleFile says at its beginning. */
const SAVED_FROM = /^\s*(?:<!doctype[^>]*>\s*)?(?:<html[^>]*>)?\s*<!--\s*Page saved with SingleFile\s+url:\s*(\S+)/i;

function readPage(content: Uint8Array | string, contentType: string, url: string | null): Read {
  const { text, isGuessed } = charactersOf(content, contentType);
  const savedFrom = SAVED_FROM.exec(text)?.[1];
  const address = url ?? (savedFrom && /^https?:/.test(savedFrom) && URL.canParse(savedFrom) ? savedFrom : null);
  return {
    ...extractDocument({ html: text, url: address }),
    locators: null,
    warnings: isGuessed ? ["encoding_guessed"] : [],
  };
}

/** The page of an archive: its address is the one that is said, or else the one that the archive has. */
const readArchived = ({ bytes, contentType, url }: ArchivedPage, said: string | null): Read =>
  readPage(bytes, contentType, said ?? url);

function readPlain(content: Uint8Array | string, contentType: string, url: string | null): Read {
  const { text: characters, isGuessed } = charactersOf(content, contentType);
  const text = normaliseText(unwrapped(characters));
  const title = sliceCodePoints(text.split("\n")[0] ?? "", 0, DOCUMENT_TITLE_MAX_CHARACTERS);
  return described(
    { title, byline: null, text, wholeText: null, headings: [], locators: null, warnings: [] },
    url,
    isGuessed,
  );
}

function described({ warnings, ...document }: DocumentText, url: string | null, isGuessed = false): Read {
  return {
    ...document,
    warnings: isGuessed ? [...warnings, "encoding_guessed"] : warnings,
    publisher: null,
    publishedOn: null,
    language: languageOf(null, document.text),
    canonicalUrl: url ? canonicalUrl(url) : null,
    wall: null,
  };
}

/** Where lines were broken after so many characters by whoever wrote them, and blank lines stand between paragraphs. */
const WRAPPED_AT_MAX = 100;
const WRAPPED_AT_MIN = 50;
const WRAPPED_LINES_MIN = 0.6;
const ENDS_LINE = /[.!?…։。！？؟:]["'»”’)\]]*$/u;
const BEGINS_ENTRY = /^\s*([-*•>]|\d+[.)])\s/;

/** A text whose lines were broken at a width is put back into paragraphs; others stay as they are. */
function unwrapped(text: string): string {
  const lines = text.split(/\r\n|[\n\r\u2028\u2029\u0085]/u);
  const filled = lines.filter((line) => line.trim() !== "");
  const longest = Math.max(0, ...filled.map((line) => line.trimEnd().length));
  if (longest > WRAPPED_AT_MAX || longest < WRAPPED_AT_MIN) return text;
  const inner = lines.filter((line, at) => line.trim() !== "" && (lines[at + 1] ?? "").trim() !== "");
  const full = inner.filter((line) => line.trimEnd().length > longest * WRAPPED_LINES_MIN).length;
  if (inner.length < 2 || full < inner.length * WRAPPED_LINES_MIN) return text;
  const joined: string[] = [];
  for (const [at, line] of lines.entries()) {
    const before = lines[at - 1] ?? "";
    const isShort = before.trimEnd().length < longest * WRAPPED_LINES_MIN;
    const isNew =
      before.trim() === "" ||
      line.trim() === "" ||
      BEGINS_ENTRY.test(line) ||
      (isShort && ENDS_LINE.test(before.trim()));
    if (at === 0 || isNew) joined.push(line);
    else joined.push(`${joined.pop() ?? ""} ${line.trim()}`);
  }
  return joined.join("\n");
}

function countWords(text: string, language: string | null): number {
  let words = 0;
  for (const { isWordLike } of new Intl.Segmenter(language ?? "und", { granularity: "word" }).segment(text)) {
    if (isWordLike) words++;
  }
  return words;
}
