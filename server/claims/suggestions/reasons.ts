import { WORD_LISTS, type WordKind } from "#server/claims/suggestions/word-lists";
import { isMonthName } from "#server/core/written-day";

/** Why a sentence may be worth checking, in the order in which it is said. */
export const REASONS = ["claimant", "number", "date", "comparison", "cause", "quotation"] as const;
export type ReasonKind = (typeof REASONS)[number];

/** A reason with the words that are it, in UTF-16 units of the sentence. */
type FoundReason = { kind: ReasonKind; first: number; last: number };

const EDGE_BEFORE = "(?<![\\p{L}\\p{M}\\p{N}])";
const EDGE_AFTER = "(?![\\p{L}\\p{M}\\p{N}])";

/** What a number counts in the law, a street or a list, and not in the world. */
const NUMBERS_THINGS =
  /(?:article|art\.?|law|act|section|chapter|no\.?|nr\.?|n[°º]|№|§|page|p\.|room|channel|resolution|paragraph|artikel|gesetz|absatz|kapitel|loi|chapitre|ley|artículo|decreto|статья|статьи|статью|закон|глава|madde|maddə|kanun|qanun|հոդված|օրենք|المادة|القانون|第)\s*$/iu;
const ACRONYM_BEFORE = /(?<!\p{L})\p{Lu}{2,6}\s$/u;
const NUMBER =
  /(?<![\p{N}_/-])(?<!(?![\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}])\p{L})[$€£¥₽₺₼֏]?\p{N}+(?:[.,\u00a0\u202f' ]\p{N}{3})*(?:[.,]\p{N}+)?(?![\p{N}/:])(?:\s?(?:%|‰|٪|[$€£¥₽₺₼֏]))?/gu;
const TIME = /(?:saat|um|at|a las|à|kl\.?|klokken|ժամը|в|الساعة)\s*$/iu;
const YEAR_ALONE = /^(?:1[5-9]|20)\p{N}\p{N}$/u;

const patterns = new Map<string, RegExp | null>();

/** Any of the words of some classes of a language, as whole words. */
function wordsOf(language: string, ...kinds: WordKind[]): RegExp | null {
  const key = `${language}:${kinds.join()}`;
  let pattern = patterns.get(key);
  if (pattern === undefined) {
    const words = kinds.flatMap((kind) => WORD_LISTS[language]?.[kind]?.split("|") ?? []);
    const any = words.map((word) => word.replace(/[.*+?^${}()|[\]\\]/g, "\\$&")).sort((a, b) => b.length - a.length);
    pattern = any.length > 0 ? new RegExp(`${EDGE_BEFORE}(?:${any.join("|")})${EDGE_AFTER}`, "giu") : null;
    patterns.set(key, pattern);
  }
  return pattern;
}

const placesOf = (pattern: RegExp | null, text: string): { first: number; last: number }[] =>
  pattern
    ? Array.from(text.matchAll(pattern), (match) => ({ first: match.index, last: match.index + match[0].length }))
    : [];

const CHINESE_COMPARES =
  /(?<!勒)比(?![赛利如例特较亚])|超过|高于|低于|增长|增加|减少|下降|上升|最[多少大小高低]|首次/gu;
const CHINESE_CAUSES = /因为|由于|导致|造成/gu;
const CHINESE_DATE = /\p{N}{4}年(?:\p{N}{1,2}月(?:\p{N}{1,2}日)?)?/gu;

function numbersIn(text: string, language: string): { first: number; last: number }[] {
  const digits = placesOf(NUMBER, text).filter(({ first, last }) => {
    const words = text.slice(first, last).trim();
    const [before, after] = [text.slice(Math.max(0, first - 24), first), text.slice(last, last + 24)];
    const hasUnit = /[%‰٪$€£¥₽₺₼֏]/u.test(words);
    if (hasUnit) return true;
    if (YEAR_ALONE.test(words) || NUMBERS_THINGS.test(before) || ACRONYM_BEFORE.test(before)) return false;
    if (TIME.test(before) && /^\p{N}{1,2}[.:]\p{N}{2}$/u.test(words)) return false;
    if (before.trim() === "" && /^[.)]\s/.test(after)) return false;
    if (/^\s?(?:h|uhr|часов|час|saat|год|г\.|թ\.|年|月|日|م\.)/iu.test(after) || /^[.:h]\p{N}{2}(?!\p{N})/u.test(after))
      return false;
    const isDay = /^\p{N}{1,2}$/u.test(words) && isBesideMonth(before, after);
    return !isDay;
  });
  const spelled = placesOf(wordsOf(language, "magnitude", "percent"), text);
  return [...digits, ...spelled].sort((a, b) => a.first - b.first);
}

/** “2 May”, “8 de junio”, “März 3”, “12. listopadu”. */
function isBesideMonth(before: string, after: string): boolean {
  const next = /^(?:st|nd|rd|th|er|\.|-го|º)?\s*(?:de |of |d['’])?\s*([\p{L}\p{M}]+)/iu.exec(after)?.[1] ?? "";
  const previous = /([\p{L}\p{M}]+)\s*$/u.exec(before)?.[1] ?? "";
  return [next, previous].some((word) => word !== "" && isMonthName(word));
}

const IN_YEAR =
  /(?<![\p{L}\p{M}])(?:in|since|by|until|from|during|of|after|before|im jahr|im|seit|bis|von|en|depuis|depuis|de|del|desde|hasta|в|с|до|после|к|около|ի|մինչև|منذ|في|عام|سنة)\s+((?:1[5-9]|20)\p{N}\p{N})(?![\p{N}-])(?!\s+(?:policy|law|act|report|budget|election|season|world|paper|study))/giu;
const YEAR_SUFFIXED =
  /((?:1[5-9]|20)\p{N}\p{N})(?:['’-]?(?:\p{Ll}{1,5})?\s?(?:год[ауе]?|г\.|թ\.|թվական\p{L}*|yılında|yılı|il(?:də|in)?|ci\s+il\p{L}*))/giu;
const NUMERIC_DATE = /(?<!\p{N})\p{N}{1,2}[./]\p{N}{1,2}[./](?:\p{N}{4})(?!\p{N})/gu;

function datesIn(text: string, language: string): { first: number; last: number }[] {
  if (language === "zh") return placesOf(CHINESE_DATE, text);
  const years = [...text.matchAll(IN_YEAR), ...text.matchAll(YEAR_SUFFIXED)].map((match) => {
    const at = match.index + match[0].indexOf(match[1] ?? "");
    return { first: at, last: at + (match[1] ?? "").length };
  });
  const months = placesOf(wordsOf(language, "month"), text).flatMap(({ first, last }) => {
    const before = /(?<!\p{N})\p{N}{1,2}(?:st|nd|rd|th|er|\.|-го|º)?\s*(?:de |of |d['’])?$/iu.exec(
      text.slice(Math.max(0, first - 10), first),
    );
    const after = /^,?\s*(?:de |del )?(?:\p{N}{1,2}(?:st|nd|rd|th)?(?!\p{N}))?,?\s*(?:(?:1[5-9]|20)\p{N}\p{N})?/iu.exec(
      text.slice(last, last + 16),
    );
    const has = (before?.[0] ?? "") !== "" || /\p{N}/u.test(after?.[0] ?? "");
    return has
      ? [{ first: first - (before?.[0].length ?? 0), last: last + (after?.[0].replace(/[,\s]+$/, "").length ?? 0) }]
      : [];
  });
  return [...placesOf(NUMERIC_DATE, text), ...months, ...years].sort((a, b) => a.first - b.first || b.last - a.last);
}

function comparisonsIn(text: string, language: string): { first: number; last: number }[] {
  if (language === "zh") return placesOf(CHINESE_COMPARES, text);
  const places = placesOf(wordsOf(language, "compare", "superl"), text).map(({ first, last }) => {
    // “Longer than”: what is compared stands before.
    const before = /^(?:than|als|que|чем|քան)$/iu.test(text.slice(first, last))
      ? /[\p{L}\p{M}-]+\s+$/u.exec(text.slice(0, first))
      : null;
    return { first: first - (before?.[0].length ?? 0), last };
  });
  return places.filter(({ first, last }) => {
    // “More than 40” is a number.
    const after = text.slice(last, last + 14);
    // “Last Monday” compares nothing.
    if (/^last$/i.test(text.slice(first, last))) return false;
    return !/^\s+(?:than|als|de|que|чем|қан|քան)?\s*[$€£]?\p{N}/iu.test(after);
  });
}

const QUOTED = /[“„«"「『]([^”“»"」』]{8,})[”“»"」』]/gu;
const QUOTED_WORDS_MIN = 4;
const QUOTED_CHARACTERS_MIN = 12;

function quotationsIn(text: string): { first: number; last: number }[] {
  return Array.from(text.matchAll(QUOTED)).flatMap((match) => {
    const inside = match[1] ?? "";
    const isUnspaced = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]/u.test(inside);
    const isLong = isUnspaced
      ? inside.length >= QUOTED_CHARACTERS_MIN
      : inside.trim().split(/\s+/).length >= QUOTED_WORDS_MIN;
    return isLong ? [{ first: match.index, last: match.index + match[0].length }] : [];
  });
}

/**
 * Why a sentence may be worth checking, with the words that are the reason: a number, a date, a comparison, a cause, a quotation. One of
 * each kind, the first. Rules find them, not weights: a weight is no explanation.
 */
export function reasonsIn(text: string, language: string): FoundReason[] {
  const causes = language === "zh" ? placesOf(CHINESE_CAUSES, text) : placesOf(wordsOf(language, "cause"), text);
  const found = {
    number: numbersIn(text, language),
    date: datesIn(text, language),
    comparison: comparisonsIn(text, language),
    cause: causes,
    quotation: quotationsIn(text),
  };
  return (Object.entries(found) as [ReasonKind, { first: number; last: number }[]][]).flatMap(([kind, [place]]) =>
    place ? [{ kind, ...place }] : [],
  );
}
