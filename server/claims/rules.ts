import type { ClaimState, DatePrecision } from "#db/vocabulary";

/** What ends a sentence and makes no other one of it. */
const END_OF_SENTENCE = /[.!?…。！？।։]+$/u;

/**
 * What makes two statements the same: the words as they stand, whatever their case, the white space between them and
 * the sign at their end. 5.1% and 51%, −2 and 2, राम and रामा are different claims; what is only alike is for people to
 * see.
 */
export const statementKey = (statement: string): string =>
  statement.normalize("NFC").toLowerCase().replace(/\s+/gu, " ").trim().replace(END_OF_SENTENCE, "").trim();

/** How alike two statements must be, by the letters that they have in common three by three, for a warning; 0 to 1. */
export const LIKENESS_FROM = 0.6;
/** Claims that a warning names. */
export const LIKE_CLAIMS_MAX = 5;

/** The first day of what is known: of the month or the year when no more is. `day` is written YYYY-MM-DD. */
export function firstDayOf(day: string, precision: DatePrecision): string {
  const [year, month] = day.split("-");
  if (precision === "year") return `${year}-01-01`;
  return precision === "month" ? `${year}-${month}-01` : day;
}

/** Those of several claims on which votes are still taken, which a publication closes. */
export const claimsWithOpenVotes = (states: ReadonlyMap<string, ClaimState>): string[] =>
  [...states].flatMap(([claim, state]) => (state === "published" ? [] : [claim]));

/** By what the weights that rank sentences are known, in what is suggested; another number whenever they would suggest otherwise. */
export const STATEMENT_HEAD = "statement-head/1";
