import { codePointLength, codePointOffset, sliceCodePoints, utf16Offset } from "#server/articles/anchoring/code-points";
import { sentenceStarts } from "#server/articles/anchoring/sentence-breaks";

/**
 * Words of a frozen text: W3C TextQuoteSelector (exact, prefix, suffix) and TextPositionSelector (start, end), both in
 * code points over that text. Safe in a browser.
 */
export type Passage = { exact: string; prefix: string; suffix: string; start: number; end: number };

/** How much text before and after a passage is kept to find it again, in code points. */
const PASSAGE_CONTEXT_CODE_POINTS = 32;
export const PASSAGE_MIN_CHARACTERS = 3;
export const PASSAGE_MAX_CHARACTERS = 1_500;

const graphemes = new Intl.Segmenter("und", { granularity: "grapheme" });

/** A piece long enough that no single visible character reaches over both its ends. */
const NEAR = 64;

/** The nearest border between two visible characters at or before `offset` (UTF-16), or at or after it. */
function border(text: string, offset: number, direction: "before" | "after"): number {
  if (offset <= 0) return 0;
  if (offset >= text.length) return text.length;
  const from = Math.max(0, text.lastIndexOf("\n", offset - 1) + 1);
  const until = text.indexOf("\n", offset);
  const line = text.slice(from, until === -1 ? text.length : until);
  const cut = graphemes.segment(line).containing(offset - from);
  if (!cut || from + cut.index === offset) return offset;
  return direction === "before" ? from + cut.index : from + cut.index + cut.segment.length;
}

/**
 * The passage from `from` to `until` (code points), without white space at its ends and never splitting a visible
 * character: a selection that cuts through an emoji or a combining mark takes all of it.
 */
export function selectPassage(text: string, from: number, until: number): Passage {
  let first = border(text, utf16Offset(text, from), "before");
  let last = border(text, utf16Offset(text, until), "after");
  while (first < last && /\s/u.test(text.charAt(first))) first++;
  while (last > first && /\s/u.test(text.charAt(last - 1))) last--;
  return {
    exact: text.slice(first, last),
    prefix: lastCharacters(text.slice(Math.max(0, first - NEAR), first)),
    suffix: firstCharacters(text.slice(last, last + NEAR)),
    start: codePointOffset(text, first),
    end: codePointOffset(text, last),
  };
}

function lastCharacters(text: string): string {
  let kept = "";
  for (const { segment } of [...graphemes.segment(text)].reverse()) {
    if (codePointLength(kept) + codePointLength(segment) > PASSAGE_CONTEXT_CODE_POINTS) break;
    kept = segment + kept;
  }
  return kept;
}

function firstCharacters(text: string): string {
  let kept = "";
  for (const { segment } of graphemes.segment(text)) {
    if (codePointLength(kept) + codePointLength(segment) > PASSAGE_CONTEXT_CODE_POINTS) break;
    kept += segment;
  }
  return kept;
}

export type Place = { start: number; end: number };

/**
 * Where a passage stands in `text`, in code points: at its own position when its words are still there, otherwise
 * wherever its words stand with the most of their old neighbours; null when its words are gone.
 */
export function findPassage(text: string, passage: Passage): Place | null {
  const { exact, start, end } = passage;
  if (exact === "") return null;
  if (sliceCodePoints(text, start, end) === exact) return { start, end };
  let best: { at: number; fit: number } | null = null;
  for (let at = text.indexOf(exact); at !== -1; at = text.indexOf(exact, at + 1)) {
    const fit =
      sharedEnd(text.slice(0, at), passage.prefix) + sharedStart(text.slice(at + exact.length), passage.suffix);
    if (!best || fit > best.fit) best = { at, fit };
  }
  if (!best) return null;
  const found = codePointOffset(text, best.at);
  return { start: found, end: found + codePointLength(exact) };
}

function sharedStart(a: string, b: string): number {
  let count = 0;
  while (count < a.length && count < b.length && a[count] === b[count]) count++;
  return count;
}

function sharedEnd(a: string, b: string): number {
  let count = 0;
  while (count < a.length && count < b.length && a[a.length - 1 - count] === b[b.length - 1 - count]) count++;
  return count;
}

/** The sentences that a passage stands in, split into what comes before it, the passage, and what comes after. */
export function sentenceAround(
  text: string,
  place: Place,
  language?: string | null,
): { before: string; exact: string; after: string } {
  const start = utf16Offset(text, place.start);
  const end = utf16Offset(text, place.end);
  const from = text.lastIndexOf("\n", start - 1) + 1;
  const lineEnd = text.indexOf("\n", end);
  const until = lineEnd === -1 ? text.length : lineEnd;
  const starts = sentenceStarts(text.slice(from, until), language ?? null);
  const startOf = (at: number) => starts.findLast((begins) => begins <= at) ?? 0;
  const sentenceStart = from + startOf(start - from);
  const sentenceEnd = from + (starts.find((begins) => begins > Math.max(start, end - 1) - from) ?? until - from);
  return {
    before: text.slice(sentenceStart, start).trimStart(),
    exact: text.slice(start, end),
    after: text.slice(end, Math.max(end, sentenceEnd)).trimEnd(),
  };
}
