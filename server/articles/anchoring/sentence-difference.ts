import { diffArrays, diffWordsWithSpace } from "diff";
import { sentencesOf } from "#server/articles/anchoring/sentences";

/** Words within a sentence that was changed. */
type Words = { kind: "kept" | "added" | "removed"; text: string };

/** What became of sentences between two copies of an article: they stand in both, in one of them, or with other words. */
export type SentencePart =
  | { kind: "kept" | "added" | "removed"; text: string }
  | { kind: "changed"; words: Words[] }
  /** Sentences that stand in both and are not shown. */
  | { kind: "left_out"; sentences: number };

const COMPARING_MAX_MS = 3_000;
/** Of two sentences at the same place that share fewer of their words one went and the other came. */
const SAME_SENTENCE_MIN = 0.5;
/** Sentences that stand around a change. */
const AROUND = 1;

/**
 * What differs between two texts, sentence by sentence, with a sentence around each change; empty where they say the same. Null when it
 * would take longer than three seconds.
 */
export function sentenceDifference({
  before,
  after,
  language,
}: {
  before: string;
  after: string;
  language: string | null;
}): SentencePart[] | null {
  const [old, now] = [before, after].map((text) =>
    sentencesOf(text, language)
      .flat()
      .map((sentence) => sentence.text),
  );
  if (!old || !now) return null;
  const changes = diffArrays(old, now, { timeout: COMPARING_MAX_MS });
  if (!changes) return null;
  const parts: SentencePart[] = [];
  for (let at = 0; at < changes.length; at++) {
    const change = changes[at];
    if (!change) continue;
    const next = changes[at + 1];
    if (change.removed && next?.added) {
      parts.push(...replaced(change.value, next.value));
      at += 1;
      continue;
    }
    parts.push(...change.value.map((text) => ({ kind: kindOf(change), text })));
  }
  return parts.some(({ kind }) => kind !== "kept") ? shortened(parts) : [];
}

function kindOf({ added, removed }: { added: boolean; removed: boolean }): "added" | "removed" | "kept" {
  if (added) return "added";
  return removed ? "removed" : "kept";
}

/** Sentences in the place of others: those that share most of their words are the same one with other words. */
function replaced(old: readonly string[], now: readonly string[]): SentencePart[] {
  const parts: SentencePart[] = [];
  let from = 0;
  for (const sentence of old) {
    const match = now.findIndex((other, at) => at >= from && likeness(sentence, other) >= SAME_SENTENCE_MIN);
    if (match === -1) {
      parts.push({ kind: "removed", text: sentence });
      continue;
    }
    parts.push(...now.slice(from, match).map((text) => ({ kind: "added", text }) as const));
    parts.push({ kind: "changed", words: wordsOf(sentence, now[match] ?? "") });
    from = match + 1;
  }
  return [...parts, ...now.slice(from).map((text) => ({ kind: "added", text }) as const)];
}

function wordsOf(before: string, after: string): Words[] {
  return diffWordsWithSpace(before, after).map((part) => ({ kind: kindOf(part), text: part.value }));
}

const WORD = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}]|[\p{L}\p{M}\p{N}]+/gu;

/** The share of words that two sentences have in common, between 0 and 1 (Dice). */
function likeness(one: string, other: string): number {
  const [first, second] = [one, other].map((text) => text.toLowerCase().match(WORD) ?? []);
  if (!first || !second || first.length + second.length === 0) return 0;
  const left = new Map<string, number>();
  for (const word of first) left.set(word, (left.get(word) ?? 0) + 1);
  let shared = 0;
  for (const word of second) {
    const count = left.get(word) ?? 0;
    if (count > 0) shared += 1;
    left.set(word, count - 1);
  }
  return (2 * shared) / (first.length + second.length);
}

/** Without the sentences that stand in both, but for those next to a change. */
function shortened(parts: readonly SentencePart[]): SentencePart[] {
  const isNear = (at: number) => {
    for (let near = at - AROUND; near <= at + AROUND; near++)
      if (parts[near] && parts[near]?.kind !== "kept") return true;
    return false;
  };
  const shown: SentencePart[] = [];
  for (const [at, part] of parts.entries()) {
    if (part.kind !== "kept" || isNear(at)) {
      shown.push(part);
      continue;
    }
    const last = shown.at(-1);
    if (last?.kind === "left_out") last.sentences += 1;
    else shown.push({ kind: "left_out", sentences: 1 });
  }
  return shown;
}
