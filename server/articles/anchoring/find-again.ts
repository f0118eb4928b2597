import search from "approx-string-match";
import type { FoundHow } from "#db/vocabulary";
import { codePointLength, codePointOffset, sliceCodePoints } from "#server/articles/anchoring/code-points";
import { type Passage, type Place, selectPassage } from "#server/articles/anchoring/passage";

/** Where a passage stands in a text, how it was found, and how sure that is, between 0 and 1. */
type FoundAgain = Place & { how: FoundHow; sureness: number };

/** From here on a passage counts as found. */
const LIKELY = 0.6;
/** From here on nobody needs to look. */
export const SURE = 0.85;

/** Words so long speak for themselves; of shorter ones their neighbours count more. In UTF-16 units. */
const TELLING_LENGTH = 60;
const UNIQUE_LENGTH = 100;
/** Similarity of two unrelated texts; what is above it counts. */
const UNRELATED = 0.45;
/** A second place that is nearly as good makes both doubtful. */
const APART = 0.2;
/** A neighbour so like what it was has stayed, or is there at least. */
const NEIGHBOUR_STAYED = 0.75;
const NEIGHBOUR_IS_THERE = 0.4;
const AWAY_FROM_EDGE = 0.25;
const EXACT_PLACES_MAX = 40;
const CONTEXT_PLACES_MAX = 12;
const CONTEXT_MIN = 8;
/** Words that came in the place of others have between these parts of their length. */
const REPLACED_MIN = 0.4;
const REPLACED_MAX = 2.5;
const REPLACED_MORE = 40;
/** Nearly the same words differ in this part of their characters at most. */
const ERRORS_MAX = 0.34;
const SEEDS = 14;
const SEED_MIN = 4;
const SEED_MAX = 12;
const SEED_PLACES_MAX = 24;
const WINDOWS_MAX = 3;
const FUZZY_LENGTH_MAX = 700;
const COMPARED_LENGTH_MAX = 300;

type Candidate = { first: number; last: number; how: FoundHow; words: number };

/**
 * Finds a passage in a text that may be another copy of the one it was selected in: by its words, then by what stood around it, then by
 * nearly the same words. Its place is in code points and never splits a visible character. Null where it is no longer there. What is
 * found with a sureness of 0.85 or more is the passage; below 0.6 nothing counts as found.
 */
export function findAgain(text: string, passage: Passage): FoundAgain | null {
  if (passage.exact === "") return null;
  if (isAtItsPlace(text, passage)) return { start: passage.start, end: passage.end, how: "same", sureness: 1 };
  const exact = exactPlaces(text, passage.exact);
  const scored = (candidates: readonly Candidate[]) =>
    candidates.map((candidate) => ({ ...candidate, ...scoreOf(text, passage, candidate, exact.length === 1) }));
  let found = scored(exact);
  // The same words in other surroundings may be a quotation of what was changed where it stood.
  if (!found.some(({ hasNeighbours }) => hasNeighbours)) {
    found = [...found, ...scored([...betweenNeighbours(text, passage), ...nearlyTheSame(text, passage)])];
  }
  found.sort((a, b) => b.score - a.score || b.words - a.words);
  const [best] = found;
  if (!best) return null;
  const rival = found.find(({ first, last }) => last <= best.first || first >= best.last);
  const lead = rival ? best.score - rival.score : 1;
  const sureness = lead < APART ? Math.min(best.score, LIKELY - APART + lead * 2) : best.score;
  if (sureness < LIKELY) return null;
  const { start, end } = selectPassage(text, codePointOffset(text, best.first), codePointOffset(text, best.last));
  if (start >= end) return null;
  return { start, end, how: best.how, sureness: Math.round(sureness * 100) / 100 };
}

/** Whether the words and their neighbours stand where they stood. */
function isAtItsPlace(text: string, { exact, prefix, suffix, start, end }: Passage): boolean {
  if (sliceCodePoints(text, start, end) !== exact) return false;
  const before = codePointLength(prefix);
  const after = codePointLength(suffix);
  return sliceCodePoints(text, start - before, start) === prefix && sliceCodePoints(text, end, end + after) === suffix;
}

function exactPlaces(text: string, exact: string): Candidate[] {
  const places: Candidate[] = [];
  for (let at = text.indexOf(exact); at !== -1 && places.length < EXACT_PLACES_MAX; at = text.indexOf(exact, at + 1)) {
    places.push({ first: at, last: at + exact.length, how: "exact", words: 1 });
  }
  return places;
}

/** Where what stood before and what stood after the passage still stand, with other words between them. */
function betweenNeighbours(text: string, { exact, prefix, suffix }: Passage): Candidate[] {
  const places: Candidate[] = [];
  const [least, most] = [exact.length * REPLACED_MIN, exact.length * REPLACED_MAX + REPLACED_MORE];
  if (prefix.length < CONTEXT_MIN || suffix.length < CONTEXT_MIN) return [];
  for (
    let at = text.indexOf(prefix);
    at !== -1 && places.length < CONTEXT_PLACES_MAX;
    at = text.indexOf(prefix, at + 1)
  ) {
    const first = at + prefix.length;
    const last = text.indexOf(suffix, first);
    if (last === -1) break;
    if (last - first < least || last - first > most) continue;
    places.push({ first, last, how: "context", words: related(similarity(exact, text.slice(first, last))) });
  }
  return places;
}

/**
 * Where nearly the same words stand. Pieces of the passage that stand unchanged in the text say where to look; there the best place is
 * found by its distance in edits (Myers 1999, as in Hypothesis).
 */
function nearlyTheSame(text: string, passage: Passage): Candidate[] {
  const exact = passage.exact.slice(0, FUZZY_LENGTH_MAX);
  const more = passage.exact.length - exact.length;
  const room = Math.ceil(exact.length * ERRORS_MAX) + SEED_MAX;
  return windowsOf(text, exact).flatMap((at) => {
    const from = Math.max(0, at - room);
    const piece = text.slice(from, at + exact.length + room);
    const matches = search(piece, exact, Math.floor(exact.length * ERRORS_MAX));
    const [match] = [...matches].sort((a, b) => a.errors - b.errors || a.start - b.start);
    if (!match) return [];
    const words = 1 - match.errors / exact.length;
    return [
      { first: from + match.start, last: Math.min(text.length, from + match.end + more), how: "fuzzy" as const, words },
    ];
  });
}

/** The places at which most pieces of the passage would make it begin, the best first. */
function windowsOf(text: string, exact: string): number[] {
  const size = Math.max(SEED_MIN, Math.min(SEED_MAX, Math.floor(exact.length / 4)));
  if (exact.length < size) return [];
  const step = Math.max(1, Math.floor((exact.length - size) / (SEEDS - 1)));
  const votes = new Map<number, { count: number; at: number }>();
  const bucket = Math.max(16, Math.floor(exact.length * ERRORS_MAX));
  for (let from = 0; from + size <= exact.length; from += step) {
    const seed = exact.slice(from, from + size);
    let found = 0;
    for (let at = text.indexOf(seed); at !== -1 && found < SEED_PLACES_MAX; at = text.indexOf(seed, at + 1)) {
      found += 1;
      const begins = Math.max(0, at - from);
      const key = Math.round(begins / bucket);
      const vote = votes.get(key) ?? { count: 0, at: begins };
      votes.set(key, { count: vote.count + 1, at: vote.at });
    }
  }
  return [...votes.values()]
    .sort((a, b) => b.count - a.count)
    .slice(0, WINDOWS_MAX)
    .map(({ at }) => at);
}

/**
 * How well a place fits: the likeness of its words, and of what stands before and after it, each between 0 and 1. The shorter the
 * passage, the more its neighbours count; long words that stand once speak for themselves, but are never sure alone.
 */
function scoreOf(
  text: string,
  { exact, prefix, suffix }: Passage,
  { first, last, words, how }: Candidate,
  isOnlyOne: boolean,
): { score: number; hasNeighbours: boolean } {
  const before = neighbour(prefix, text.slice(Math.max(0, first - prefix.length), first), first === 0);
  const after = neighbour(suffix, text.slice(last, last + suffix.length), last === text.length);
  const around = (before + after) / 2;
  const weight = 0.25 + 0.3 * Math.min(1, exact.length / TELLING_LENGTH);
  const alone = isOnlyOne && how === "exact" ? 0.2 * Math.min(1, exact.length / UNIQUE_LENGTH) : 0;
  const score = weight * words + (1 - weight) * around;
  // Where a neighbour is gone it may be the same words of somebody else.
  const most = Math.min(before, after) >= NEIGHBOUR_IS_THERE ? 1 : SURE - 0.05;
  const hasNeighbours = Math.min(before, after) >= NEIGHBOUR_STAYED;
  return { score: Math.min(most, score + alone * (1 - around)), hasNeighbours };
}

/** How alike a neighbour is, between 0 for one that is unrelated and 1; a quarter, where the passage stood at the edge of the text and does not now. */
function neighbour(was: string, is: string, isAtEdge: boolean): number {
  if (was === "") return isAtEdge ? 1 : AWAY_FROM_EDGE;
  return was === is ? 1 : related(similarity(was, is));
}

/** What two texts have in common beyond what any two have, between 0 and 1. */
const related = (alike: number): number => Math.max(0, (alike - UNRELATED) / (1 - UNRELATED));

/** One less the share of characters that must be changed to make one text of the other (Levenshtein), of their first hundreds. */
function similarity(one: string, other: string): number {
  const [a, b] = [one.slice(0, COMPARED_LENGTH_MAX), other.slice(0, COMPARED_LENGTH_MAX)];
  const longest = Math.max(a.length, b.length);
  if (longest === 0) return 1;
  let row = Int32Array.from({ length: b.length + 1 }, (_, at) => at);
  let next = new Int32Array(b.length + 1);
  for (let i = 1; i <= a.length; i++) {
    next[0] = i;
    const code = a.charCodeAt(i - 1);
    for (let j = 1; j <= b.length; j++) {
      const replaced = (row[j - 1] ?? 0) + (code === b.charCodeAt(j - 1) ? 0 : 1);
      next[j] = Math.min(replaced, (row[j] ?? 0) + 1, (next[j - 1] ?? 0) + 1);
    }
    [row, next] = [next, row];
  }
  return 1 - (row[b.length] ?? longest) / longest;
}
