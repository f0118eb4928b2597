import { codePointLength, codePointOffset } from "#server/articles/anchoring/code-points";
import type { Place } from "#server/articles/anchoring/passage";

/** Finding a typed or pasted quotation in a frozen text. Safe in a browser. */

const LOOKALIKE = new Map<string, string>([
  ...pairs("‘’‚‛′‹›`´ʼ＇", "'"),
  ...pairs("“”„‟″«»＂〝〞", '"'),
  ...pairs("‐‑‒–—―−﹣－", "-"),
  ...pairs("…", "..."),
]);
// Invisible marks that copying adds or drops: soft hyphen, zero-width characters, direction marks.
const IGNORED = /[\u00ad\u200b-\u200f\u2060\ufeff\u202a-\u202e\u2066-\u2069]/u;

function pairs(from: string, to: string): [string, string][] {
  return Array.from(from, (character) => [character, to]);
}

/** `text` as it is compared, and for every UTF-16 unit of that the place it comes from. */
function comparable(text: string): { folded: string; origin: number[] } {
  let folded = "";
  const origin: number[] = [];
  let at = 0;
  for (const character of text) {
    const start = at;
    at += character.length;
    if (IGNORED.test(character)) continue;
    const isSpace = /\s/u.test(character);
    if (isSpace && (folded === "" || folded.endsWith(" "))) continue;
    const seen = isSpace ? " " : (LOOKALIKE.get(character) ?? character).normalize("NFD");
    folded += seen;
    for (let i = 0; i < seen.length; i++) origin.push(start);
  }
  return { folded, origin };
}

/**
 * Where `quote` stands in `text`, in code points, or null. White space, typographic quotation marks and dashes,
 * invisible marks and the way accents are encoded are forgiven; letters, digits and their case are not. With several,
 * the first one counts.
 */
export function findQuote(text: string, quote: string): Place | null {
  const wanted = comparable(quote).folded.trimEnd();
  if (wanted === "") return null;
  const { folded, origin } = comparable(text);
  for (let found = folded.indexOf(wanted); found !== -1; found = folded.indexOf(wanted, found + 1)) {
    const first = origin[found];
    const last = origin[found + wanted.length - 1];
    if (first === undefined || last === undefined) return null;
    // A match may not begin or end inside a letter with its marks: “e” is not a quotation of “é”.
    const cutsStart = found > 0 && origin[found - 1] === first;
    const next = folded[found + wanted.length];
    const cutsEnd = origin[found + wanted.length] === last || (next !== undefined && /\p{M}/u.test(next));
    if (cutsStart || cutsEnd) continue;
    const end = last + codePointUnits(text, last);
    const start = codePointOffset(text, first);
    return { start, end: start + codePointLength(text.slice(first, end)) };
  }
  return null;
}

const codePointUnits = (text: string, at: number) => ((text.codePointAt(at) ?? 0) > 0xffff ? 2 : 1);
