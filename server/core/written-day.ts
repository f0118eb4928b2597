/** Languages whose names of months are read. */
const LANGUAGES =
  "en de fr es it pt nl pl cs sk sv da nb fi is lt lv et tr ru uk be bg sr hr sl ro hu el hy az ka ar fa he hi id ms vi af ca".split(
    " ",
  );
const MONTHS = 12;

let known: Map<string, number> | null = null;

const bare = (word: string): string => word.toLowerCase().normalize("NFKC").replace(/[.,]/g, "");

/** The names of months, whole and short, alone and beside a day, in every language that is read. */
function months(): Map<string, number> {
  if (known) return known;
  const names = new Map<string, number>();
  for (const language of LANGUAGES) {
    for (const style of ["long", "short"] as const) {
      const alone = new Intl.DateTimeFormat(language, { month: style, calendar: "gregory", timeZone: "UTC" });
      const beside = new Intl.DateTimeFormat(language, {
        day: "numeric",
        month: style,
        calendar: "gregory",
        timeZone: "UTC",
      });
      for (let month = 0; month < MONTHS; month++) {
        const day = new Date(Date.UTC(2023, month, 15));
        const words = [alone.format(day), beside.formatToParts(day).find(({ type }) => type === "month")?.value ?? ""];
        for (const word of words.map(bare)) if (/\p{L}{3}/u.test(word) && !names.has(word)) names.set(word, month + 1);
      }
    }
  }
  known = names;
  return names;
}

/** Whether a word names a month, in any of the languages that are read. */
export const isMonthName = (word: string): boolean => months().has(bare(word));

const isoOf = (year: string, month: number, day: string): string | null => {
  const number = Number(day);
  if (month < 1 || month > MONTHS || number < 1 || number > 31) return null;
  return `${year}-${String(month).padStart(2, "0")}-${String(number).padStart(2, "0")}`;
};

const YEAR = "((?:19|20)\\d\\d)";
const WORD = "([\\p{L}\\p{M}]{3,14})\\.?";
const DAY_MONTH_YEAR = new RegExp(
  `(?<!\\d)(\\d{1,2})(?:\\.|st|nd|rd|th|er|-го|º)?\\s*(?:de |d['’]|di |of )?\\s*${WORD},?\\s*(?:de |del )?${YEAR}(?!\\d)`,
  "iu",
);
const MONTH_DAY_YEAR = new RegExp(`${WORD}\\s*(\\d{1,2})(?:st|nd|rd|th)?,?\\s+${YEAR}(?!\\d)`, "iu");
const YEAR_FIRST = new RegExp(`${YEAR}\\s*(?:[-/.]|年|년)\\s*(\\d{1,2})\\s*(?:[-/.]|月|월)\\s*(\\d{1,2})(?!\\d)`, "u");
const YEAR_LAST = new RegExp(`(?<!\\d)(\\d{1,2})\\s*([./-])\\s*(\\d{1,2})\\s*\\2\\s*${YEAR}(?!\\d)`, "u");

/**
 * The first day that is written in a line, YYYY-MM-DD: with the name of a month in forty languages, or in numbers. Where nobody can
 * tell which number is the month (3/4/2019), it is none.
 */
export function dayIn(line: string): string | null {
  const yearFirst = YEAR_FIRST.exec(line);
  if (yearFirst) return isoOf(yearFirst[1] ?? "", Number(yearFirst[2]), yearFirst[3] ?? "");
  const dayFirst = DAY_MONTH_YEAR.exec(line);
  const month = months().get(bare(dayFirst?.[2] ?? ""));
  if (dayFirst && month) return isoOf(dayFirst[3] ?? "", month, dayFirst[1] ?? "");
  const monthFirst = MONTH_DAY_YEAR.exec(line);
  const named = months().get(bare(monthFirst?.[1] ?? ""));
  if (monthFirst && named) return isoOf(monthFirst[3] ?? "", named, monthFirst[2] ?? "");
  const yearLast = YEAR_LAST.exec(line);
  if (!yearLast) return null;
  const [, first = "", sign, second = "", year = ""] = yearLast;
  const [one, other] = [Number(first), Number(second)];
  if (sign === "." || one > MONTHS || one === other) return isoOf(year, other, first);
  return other > MONTHS ? isoOf(year, one, second) : null;
}
