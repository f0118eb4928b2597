/** What holds for every text, day and language that comes in from outside. Safe in a browser. */

/** The largest number that a whole-number column of the database holds. */
export const WHOLE_NUMBER_MAX = 2_147_483_647;

/** Marks that may follow one another; Unicode's Stream-Safe Text Process (UAX #15, §13) has the same number. */
const MARKS_IN_A_ROW_MAX = 30;

const LONE_SURROGATE = /\p{Surrogate}/gu;
const CONTROL = /[^\P{Cc}\n\t]/gu;
/** What a text may not have before it is normalised; replace it by `$1`. */
export const MARKS_TOO_MANY = new RegExp(`(\\p{M}{${MARKS_IN_A_ROW_MAX}})\\p{M}+`, "gu");

/**
 * A text without what no screen shows and no database keeps: control characters besides line feeds and tabs, halves of
 * characters, and marks beyond the thirtieth in a row, which make normalising take a time that grows with their square.
 */
export const cleanText = (text: string): string =>
  text.replace(/\r\n?/g, "\n").replace(LONE_SURROGATE, "").replace(CONTROL, "").replace(MARKS_TOO_MANY, "$1");

/** What a character of a script says that writes syllables or words, in letters of one that writes sounds. */
const LETTERS_IN_AN_IDEOGRAPH = 3;
const IDEOGRAPH =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}\p{Script=Bopomofo}\p{Script=Yi}]/gu;

/** How much a text says, in letters: a Chinese, Japanese or Korean character counts as three, every other as one. */
export function lettersIn(text: string): number {
  let characters = 0;
  for (const _ of text) characters++;
  return characters + (LETTERS_IN_AN_IDEOGRAPH - 1) * (text.match(IDEOGRAPH)?.length ?? 0);
}

/** The words that were typed with commas between, without those that are empty. */
export const wordsBetweenCommas = (typed: string): string[] => typed.split(",").flatMap((word) => word.trim() || []);

/** Whether `day` is a day of the calendar, written YYYY-MM-DD: not 30 February, and not of the year 0. */
export function isDay(day: string): boolean {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(day) || day.startsWith("0000")) return false;
  const at = new Date(`${day}T00:00:00Z`);
  return !Number.isNaN(at.getTime()) && at.toISOString().startsWith(day);
}

/** The time zone in which a day begins first, fourteen hours before it does in Greenwich. */
const FIRST_TO_BEGIN_HOURS = 14;
const HOUR_MS = 3_600_000;

/** The last day that has begun somewhere on earth, written YYYY-MM-DD: what is later is still to come for everyone. */
export const lastDayBegun = (now: Date): string =>
  new Date(now.getTime() + FIRST_TO_BEGIN_HOURS * HOUR_MS).toISOString().slice(0, 10);

const LANGUAGE_TAG_MAX_CHARACTERS = 35;

/**
 * A language as BCP 47 writes it (language, script, region, variants, as in `sr-Latn-RS`), or null when `tag` is none.
 */
export function languageTag(tag: string): string | null {
  if (tag.length > LANGUAGE_TAG_MAX_CHARACTERS || !/^[a-z]{2,3}(-|$)/i.test(tag)) return null;
  try {
    return new Intl.Locale(tag).baseName;
  } catch {
    return null;
  }
}

/** Rows of a list on one page. Lists ask for one more, which tells whether there is another page. */
export const ROWS_PER_PAGE = 100;
/** The last page that is counted to: what is older is found by searching. */
export const PAGES_MAX = 500;

/** Which rows a page of a list has, for the database. */
export const rowsOfPage = (page: number): { limit: number; offset: number } => ({
  limit: ROWS_PER_PAGE + 1,
  offset: (Math.min(Math.max(1, page), PAGES_MAX) - 1) * ROWS_PER_PAGE,
});
