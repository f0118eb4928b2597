import { linesInOrder, middleOf, type PrintedItem, type PrintedLine } from "#server/articles/reading/pdf-columns";

/** A line as it is read, with the page that it stands on. */
type ReadLine = {
  page: number;
  text: string;
  size: number;
  x: number;
  right: number;
  y: number;
  /** Which column it stands in, counted through the document. */
  column: number;
  isRightToLeft: boolean;
  isRunningHead: boolean;
};

/** A paragraph: its pieces one after the other, each with the page on which it begins. */
export type PrintedParagraph = { pieces: { page: number; text: string }[]; size: number; isRunningHead: boolean };

export type PrintedPage = { items: PrintedItem[]; height: number };

const RTL = /[\p{Script=Arabic}\p{Script=Hebrew}\p{Script=Syriac}\p{Script=Thaana}]/gu;
const LETTER = /\p{L}/gu;
const NUMBER_OR_LTR = /^[\p{N}\p{Script=Latin}\p{Script=Cyrillic}\p{Script=Greek}.,:;/%+\-–()]+$/u;
/** Forms that print makes of letters. */
const PRINTED_FORM = /[\u0587\ufb00-\ufdff\ufe70-\ufefe]+/gu;
const RAISED = "⁰¹²³⁴⁵⁶⁷⁸⁹";
const RAISED_SIZE_MAX = 0.9;
/** A gap between two pieces that is wider than this part of their size is a space. */
const SPACE_OF_SIZE = 0.17;
const ENDS_SENTENCE = /[.!?…։。！？؟:]["'»”’)\]]*$/u;
const BROKEN = /(?<=\p{L})[-‐\u00ad]$/u;

/** The paragraphs of a printed document, column after column and page after page. */
export function printedParagraphs(pages: readonly PrintedPage[]): PrintedParagraph[] {
  const lines = linesOf(pages);
  markRunningHeads(lines, pages);
  const known = wordsOf(lines);
  const body = lines.filter(({ isRunningHead }) => !isRunningHead);
  const spacing = middleOf(
    body.flatMap((line, at) => {
      const before = body[at - 1];
      return before && before.column === line.column && before.y > line.y ? [(before.y - line.y) / line.size] : [];
    }),
  );
  const columns = columnsOf(body);
  const paragraphs: PrintedParagraph[] = [];
  let before: ReadLine | null = null;
  for (const line of lines) {
    if (line.isRunningHead) {
      paragraphs.push({ pieces: [{ page: line.page, text: line.text }], size: line.size, isRunningHead: true });
      continue;
    }
    const open = paragraphs.findLast(({ isRunningHead }) => !isRunningHead);
    if (before && open && goesOn(before, line, { spacing, columns })) append(open, line, known);
    else paragraphs.push({ pieces: [{ page: line.page, text: line.text }], size: line.size, isRunningHead: false });
    before = line;
  }
  return paragraphs;
}

function linesOf(pages: readonly PrintedPage[]): ReadLine[] {
  let column = 0;
  return pages.flatMap(({ items }, index) => {
    const text = items.map((item) => item.text).join("");
    const isRightToLeft = (text.match(RTL)?.length ?? 0) > (text.match(LETTER)?.length ?? 0) / 2;
    return linesInOrder(items, isRightToLeft).flatMap((lines) => {
      column += 1;
      return lines.map((line) => ({
        page: index + 1,
        text: textOf(line),
        size: line.size,
        x: line.x,
        right: line.right,
        y: line.y,
        column,
        isRightToLeft,
        isRunningHead: false,
      }));
    });
  });
}

/** The words of a line in the order in which they are spoken. */
function textOf(line: PrintedLine): string {
  const said = line.items.map(({ text }) => text).join("");
  const isRightToLeft = (said.match(RTL)?.length ?? 0) > (said.match(LETTER)?.length ?? 0) / 2;
  const items = isRightToLeft ? spoken(line.items) : line.items;
  let text = "";
  let before: PrintedItem | null = null;
  for (const item of items) {
    const gap = before ? gapBetween(before, item) : 0;
    const isApart = gap > SPACE_OF_SIZE * Math.min(item.size || line.size, line.size);
    if (isApart && !/\s$/.test(text) && !/^\s/.test(item.text)) text += " ";
    text += raised(item, line);
    before = item;
  }
  return text
    .replace(PRINTED_FORM, (form) => form.normalize("NFKC"))
    .replace(/\s+/g, " ")
    .trim();
}

const gapBetween = (one: PrintedItem, next: PrintedItem): number =>
  one.x <= next.x ? next.x - (one.x + one.width) : one.x - (next.x + next.width);

/** From right to left, with numbers and foreign words the other way round. */
function spoken(items: readonly PrintedItem[]): PrintedItem[] {
  const ordered = [...withTheirMarks(items)].sort((a, b) => b.x + b.width - (a.x + a.width));
  const read: PrintedItem[] = [];
  let foreign: PrintedItem[] = [];
  const endForeign = () => {
    // A full stop after a number belongs to the sentence around it.
    const from = foreign.findIndex(({ text }) => /[\p{L}\p{N}]/u.test(text));
    const rest = from < 0 ? foreign : foreign.slice(0, from);
    read.push(...foreign.slice(rest.length), ...rest.reverse());
    foreign = [];
  };
  for (const item of ordered) {
    if (NUMBER_OR_LTR.test(item.text.trim())) {
      foreign.unshift(item);
      continue;
    }
    endForeign();
    read.push(item);
  }
  endForeign();
  return read;
}

const ONLY_MARKS = /^\p{M}+$/u;

/** Vowel signs are printed by themselves: before their letter where the line is drawn from the left, after it where from the right. */
function withTheirMarks(items: readonly PrintedItem[]): PrintedItem[] {
  const letters = items
    .filter(({ text }) => !ONLY_MARKS.test(text))
    .map((item) => ({ ...item, text: turned(item.text) }));
  const drawn = [...letters].sort((a, b) => a.order - b.order).filter(({ text }) => text.trim() !== "");
  for (const mark of items.filter(({ text }) => ONLY_MARKS.test(text))) {
    const next = drawn.find(({ order }) => order > mark.order);
    const before = drawn.findLast(({ order }) => order < mark.order);
    const own = !before || (next && next.x >= before.x) ? next : before;
    if (own) own.text += mark.text;
  }
  return letters;
}

/** A full stop that is drawn to the left of a number stands after it. */
const turned = (text: string): string => text.replace(/^([.,:;!?]+)(\d[\d.,]*)$/, "$2$1");

/** Digits that stand higher and smaller: 10⁶ is not 106. */
function raised({ text, size, y }: PrintedItem, line: PrintedLine): string {
  const isRaised = size > 0 && size < RAISED_SIZE_MAX * line.size && y > line.y + 0.15 * line.size;
  return isRaised && /^\d+$/.test(text) ? Array.from(text, (digit) => RAISED[Number(digit)] ?? digit).join("") : text;
}

const EDGE_OF_PAGE = 0.12;
const REPEATED_MIN = 3;
const HEAD_LINES_MAX = 2;
const PAGE_NUMBER = /^\W*(page|seite|p\.|стр\.?|էջ|sayfa|səh\.?)?\s*\d+(\s*(\/|of|von|из|de|sur)\s*\d+)?\W*$/iu;

/** The first and the last line of pages that say the same on many, and numbers of pages there, are no part of what the document says. */
function markRunningHeads(lines: ReadLine[], pages: readonly PrintedPage[]): void {
  const form = ({ text }: ReadLine) => text.replace(/\d+/g, "#").toLowerCase();
  for (let round = 0; round < HEAD_LINES_MAX; round++) {
    const outer = pages.flatMap(({ height }, index) => {
      const own = lines.filter(({ page, isRunningHead }) => page === index + 1 && !isRunningHead);
      const top = Math.max(...own.map(({ y }) => y));
      const foot = Math.min(...own.map(({ y }) => y));
      return own.filter(
        ({ y }) => (y === top && y > height * (1 - EDGE_OF_PAGE)) || (y === foot && y < height * EDGE_OF_PAGE),
      );
    });
    const enough = Math.max(2, Math.min(REPEATED_MIN, pages.length));
    const seen = new Map<string, number>();
    for (const line of outer) seen.set(form(line), (seen.get(form(line)) ?? 0) + 1);
    for (const line of outer) {
      if (PAGE_NUMBER.test(line.text) || (seen.get(form(line)) ?? 0) >= enough) line.isRunningHead = true;
    }
  }
}

function wordsOf(lines: readonly ReadLine[]): Set<string> {
  const words = new Set<string>();
  for (const { text } of lines) {
    for (const [word] of text.toLowerCase().matchAll(/[\p{L}\p{M}]+(?:[-‐][\p{L}\p{M}]+)*(?![-‐]?$)/gu))
      words.add(word);
  }
  return words;
}

/** Where the lines of a column begin and end. */
function columnsOf(lines: readonly ReadLine[]): Map<number, { x: number; right: number }> {
  const columns = new Map<number, { x: number; right: number }>();
  for (const { column, x, right } of lines) {
    const known = columns.get(column);
    columns.set(column, { x: Math.min(x, known?.x ?? x), right: Math.max(right, known?.right ?? right) });
  }
  return columns;
}

const ALIKE_SIZE = 0.12;
const MORE_SPACE = 1.3;
const FULL_LINE = 0.12;
const INDENT_SIZES = 0.8;
const LIST_MARK = /^(?:[•▪■●◦–—-]|\(?\d{1,3}[.)]|\(?[a-z][.)])\s/u;

/** Whether a line belongs to the paragraph of the line before it. */
function goesOn(
  before: ReadLine,
  line: ReadLine,
  { spacing, columns }: { spacing: number; columns: ReadonlyMap<number, { x: number; right: number }> },
): boolean {
  if (Math.abs(before.size - line.size) > ALIKE_SIZE * before.size) return false;
  const own = columns.get(before.column) ?? { x: before.x, right: before.right };
  const here = columns.get(line.column) ?? { x: line.x, right: line.right };
  const wide = own.right - own.x;
  const left = line.isRightToLeft ? before.x - own.x : own.right - before.right;
  const isFull = left < FULL_LINE * wide;
  const isBroken = BROKEN.test(before.text);
  if (before.column !== line.column || before.page !== line.page) {
    if (isBroken) return true;
    return !ENDS_SENTENCE.test(before.text) && !/^\p{Lu}/u.test(line.text) && !LIST_MARK.test(line.text) && isFull;
  }
  if (isBroken) return true;
  if ((before.y - line.y) / line.size > MORE_SPACE * spacing) return false;
  if (LIST_MARK.test(line.text) && ENDS_SENTENCE.test(before.text)) return false;
  const indent = line.isRightToLeft ? here.right - line.right : line.x - here.x;
  const indentBefore = before.isRightToLeft ? own.right - before.right : before.x - own.x;
  if (indent > INDENT_SIZES * line.size && indentBefore < INDENT_SIZES * line.size && ENDS_SENTENCE.test(before.text)) {
    return false;
  }
  return isFull || !ENDS_SENTENCE.test(before.text);
}

/** Adds a line to a paragraph: a word that was broken at the end of the line before is put together again. */
function append(paragraph: PrintedParagraph, { page, text }: ReadLine, known: ReadonlySet<string>): void {
  const last = paragraph.pieces.at(-1);
  if (!last) return;
  const joint = jointOf(last.text, text, known);
  last.text = joint.before;
  if (last.page === page) last.text += joint.between + text;
  else paragraph.pieces.push({ page, text: joint.between + text });
}

function jointOf(before: string, after: string, known: ReadonlySet<string>): { before: string; between: string } {
  const isUnspaced = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}]$/u.test(before);
  if (!BROKEN.test(before) || !/^\p{L}/u.test(after)) return { before, between: isUnspaced ? "" : " " };
  const first = /[\p{L}\p{M}-]+(?=[-‐\u00ad]$)/u.exec(before)?.[0].toLowerCase() ?? "";
  const rest = /^[\p{L}\p{M}]+/u.exec(after)?.[0] ?? "";
  const isCompound = known.has(`${first}-${rest.toLowerCase()}`) && !known.has(first + rest.toLowerCase());
  if (before.endsWith("\u00ad")) return { before: before.slice(0, -1), between: "" };
  if (isCompound || /^\p{Lu}/u.test(rest)) return { before, between: "" };
  return { before: before.slice(0, -1), between: "" };
}
