import { codePointOffset, utf16Offset } from "#server/articles/anchoring/code-points";

/**
 * Selecting words of a frozen text: a selection grows and shrinks by whole words, as the text's language has them.
 * Places are code points over the text. Safe in a browser.
 */
export type Selected = { start: number; end: number };

/** A piece of text around a place, in UTF-16 units, long enough for the words next to it. */
const NEAR = 300;

type Word = { first: number; last: number };

/** The words around a place of the text, in UTF-16 units, without those that the piece cuts. */
function wordsNear(text: string, at: number, language: string | null): Word[] {
  const from = Math.max(0, at - NEAR);
  const until = Math.min(text.length, at + NEAR);
  const segmenter = new Intl.Segmenter(language ?? "und", { granularity: "word" });
  return Array.from(segmenter.segment(text.slice(from, until)))
    .filter(({ isWordLike }) => isWordLike)
    .map(({ index, segment }) => ({ first: from + index, last: from + index + segment.length }))
    .filter(({ first, last }) => (first > from || from === 0) && (last < until || until === text.length));
}

/**
 * A selection with its start or its end moved by a word: onwards (1) or back (-1). It keeps at least one word, and stays
 * as it is where the text has no further one.
 */
export function moveByWord(
  text: string,
  { start, end }: Selected,
  side: "start" | "end",
  step: 1 | -1,
  language: string | null,
): Selected {
  const at = utf16Offset(text, side === "start" ? start : end);
  const borders = wordsNear(text, at, language).map(({ first, last }) => (side === "start" ? first : last));
  const next = step === 1 ? borders.find((border) => border > at) : borders.findLast((border) => border < at);
  if (next === undefined) return { start, end };
  const moved =
    side === "start" ? { start: codePointOffset(text, next), end } : { start, end: codePointOffset(text, next) };
  return moved.start < moved.end ? moved : { start, end };
}

/** A selection widened to the whole words at its ends, without white space around it; null for one of no words. */
export function toWholeWords(text: string, { start, end }: Selected, language: string | null): Selected | null {
  let first = utf16Offset(text, start);
  let last = utf16Offset(text, end);
  while (first < last && /\s/u.test(text.charAt(first))) first++;
  while (last > first && /\s/u.test(text.charAt(last - 1))) last--;
  if (first === last) return null;
  const cutAt = (border: number) =>
    wordsNear(text, border, language).find((word) => word.first < border && border < word.last);
  first = cutAt(first)?.first ?? first;
  last = cutAt(last)?.last ?? last;
  return { start: codePointOffset(text, first), end: codePointOffset(text, last) };
}
