import type { Place } from "#server/articles/anchoring/passage";
import { sentencesOf } from "#server/articles/anchoring/sentences";

/** A likely passage shares at least this much of its words with what was looked for. */
const LEAST_ALIKE = 0.45;
const SENTENCES_MAX = 6;

/** A word, or one character of a script that puts no space between words. */
const WORD =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}]|[\p{L}\p{M}\p{N}]+/gu;

const wordsIn = (text: string): string[] => text.normalize("NFKC").toLowerCase().match(WORD) ?? [];

/**
 * The sentences of a text that have the most words in common with a quotation that was not found in it, in code points;
 * null when none have nearly as many. As many sentences in a row as the quotation has are looked at together.
 */
export function nearestPassage(text: string, quote: string, language: string | null): Place | null {
  const wanted = countsOf(wordsIn(quote));
  const size = sumOf(wanted);
  if (size === 0) return null;
  const together = Math.min(SENTENCES_MAX, Math.max(1, sentencesOf(quote, language).flat().length));
  let best: { place: Place; alike: number } | null = null;
  for (const paragraph of sentencesOf(text, language)) {
    const words = paragraph.map((sentence) => wordsIn(sentence.text));
    for (let from = 0; from < paragraph.length; from++) {
      const until = Math.min(paragraph.length, from + together);
      const first = paragraph[from];
      const last = paragraph[until - 1];
      if (!first || !last) continue;
      const said = words.slice(from, until).flat();
      // What was looked for may be a part of a longer sentence, so what it has more counts half.
      const shared = sharedWith(wanted, said);
      const alike = shared / (size + (said.length - shared) / 2);
      if (alike >= LEAST_ALIKE && (!best || alike > best.alike)) {
        best = { place: { start: first.start, end: last.end }, alike };
      }
    }
  }
  return best?.place ?? null;
}

function countsOf(words: readonly string[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const word of words) counts.set(word, (counts.get(word) ?? 0) + 1);
  return counts;
}

const sumOf = (counts: ReadonlyMap<string, number>) => [...counts.values()].reduce((sum, count) => sum + count, 0);

function sharedWith(wanted: ReadonlyMap<string, number>, words: readonly string[]): number {
  const known = words.filter((word) => wanted.has(word));
  let shared = 0;
  for (const [word, count] of countsOf(known)) shared += Math.min(count, wanted.get(word) ?? 0);
  return shared;
}
