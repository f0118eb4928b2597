import { codePointLength, codePointOffset, sliceCodePoints } from "#server/articles/anchoring/code-points";
import type { Place } from "#server/articles/anchoring/passage";
import { cutsNumberOrWord } from "#server/articles/anchoring/word-borders";

/** Finding a typed or pasted quotation in a frozen text. Safe in a browser. */

const LOOKALIKE = new Map<string, string>([
  ...pairs("‘’‚‛′‹›`´ʼ＇", "'"),
  ...pairs("“”„‟″«»＂〝〞「」『』", '"'),
  ...pairs("‐‑‒–—―−﹣－", "-"),
  ...pairs("…", "..."),
]);
// Invisible marks that copying adds or drops: soft hyphen, zero-width characters, direction marks.
const IGNORED = /[\u00ad\u200b-\u200f\u2060\ufeff\u202a-\u202e\u2066-\u2069]/u;
/**
 * Forms that print makes of letters: ligatures, presentation forms, full and half width. Raised and lowered digits are
 * none of them, since 10⁶ is not 106.
 */
const PRINTED_FORM = /[\u0587\uf900-\ufaff\ufb00-\ufdff\ufe70-\ufefe\uff01-\uffee]/u;
const OUTER_QUOTES = /^['"\s]+|['"\s]+$/g;
const ELLIPSIS = /\s*(?:\[\s*\.\.\.\s*\]|\(\s*\.\.\.\s*\)|\.\.\.)\s*/g;
/** A hyphen at the end of a line between two letters of which the second is small. */
const BROKEN_WORD = /(?<=\p{L})[-‐\u00ad]\n(?=\p{Ll})/gu;

function pairs(from: string, to: string): [string, string][] {
  return Array.from(from, (character) => [character, to]);
}

type Folded = { folded: string; origin: Int32Array; until: Int32Array };

/** What most characters are: themselves. */
const PLAIN_UNTIL = 0x7f;
const SPACE = 0x20;
/** A character is seen as at most so many UTF-16 units. */
const LONGEST_FORM = 24;

/**
 * `text` as it is compared, and for every UTF-16 unit of that the place it comes from and the place up to which.
 * `skipped` says which places are left out.
 */
function comparable(text: string, skipped: ReadonlySet<number> = new Set()): Folded {
  const seen: string[] = [];
  let room = text.length + LONGEST_FORM;
  let origin = new Int32Array(room);
  let until = new Int32Array(room);
  let length = 0;
  let endsWithSpace = true;
  for (let at = 0; at < text.length; ) {
    const code = text.codePointAt(at) ?? 0;
    const start = at;
    at += code > 0xffff ? 2 : 1;
    if (skipped.has(start)) continue;
    const form = formOf(code, text.slice(start, at));
    if (form === "" || (form === " " && endsWithSpace)) continue;
    endsWithSpace = form === " ";
    seen.push(form);
    if (length + form.length > room) {
      room = 2 * (room + form.length);
      [origin, until] = [grown(origin, room), grown(until, room)];
    }
    origin.fill(start, length, length + form.length);
    until.fill(at, length, length + form.length);
    length += form.length;
  }
  return { folded: seen.join(""), origin: origin.subarray(0, length), until: until.subarray(0, length) };
}

function grown(list: Int32Array, length: number): Int32Array<ArrayBuffer> {
  const longer = new Int32Array(length);
  longer.set(list);
  return longer;
}

const forms = new Map<number, string>();

/** What a character is compared as: nothing, one space, or letters. Each character is looked at once. */
function formOf(code: number, character: string): string {
  if (code > SPACE && code < PLAIN_UNTIL && code !== 0x60) return character;
  let form = forms.get(code);
  if (form === undefined) {
    if (IGNORED.test(character)) form = "";
    else form = /\s/u.test(character) ? " " : seenAs(character);
    forms.set(code, form);
  }
  return form;
}

function seenAs(character: string): string {
  const printed = PRINTED_FORM.test(character) ? character.normalize("NFKC") : character;
  const alike = Array.from(printed, (one) => LOOKALIKE.get(one) ?? one).join("");
  return alike.normalize("NFD");
}

/** A quotation that was found: where it stands, and its words, with “ … ” where the one who quotes left some out. */
type FoundQuote = Place & { words: string };

/** How many places are told apart; a quotation that stands in more is too short to be one. */
const QUOTE_PLACES_MAX = 12;

/**
 * Where `quote` stands in `text`, in code points: every place of it, up to twelve. White space, typographic quotation
 * marks and dashes, invisible marks, the way accents are encoded, ligatures, full-width forms, words broken at the end
 * of a line and quotation marks around the whole are forgiven; letters, digits and their case are not. It begins and
 * ends at the borders of words and numbers. An ellipsis stands for words of the same paragraph that were left out.
 */
export function findQuotes(text: string, quote: string): FoundQuote[] {
  const wanted = comparable(quote).folded.trim();
  const bare = wanted.replace(OUTER_QUOTES, "");
  for (const version of versionsOf(text)) {
    for (const words of new Set([wanted, bare])) {
      const found = placesOf(text, version, words).map((place) => ({ ...place, words: wordsAt(text, place) }));
      if (found.length > 0) return found;
    }
    const parts = bare.split(ELLIPSIS).filter((part) => part !== "");
    if (parts.length > 1) {
      const found = placesWithGaps(text, version, parts);
      if (found.length > 0) return found;
    }
  }
  return [];
}

/** Where `quote` stands in `text` first, in code points, or null; see findQuotes. */
export const findQuote = (text: string, quote: string): Place | null => {
  const [first] = findQuotes(text, quote);
  return first ? { start: first.start, end: first.end } : null;
};

/** The text as it stands, and as it is when words that were broken at the end of a line are put together. */
function* versionsOf(text: string): Generator<Folded> {
  yield comparable(text);
  const broken = Array.from(text.matchAll(BROKEN_WORD), ({ index }) => index);
  if (broken.length === 0) return;
  yield comparable(text, new Set(broken.flatMap((at) => [at, at + 1])));
  // A compound that was broken at its own hyphen keeps it.
  yield comparable(text, new Set(broken.map((at) => at + 1)));
}

/** Places in UTF-16 units, turned to code points at the end. */
function placesOf(text: string, version: Folded, wanted: string): Place[] {
  const places: Place[] = [];
  for (const { first, last } of matchesOf(text, version, wanted, 0)) {
    places.push(inCodePoints(text, first, last));
    if (places.length === QUOTE_PLACES_MAX) break;
  }
  return places;
}

type Match = { first: number; last: number; next: number };

function* matchesOf(text: string, { folded, origin, until }: Folded, wanted: string, from: number): Generator<Match> {
  if (wanted === "") return;
  for (let found = folded.indexOf(wanted, from); found !== -1; found = folded.indexOf(wanted, found + 1)) {
    const end = found + wanted.length;
    const first = origin[found];
    const last = until[end - 1];
    if (first === undefined || last === undefined) return;
    // A match may not begin or end inside a letter with its marks, or inside a ligature: “e” is no quotation of “é”.
    const cutsStart = found > 0 && origin[found - 1] === first;
    const cutsEnd = origin[end] === origin[end - 1] || /^\p{M}/u.test(folded.slice(end, end + 2));
    if (cutsStart || cutsEnd || cutsNumberOrWord(text, first, last)) continue;
    yield { first, last, next: end };
  }
}

/** The parts of a quotation in their order, all within one paragraph. */
function placesWithGaps(text: string, version: Folded, parts: readonly string[]): FoundQuote[] {
  const [head = "", ...rest] = parts;
  const found: FoundQuote[] = [];
  for (const start of matchesOf(text, version, head, 0)) {
    const lineEnd = text.indexOf("\n", start.first);
    const paragraphEnd = lineEnd === -1 ? text.length : lineEnd;
    const matches = [start];
    for (const part of rest) {
      const [next] = matchesOf(text, version, part, matches.at(-1)?.next ?? 0);
      if (!next || next.last > paragraphEnd) break;
      matches.push(next);
    }
    if (matches.length < parts.length) continue;
    const words = matches.map(({ first, last }) => text.slice(first, last)).join(" … ");
    found.push({ ...inCodePoints(text, start.first, matches.at(-1)?.last ?? start.last), words });
    if (found.length === QUOTE_PLACES_MAX) break;
  }
  return found;
}

function inCodePoints(text: string, first: number, last: number): Place {
  const start = codePointOffset(text, first);
  return { start, end: start + codePointLength(text.slice(first, last)) };
}

const wordsAt = (text: string, { start, end }: Place) => sliceCodePoints(text, start, end);
