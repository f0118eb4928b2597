import { getDocumentProxy } from "unpdf";
import type { Heading } from "#db/schema";
import { codePointLength } from "#server/articles/anchoring/code-points";
import { normaliseText } from "#server/articles/anchoring/paragraphs";
import { sharedWords } from "#server/articles/extraction/choose-blocks";
import type { DocumentText } from "#server/articles/reading/document-text";
import { middleOf } from "#server/articles/reading/pdf-columns";
import { type PrintedPage, type PrintedParagraph, printedParagraphs } from "#server/articles/reading/pdf-paragraphs";
import { DOCUMENT_TITLE_MAX_CHARACTERS, PDF_PAGES_MAX } from "#server/articles/schemas";
import { InvalidError } from "#server/core/errors";

/** A title shorter than this, or that is the name of a file, is none. */
const TITLE_MIN_CHARACTERS = 4;
const NAME_OF_FILE = /\.(docx?|pdf|indd|odt|rtf|pptx?|xlsx?)$|^microsoft word\b|^untitled|^document\d*$|^print$/i;
const TITLE_SHARED = 0.6;

/**
 * The text of a PDF, page after page, with where each page begins. Lines become paragraphs and broken words whole; what is printed above
 * and below every page stands in the whole text alone. Throws InvalidError where it asks for a password, has too many pages, or holds
 * pictures of pages and no text.
 */
export async function readPdf(bytes: Uint8Array): Promise<DocumentText> {
  const pdf = await openPdf(bytes);
  if (pdf.numPages > PDF_PAGES_MAX) throw new InvalidError("document_pages", { max: PDF_PAGES_MAX });
  const { info } = (await pdf.getMetadata().catch(() => ({ info: {} }))) as {
    info: { Title?: unknown; Author?: unknown };
  };
  const pages: PrintedPage[] = [];
  for (let number = 1; number <= pdf.numPages; number++) {
    const page = await pdf.getPage(number);
    const { items } = await page.getTextContent();
    const [, , , top = 0] = page.view;
    pages.push({
      height: top,
      items: items.flatMap((item, order) => {
        if (!("str" in item) || item.str === "") return [];
        const [, , slope = 0, tall = 0, x = 0, y = 0] = item.transform as number[];
        return [{ text: item.str, x, y, width: item.width, size: Math.hypot(slope, tall) || item.height, order }];
      }),
    });
    page.cleanup();
  }
  const isEmpty = ({ items }: PrintedPage) => items.every(({ text }) => text.trim() === "");
  const empty = pages.filter(isEmpty).length;
  if (empty === pages.length) throw new InvalidError("document_scan");
  const paragraphs = printedParagraphs(pages);
  const main = textOf(paragraphs.filter(({ isRunningHead }) => !isRunningHead));
  const whole = textOf(paragraphs).text;
  return {
    title: titleOf(paragraphs, info.Title),
    byline: typeof info.Author === "string" ? normaliseText(info.Author).replaceAll("\n", " ") || null : null,
    text: main.text,
    headings: headingsOf(paragraphs.filter(({ isRunningHead }) => !isRunningHead)),
    wholeText: whole === main.text ? null : whole,
    locators: { unit: "page", marks: main.marks },
    warnings: empty > 0 ? ["pages_without_text"] : [],
  };
}

async function openPdf(bytes: Uint8Array) {
  try {
    // The library takes the bytes it is given apart.
    return await getDocumentProxy(Uint8Array.from(bytes), { stopAtErrors: false, verbosity: 0 });
  } catch (error) {
    const isLocked = error instanceof Error && error.name === "PasswordException";
    throw new InvalidError(isLocked ? "document_locked" : "document_broken");
  }
}

/** The paragraphs as one text, and where in it each page begins, in code points. */
function textOf(paragraphs: readonly PrintedParagraph[]): { text: string; marks: { at: number; says: string }[] } {
  const marks: { at: number; says: string }[] = [];
  const said: string[] = [];
  let length = 0;
  let page = 0;
  for (const { pieces } of paragraphs) {
    let paragraph = "";
    for (const piece of pieces) {
      const words = normaliseText(piece.text).replaceAll("\n", " ");
      if (words === "") continue;
      const joint = paragraph !== "" && /^\s/.test(piece.text) ? " " : "";
      if (piece.page !== page) {
        page = piece.page;
        marks.push({ at: length + codePointLength(paragraph + joint), says: String(page) });
      }
      paragraph += joint + words;
    }
    if (paragraph === "") continue;
    said.push(paragraph);
    length += codePointLength(paragraph) + 1;
  }
  return { text: said.join("\n"), marks };
}

/** A heading is printed larger than most of the text, and is no longer than this. */
const HEADING_LARGER = 1.12;
const HEADING_MAX_CHARACTERS = 160;

function headingsOf(paragraphs: readonly PrintedParagraph[]): Heading[] {
  const sizes = paragraphs.flatMap(({ pieces, size }) =>
    new Array<number>(pieces.map(({ text }) => text).join("").length).fill(size),
  );
  const usual = middleOf(sizes);
  let at = 0;
  return paragraphs.flatMap((paragraph) => {
    const says = wordsIn(paragraph);
    if (says === "") return [];
    const begins = at;
    at += codePointLength(says) + 1;
    return paragraph.size > usual * HEADING_LARGER && says.length <= HEADING_MAX_CHARACTERS
      ? [{ at: begins, says }]
      : [];
  });
}

const wordsIn = ({ pieces }: PrintedParagraph): string =>
  normaliseText(pieces.map(({ text }) => text).join("")).replaceAll("\n", " ");

/** What the first page says in its largest letters; what the file says of itself where that is on the page. */
function titleOf(paragraphs: readonly PrintedParagraph[], declared: unknown): string {
  const first = paragraphs.filter(({ pieces, isRunningHead }) => !isRunningHead && pieces[0]?.page === 1);
  const largest = Math.max(
    0,
    ...first.filter((one) => wordsIn(one).length >= TITLE_MIN_CHARACTERS).map(({ size }) => size),
  );
  const heading = first.find((one) => one.size >= largest - 0.5 && wordsIn(one).length >= TITLE_MIN_CHARACTERS);
  const printed = heading ? wordsIn(heading) : "";
  const said = typeof declared === "string" ? normaliseText(declared).replaceAll("\n", " ") : "";
  const isNamed = said.length >= TITLE_MIN_CHARACTERS && !NAME_OF_FILE.test(said);
  const isOnPage = isNamed && sharedWords(said, first.map(wordsIn).join(" ")) >= TITLE_SHARED;
  return (isOnPage ? said : printed || (isNamed ? said : "")).slice(0, DOCUMENT_TITLE_MAX_CHARACTERS);
}
