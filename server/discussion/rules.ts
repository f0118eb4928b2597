import { diffWordsWithSpace } from "diff";

/** Words of a text and what to write instead; the words stand in the text once only. */
type Replacement = { exact: string; replacement: string };

/** A place in a text, in UTF-16 units, and what comes there. */
type Change = { from: number; until: number; replacement: string };

const COMPARING_MAX_MS = 300;
/** Words are looked for so far from a change and no further. */
const NEAR = 200;
const WORD_BEFORE = /\S+\s*$/u;
const WORD_AFTER = /^\s*\S+/u;

/** How often some words stand in a text; counted up to two. */
function timesIn(text: string, words: string): number {
  const first = text.indexOf(words);
  if (first === -1) return 0;
  return text.indexOf(words, first + 1) === -1 ? 1 : 2;
}

/**
 * What somebody changed in a text, one replacement for each place, with as many of the words around it as make the place
 * the only one of its kind. Null when the texts differ too much to be compared.
 */
export function replacementsOf(text: string, edited: string): Replacement[] | null {
  const parts = diffWordsWithSpace(text, edited, { timeout: COMPARING_MAX_MS });
  if (!parts) return null;
  const found: Change[] = [];
  let at = 0;
  let open: Change | null = null;
  for (const [index, { value, added, removed }] of parts.entries()) {
    if (added || removed) {
      if (!open) {
        open = { from: at, until: at, replacement: "" };
        found.push(open);
      }
      if (added) open.replacement += value;
      else open.until += value.length;
    } else if (open && value.trim() === "" && index < parts.length - 1) {
      // Words that are changed side by side are one place.
      open.until += value.length;
      open.replacement += value;
    } else {
      open = null;
    }
    if (!added) at += value.length;
  }
  return found.map((change) => widened(text, change));
}

function widened(text: string, change: Change): Replacement {
  let { from, until, replacement } = change;
  while (from === until || timesIn(text, text.slice(from, until)) !== 1) {
    const before = WORD_BEFORE.exec(text.slice(Math.max(0, from - NEAR), from))?.[0] ?? "";
    const after = WORD_AFTER.exec(text.slice(until, until + NEAR))?.[0] ?? "";
    if (before === "" && after === "") break;
    from -= before.length;
    until += after.length;
    replacement = before + replacement + after;
  }
  return { exact: text.slice(from, until), replacement };
}

/** A text with suggested words put in; null where the words do not stand in it once, because they were changed since. */
export function withReplacement(text: string, { exact, replacement }: Replacement): string | null {
  if (exact === "" || timesIn(text, exact) !== 1) return null;
  const at = text.indexOf(exact);
  return text.slice(0, at) + replacement + text.slice(at + exact.length);
}
