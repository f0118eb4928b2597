import { diffWordsWithSpace } from "diff";
import type { Words } from "#server/checks/rules";
import type { RenderedNode } from "#server/checks/views";

const FIELDS = ["title", "answer", "body"] as const;
/** How much unchanged text stands around a change, in characters. */
const AROUND = 240;
const COMPARING_MAX_MS = 1_500;

type Part = { kind: "kept" | "added" | "removed"; text: string };
/**
 * What changed in one field, word by word, or in the text as it is read. Both are null where the two are too different to be
 * compared.
 */
export type FieldDifference = { field: (typeof FIELDS)[number]; parts: Part[] | null; tree?: RenderedNode | null };

/** What differs between two texts, word by word; null when that would take longer than 1.5 s. Safe in a browser. */
export function differenceOf(before: string, after: string): Part[] | null {
  const changes = diffWordsWithSpace(before, after, { timeout: COMPARING_MAX_MS });
  return changes?.map(({ value, added, removed }) => ({ kind: kindOf(added, removed), text: value })) ?? null;
}

function kindOf(added: boolean | undefined, removed: boolean | undefined): Part["kind"] {
  if (added) return "added";
  return removed ? "removed" : "kept";
}

/** What differs between the words of two versions, field by field, with what is unchanged cut short between words. */
export const differencesOf = (before: Words, after: Words): FieldDifference[] =>
  FIELDS.filter((field) => before[field] !== after[field]).map((field) => ({
    field,
    parts: differenceOf(before[field], after[field])?.map(shortened) ?? null,
  }));

/** Long unchanged text keeps its beginning and its end, up to the nearest border between two words. */
function shortened(part: Part): Part {
  if (part.kind !== "kept" || part.text.length <= 2 * AROUND) return part;
  const words = new Intl.Segmenter("und", { granularity: "word" });
  const head = part.text.slice(0, 2 * AROUND);
  const tail = part.text.slice(-2 * AROUND);
  const headEnd = words.segment(head).containing(AROUND)?.index ?? AROUND;
  const tailStart = tail.length - AROUND;
  const cut = words.segment(tail).containing(tailStart);
  const tailFrom = !cut || cut.index === tailStart ? tailStart : cut.index + cut.segment.length;
  return { kind: "kept", text: `${head.slice(0, headEnd).trimEnd()} … ${tail.slice(tailFrom).trimStart()}` };
}

/** Whether the words of two versions are the same. */
export const isSameText = (a: Words, b: Words): boolean =>
  a.title === b.title && a.answer === b.answer && a.body === b.body;
