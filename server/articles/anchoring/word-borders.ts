/** Where words and numbers begin and end, for quotations that may not cut them. Safe in a browser. */

const IN_WORD = /[\p{L}\p{M}\p{N}_]/u;
const LETTER = /[\p{L}\p{M}]/u;
const DIGIT = /\p{N}/u;
const APOSTROPHE = /['’ʼ]/u;
const JOINING_HYPHEN = /[-‐‑]/u;
const SIGN = /[-−–+±]/u;
const IN_NUMBER = /[.,'’\u00a0\u202f\u066b\u066c]/u;
const PER = /[%‰٪]/u;
/** Scripts that put no space between words: their words are found by dictionaries. */
const UNSPACED =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}]/u;
/** What is left of a word after its apostrophe when nothing was left out: n’t, ’s, ’ll. */
const SHORT_ENDING = 2;
const NEAR = 40;

const words = new Intl.Segmenter("und", { granularity: "word" });

const before = (text: string, at: number) => Array.from(text.slice(Math.max(0, at - 2), at)).at(-1) ?? "";
const after = (text: string, at: number) => Array.from(text.slice(at, at + 2))[0] ?? "";

/**
 * Whether a piece of a text, from `first` up to `last` in UTF-16 units, begins or ends inside a word or a number:
 * “legal” in “illegal”, “toxic” in “non-toxic”, “5,000” in “15,000”, “2” in “−2” and in “2%”.
 */
export const cutsNumberOrWord = (text: string, first: number, last: number): boolean =>
  cutsAtStart(text, first) || cutsAtEnd(text, last);

function cutsAtStart(text: string, at: number): boolean {
  const left = before(text, at);
  const right = after(text, at);
  if (left === "" || !IN_WORD.test(right)) return false;
  if (IN_WORD.test(left)) return isInside(text, at, left, right);
  const further = before(text, at - left.length);
  if (DIGIT.test(right)) {
    if (SIGN.test(left) && !IN_WORD.test(further)) return true;
    if (IN_NUMBER.test(left) && DIGIT.test(further)) return true;
    if (left === " " && isThousands(text, at)) return true;
  }
  if (JOINING_HYPHEN.test(left) && IN_WORD.test(further)) return true;
  // “n’est” may be quoted from “est” on in French, “can’t” not from “t” on.
  const ending = /^[\p{L}\p{M}]+/u.exec(text.slice(at, at + NEAR))?.[0] ?? "";
  return APOSTROPHE.test(left) && LETTER.test(further) && ending.length <= SHORT_ENDING;
}

function cutsAtEnd(text: string, at: number): boolean {
  const left = before(text, at);
  const right = after(text, at);
  if (right === "" || !IN_WORD.test(left)) return false;
  if (IN_WORD.test(right)) return isInside(text, at, left, right);
  const further = after(text, at + right.length);
  if (DIGIT.test(left)) {
    if (PER.test(right) || (/\s/u.test(right) && PER.test(further))) return true;
    if (IN_NUMBER.test(right) && DIGIT.test(further)) return true;
    if (right === " " && isThousands(text, at + 1)) return true;
  }
  const isJoined = JOINING_HYPHEN.test(right) || APOSTROPHE.test(right);
  return isJoined && IN_WORD.test(further);
}

/** Whether a border between two characters of words is one inside a word. */
function isInside(text: string, at: number, left: string, right: string): boolean {
  if (!UNSPACED.test(left) && !UNSPACED.test(right)) return true;
  if (UNSPACED.test(left) !== UNSPACED.test(right)) return false;
  const from = Math.max(0, at - NEAR);
  return words.segment(text.slice(from, at + NEAR)).containing(at - from)?.index !== at - from;
}

/** Whether the three digits that begin here belong to a number that is written with spaces, as 15 000. */
const isThousands = (text: string, at: number): boolean =>
  /^\d{3}(?!\d)/.test(text.slice(at, at + 4)) &&
  /(?<![\d.,])\d{1,3}(?: \d{3})* $/.test(text.slice(Math.max(0, at - NEAR), at));
