import type { DatePrecision } from "#db/vocabulary";

/**
 * What makes two statements the same: the words without case, accents, punctuation and white space. Only exact
 * duplicates are found by it; likely ones are for people to see.
 */
export const statementKey = (statement: string): string =>
  statement
    .normalize("NFKD")
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, "");

/** The first day of what is known: of the month or the year when no more is. `day` is written YYYY-MM-DD. */
export function firstDayOf(day: string, precision: DatePrecision): string {
  const [year, month] = day.split("-");
  if (precision === "year") return `${year}-01-01`;
  return precision === "month" ? `${year}-${month}-01` : day;
}
