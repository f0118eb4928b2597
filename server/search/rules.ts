import type { HitPart } from "#server/search/views";

/**
 * How words are brought to one form, so that a check is found by another form of a word, without its accents, and in scripts
 * that put no spaces between words. Both sides go the same way: what is listed, and what somebody looks for.
 */

/** Written into every listing; another one makes all of them be written again at the next start. */
export const LISTER = "1";

/** The stemmers of PostgreSQL for the languages that have one; Azerbaijani is near enough to Turkish to use its. */
const STEMMERS: Record<string, string> = {
  ar: "arabic_stem",
  az: "turkish_stem",
  ca: "catalan_stem",
  da: "danish_stem",
  de: "german_stem",
  el: "greek_stem",
  en: "english_stem",
  es: "spanish_stem",
  eu: "basque_stem",
  fi: "finnish_stem",
  fr: "french_stem",
  ga: "irish_stem",
  hi: "hindi_stem",
  hu: "hungarian_stem",
  hy: "armenian_stem",
  id: "indonesian_stem",
  it: "italian_stem",
  lt: "lithuanian_stem",
  ne: "nepali_stem",
  nl: "dutch_stem",
  no: "norwegian_stem",
  nb: "norwegian_stem",
  pt: "portuguese_stem",
  ro: "romanian_stem",
  ru: "russian_stem",
  sr: "serbian_stem",
  sv: "swedish_stem",
  ta: "tamil_stem",
  tr: "turkish_stem",
  yi: "yiddish_stem",
};

/** The stemmers for some languages, by their BCP 47 tags; each once. */
export const stemmersOf = (languages: readonly string[]): string[] => [
  ...new Set(languages.flatMap((tag) => STEMMERS[tag.split("-")[0] ?? ""] ?? [])),
];

/** A word as it is compared, or a piece of a run of characters between which no spaces are put. */
type Token = { word: string; isPiece: boolean };

const TWO_OR_ONE = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}]+/u;
const THREE_OR_TWO = /[\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}]+/u;
const RUN = new RegExp(`(${TWO_OR_ONE.source}|${THREE_OR_TWO.source})`, "u");
const NOT_OF_A_WORD = /[^\p{L}\p{M}\p{N}.']+/u;
/** A stop is part of a word only in a number; an apostrophe ends it. */
const ENDS = /^[.']+|[.']+$|'s$/gu;
const COMBINING_DOT = /\u0307/gu;

type Ways = {
  /** The pieces of a run of characters without spaces. */
  pieces: (run: string) => string[];
  /** What a word with apostrophes is taken for: *l'île*, *Ankara'da*, *O'Brien*. */
  words: (parts: string[]) => string[];
};

/** The words of a text, small, in the order in which they stand. */
function tokensOf(text: string, { pieces, words }: Ways): Token[] {
  const small = text.normalize("NFKC").replace(/[’ʼ]/gu, "'").toLowerCase().replace(COMBINING_DOT, "");
  return small
    .replace(/(\p{N}),(?=\p{N}{3})/gu, "$1")
    .split(NOT_OF_A_WORD)
    .flatMap((part) => part.split(RUN))
    .flatMap((part): Token[] => {
      if (RUN.test(part)) return pieces(part).map((word) => ({ word, isPiece: true }));
      const word = part.replace(ENDS, "");
      return (/^[\p{N}.]+$/u.test(word) ? [word] : word.split("."))
        .flatMap((one) => (one.includes("'") ? words(one.split("'")) : one))
        .filter((one) => /[\p{L}\p{N}]/u.test(one))
        .map((one) => ({ word: one, isPiece: false }));
    });
}

const piecesOf = (run: string, length: number): string[] => {
  const characters = Array.from(run);
  return characters.slice(0, Math.max(0, characters.length - length + 1)).map((_, at) => {
    return characters.slice(at, at + length).join("");
  });
};

/** How many characters of a run without spaces make a word, most often. */
const lengthIn = (run: string): number => (TWO_OR_ONE.test(run) ? 2 : 3);

/** Words of what is listed: of a run both the shorter and the longer pieces, so that one character is found too. */
export const listedTokens = (text: string): Token[] =>
  tokensOf(text, {
    pieces: (run) => [...piecesOf(run, lengthIn(run) - 1), ...piecesOf(run, lengthIn(run))],
    words: (parts) => [parts.join(""), ...parts],
  });

/** Words that somebody looks for: of a run the longest pieces that it has, of a word with an apostrophe its longest part. */
const askedTokens = (text: string): Token[] =>
  tokensOf(text, {
    pieces: (run) => piecesOf(run, Math.min(lengthIn(run), Array.from(run).length)),
    words: (parts) => [parts.toSorted((a, b) => b.length - a.length)[0] ?? ""],
  });

const LETTERS: Record<string, string> = {
  ə: "e",
  ı: "i",
  ß: "ss",
  ø: "o",
  ł: "l",
  đ: "d",
  ð: "d",
  þ: "th",
  æ: "ae",
  œ: "oe",
  ى: "ي",
  ة: "ه",
  ٱ: "ا",
  ـ: "",
};
const LETTER = new RegExp(`[${Object.keys(LETTERS).join("")}]`, "gu");

/** A word without its accents and marks, with one letter for those that are often written for each other. */
export const folded = (word: string): string =>
  word
    .normalize("NFKD")
    .replace(/\p{M}+/gu, "")
    .replace(LETTER, (letter) => LETTERS[letter] ?? letter)
    .normalize("NFC");

/** A word as its stemmer takes it: Arabic letters in one form, the letter of Azerbaijani that Turkish has not. */
export const stemmable = (word: string): string =>
  /\p{Script=Arabic}/u.test(word) ? folded(word) : word.replaceAll("ə", "e");

/** PostgreSQL takes no position above this one. */
const POSITION_MAX = 16_383;
const POSITIONS_OF_A_TERM_MAX = 12;

type Weight = "A" | "B" | "C" | "D";
type Stems = ReadonlyMap<string, readonly string[]>;
/** What is known of some words: their stems, and which of them say nothing by themselves. */
export type WordForms = { stems: Stems; saysNothing: ReadonlySet<string> };

/** The terms of some texts, each with the weight of its words, as PostgreSQL reads a `tsvector`. */
export function termsOf(texts: readonly { text: string; weight: Weight }[], stems: Stems): string {
  const places = new Map<string, string[]>();
  let position = 0;
  for (const { text, weight } of texts) {
    for (const token of listedTokens(text)) {
      position = Math.min(position + 1, POSITION_MAX);
      for (const term of formsOf(token, stems)) {
        const known = places.get(term) ?? [];
        if (known.length < POSITIONS_OF_A_TERM_MAX) known.push(`${position}${weight === "D" ? "" : weight}`);
        places.set(term, known);
      }
    }
  }
  return Array.from(places, ([term, at]) => `'${term}':${[...new Set(at)].join(",")}`).join(" ");
}

/** Every form under which a word is listed or looked for. */
const formsOf = ({ word, isPiece }: Token, stems: Stems): string[] =>
  isPiece ? [word] : [...new Set([folded(word), ...(stems.get(word) ?? []).map(folded)])].filter((form) => form !== "");

const ASKED_WORDS_MAX = 24;
/** From so many letters on a word is also the beginning of longer ones, since few stemmers know every ending. */
const BEGINNING_MIN_LETTERS = 4;

/** A word that is looked for, in all its forms, and whether longer words that begin so are meant too. */
type AskedWord = { forms: string[]; isBeginning: (form: string) => boolean };

/**
 * What somebody looks for, word by word. Words that say nothing by themselves ("the") are left out where others stand beside
 * them.
 */
export function askedWords(words: string, { stems, saysNothing }: WordForms): AskedWord[] {
  const tokens = askedTokens(words).slice(0, ASKED_WORDS_MAX);
  const telling = tokens.filter(({ word }) => !saysNothing.has(word));
  return (telling.length > 0 ? telling : tokens).flatMap((token) => {
    const forms = formsOf(token, stems);
    const isBeginning = (form: string) => !token.isPiece && Array.from(form).length >= BEGINNING_MIN_LETTERS;
    return forms.length > 0 ? [{ forms, isBeginning }] : [];
  });
}

type Query = { all: string; any: string };

/** The same as PostgreSQL reads a `tsquery`: all of the words, and any of them. Null where there is no word. */
export function queryOf(asked: readonly AskedWord[]): Query | null {
  const written = asked.map(
    ({ forms, isBeginning }) => `(${forms.map((form) => `'${form}'${isBeginning(form) ? ":*" : ""}`).join(" | ")})`,
  );
  if (written.length === 0) return null;
  return { all: [...new Set(written)].join(" & "), any: [...new Set(written)].join(" | ") };
}

const matches = ({ forms, isBeginning }: AskedWord, listed: readonly string[]): boolean =>
  forms.some((form) => listed.some((one) => one === form || (isBeginning(form) && one.startsWith(form))));

/** Whether a name has all of the words, each in any of its forms. */
export function hasAllWords(asked: readonly AskedWord[], name: string, stems: Stems): boolean {
  const listed = listedTokens(name).flatMap((token) => formsOf(token, stems));
  return asked.length > 0 && asked.every((word) => matches(word, listed));
}

const wordSegments = new Intl.Segmenter("und", { granularity: "word" });

/** A text in pieces, those that are looked for marked. */
export function partsOf(text: string, asked: readonly AskedWord[], stems: Stems): HitPart[] {
  const parts: HitPart[] = [];
  for (const { segment } of wordSegments.segment(text)) {
    const listed = listedTokens(segment).flatMap((token) => formsOf(token, stems));
    const isHit = listed.length > 0 && asked.some((word) => matches(word, listed));
    const last = parts.at(-1);
    if (last && last.isHit === isHit) last.text += segment;
    else parts.push({ text: segment, isHit });
  }
  return parts;
}

/** Under so many checks no chart is drawn: one more could change the picture. */
export const TALLY_MIN = 10;
const SQUARES_IN_A_ROW_MAX = 40;

/** How many checks a square stands for, so that the longest row can still be counted. */
export const squaresOf = (most: number): number => Math.max(1, Math.ceil(most / SQUARES_IN_A_ROW_MAX));
