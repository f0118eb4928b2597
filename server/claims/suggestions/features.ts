import { CHINESE, WORD_KINDS, WORD_LISTS, type WordKind } from "#server/claims/suggestions/word-lists";

/**
 * What a sentence looks like to the ranking: numbers that are computed of its words, and which words and pieces of words it has, each in
 * one of 65,536 places of two tables. See docs/decisions/0034-suggestions.md for what was measured.
 */
export const BUCKETS = 65_536;

export type SentenceFeatures = {
  dense: Float64Array;
  /** Places in the table of words and pairs of words, each once. */
  words: Int32Array;
  /** Places in the table of pieces of words, each once. */
  pieces: Int32Array;
};

const URL_IN_TEXT = /\b(?:https?:\/\/|www\.)\S+/gi;
const MENTION = /(?<![\p{L}\p{N}])@[\p{L}\p{N}_]+/gu;
const TOKEN = /0[0.,:/]*0|0|[\p{L}\p{M}#]+(?:['-][\p{L}\p{M}]+)*|[^\s\p{L}\p{M}]/gu;

/** The same letters for what print writes in several ways, without what differs from number to number. */
function normalised(text: string, language: string): string {
  const plain = text
    .normalize("NFKC")
    .replace(/[’‘ʼ]/g, "'")
    .replace(/[“”„«»]/g, '"')
    .replace(URL_IN_TEXT, " URL ")
    .replace(MENTION, " USER ");
  return (language === "tr" || language === "az" ? plain.toLocaleLowerCase("tr") : plain.toLowerCase()).replace(
    /\p{N}/gu,
    "0",
  );
}

/** The words of a sentence as they are counted; a number is `0`, four bare digits, which may be a year, `0000`. */
function tokensOf(text: string, language: string): string[] {
  const found = normalised(text, language).match(TOKEN) ?? [];
  return found.map((token) => (token.startsWith("0") && token !== "0000" ? "0" : token));
}

/** FNV-1a over UTF-16 units, finished as murmur3 does. */
function bucketOf(text: string, family: number): number {
  let hash = (0x811c9dc5 ^ family) >>> 0;
  for (let at = 0; at < text.length; at++) hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193) >>> 0;
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b) >>> 0;
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35) >>> 0;
  return ((hash ^ (hash >>> 16)) >>> 0) & (BUCKETS - 1);
}

const WORD = 1;
const PAIR = 2;
const PIECES = [
  { size: 3, family: 4 },
  { size: 4, family: 5 },
  { size: 5, family: 6 },
] as const;

const lists = new Map<string, Map<string, WordKind[]>>();

/** Of each word of a language the classes that it stands in. */
function kindsIn(language: string): Map<string, WordKind[]> {
  let known = lists.get(language);
  if (known) return known;
  known = new Map();
  for (const kind of WORD_KINDS) {
    for (const word of WORD_LISTS[language]?.[kind]?.split("|") ?? []) {
      known.set(word, [...(known.get(word) ?? []), kind]);
    }
  }
  lists.set(language, known);
  return known;
}

/** How many words of each class a sentence has. */
export function countKinds(text: string, language: string): Record<WordKind, number> {
  const counts = Object.fromEntries(WORD_KINDS.map((kind) => [kind, 0])) as Record<WordKind, number>;
  if (language === "zh") {
    for (const [kind, pattern] of Object.entries(CHINESE)) counts[kind as WordKind] = text.match(pattern)?.length ?? 0;
    return counts;
  }
  const known = kindsIn(language);
  for (const token of normalised(text, language).match(/[\p{L}\p{M}]+(?:['-][\p{L}\p{M}]+)*|%|[$€£¥₽₺₼֏]/gu) ?? []) {
    for (const kind of known.get(token) ?? []) counts[kind] += 1;
  }
  return counts;
}

const NUMBER = /\p{N}[\p{N}.,:/]*/gu;
const log1 = (count: number): number => Math.log(1 + count);
const has = (pattern: RegExp, text: string): number => (pattern.test(text) ? 1 : 0);
const count = (pattern: RegExp, text: string): number => text.match(pattern)?.length ?? 0;

/** The numbers that are computed of a sentence, 57 of them, each about as large as the others. */
function denseOf(text: string, language: string): number[] {
  const kinds = countKinds(text, language);
  const words = text.match(/[\p{L}\p{M}\p{N}'’-]+/gu) ?? [];
  const letters = words.reduce((sum, word) => sum + word.length, 0);
  const numbers = text.match(NUMBER) ?? [];
  const inner = words.slice(1).filter((word) => /^\p{Lu}/u.test(word)).length;
  const hasNumber = numbers.length + kinds.numword + kinds.magnitude > 0 ? 1 : 0;
  const hasName = inner > 0 ? 1 : 0;
  const first = (words[0] ?? "").toLowerCase();
  return [
    ...WORD_KINDS.map((kind) => log1(kinds[kind])),
    Math.log(1 + text.length),
    Math.log(1 + words.length),
    Math.min(words.length, 40) / 10,
    log1(count(/\p{N}/gu, text)),
    log1(numbers.length),
    has(/(?<!\p{N})(?:1[5-9]|20)\p{N}\p{N}(?!\p{N})/u, text),
    has(/%|‰/u, text),
    has(/[$€£¥₽₺₼֏]/u, text),
    has(/\p{N}{1,2}[./-]\p{N}{1,2}[./-]\p{N}{2,4}/u, text),
    has(/\p{N}[.,]\p{N}/u, text),
    has(/\p{N}{4,}|\p{N}[.,\s]\p{N}{3}(?!\p{N})/u, text),
    has(/\p{N}\s?[\p{L}%$€£]/u, text),
    hasNumber * Math.min(1, kinds.compare),
    hasNumber * hasName,
    hasNumber,
    has(/[?？؟՞]/u, text),
    has(/[!！]/u, text),
    has(/["“”„«»「」]/u, text),
    has(/\b(?:https?:\/\/|www\.)/i, text),
    has(/@[\p{L}\p{N}_]/u, text),
    has(/#[\p{L}\p{N}_]/u, text),
    has(/\p{Extended_Pictographic}/u, text),
    log1(inner),
    has(/(?:\p{Lu}[\p{L}\p{M}'’-]+\s+){1,}\p{Lu}/u, text),
    has(/(?<!\p{L})\p{Lu}{2,5}(?!\p{L})/u, text),
    hasName * Math.min(1, kinds.speech),
    has(/^(?:and|but|so|und|aber|et|mais|y|pero|и|а|но|ve|ama|və)$/, first),
    has(/^(?:i|we|ich|wir|je|nous|yo|я|мы|ben|biz|mən)$/, first),
    has(/^(?:who|what|why|how|when|where|which|wer|was|warum|wie|qui|que|кто|что|почему|как|kim|niçin|nasıl)$/, first),
    log1(words.filter((word) => /.{2}ed$/i.test(word)).length),
    log1(words.filter((word) => /.{2}ly$/i.test(word)).length),
    words.length === 0 ? 0 : letters / words.length / 5,
    words.length <= 4 ? 1 : 0,
    has(/[.!?…։。！？؟]["'”’»)]*$/u, text),
    has(/(?<!\p{L})(?:every|per|each|rate|average|total)(?!\p{L})/iu, text),
    Math.min(1, kinds.past) * hasNumber,
    Math.min(1, kinds.modal) * (1 - hasNumber),
  ];
}

/** What a sentence looks like to the ranking. N-grams are those of words as they stand; only of trained languages do they mean anything. */
export function featuresOf(text: string, language: string): SentenceFeatures {
  const tokens = tokensOf(text, language);
  const words = new Set<number>();
  const pieces = new Set<number>();
  let before = "^";
  for (const token of tokens) {
    words.add(bucketOf(token, WORD));
    words.add(bucketOf(`${before} ${token}`, PAIR));
    before = token;
    if (!/^\p{L}/u.test(token)) continue;
    const framed = `<${token}>`;
    for (const { size, family } of PIECES) {
      for (let at = 0; at + size <= framed.length; at++) pieces.add(bucketOf(framed.slice(at, at + size), family));
    }
  }
  return {
    dense: Float64Array.from(denseOf(text, language)),
    words: Int32Array.from(words),
    pieces: Int32Array.from(pieces),
  };
}
