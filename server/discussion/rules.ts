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

/** What a message consists of: words, the number of a source, the handle of a member, an address of the web. */
type MessagePart = { kind: "words" | "source" | "member" | "link" | "quote"; text: string };

/** One pass from left to right, without a step back: whatever is typed, it takes as long as the text is. */
const PARTS =
  /(https?:\/\/[^\s<>"]{1,500})|(?<![\p{L}\p{N}_@])@([\p{L}\p{M}0-9_-]{3,40})|(?<![\p{L}\p{N}])S(\d{1,3})(?![\p{L}\p{N}])/gu;
const AFTER_AN_ADDRESS = /[.,;:!?)\]}'”’»]+$/u;

/** The parts of a message, paragraph by paragraph; a line that begins with > is a quotation. */
export function partsOf(text: string): MessagePart[][] {
  return text
    .split(/\n+/)
    .filter((line) => line.trim() !== "")
    .map((line) => (line.startsWith(">") ? [{ kind: "quote", text: line.replace(/^>\s?/, "") }] : partsOfLine(line)));
}

function partsOfLine(line: string): MessagePart[] {
  const parts: MessagePart[] = [];
  let at = 0;
  for (const match of line.matchAll(PARTS)) {
    const [whole, address, handle, number] = match;
    const shown = address ? address.replace(AFTER_AN_ADDRESS, "") : whole;
    if (match.index > at) parts.push({ kind: "words", text: line.slice(at, match.index) });
    if (address) parts.push({ kind: "link", text: shown });
    else if (handle) parts.push({ kind: "member", text: handle });
    else parts.push({ kind: "source", text: number ?? "" });
    at = match.index + shown.length;
  }
  if (at < line.length) parts.push({ kind: "words", text: line.slice(at) });
  return parts;
}

/** The handles that a message names, each once. */
export const handlesIn = (text: string): string[] => [
  ...new Set(partsOf(text).flatMap((parts) => parts.flatMap((part) => (part.kind === "member" ? [part.text] : [])))),
];
