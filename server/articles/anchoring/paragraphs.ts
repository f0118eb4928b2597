import { codePointLength } from "#server/articles/anchoring/code-points";
import { MARKS_TOO_MANY } from "#server/core/rules";

/** Paragraphs of a frozen text and where each starts, in code points. Safe in a browser. */
type Paragraph = { start: number; text: string };

// Everything that would be invisible or would turn the page around: controls, and bidirectional overrides.
const INVISIBLE = /\p{Cc}|[\u00ad\u200b\u2060\ufeff\u202a-\u202e\u2066-\u2069\ufff9-\ufffb]/gu;
/** Several signs in a row that each choose a form of the letter before them choose none: programs write credentials with them (C2PA). */
const HIDDEN_WRITING = /\ufeff[\ufe00-\ufe0f\u{e0100}-\u{e01ef}]+|[\ufe00-\ufe0f\u{e0100}-\u{e01ef}]{2,}/gu;
const LONE_SURROGATE = /\p{Surrogate}/gu;
const ANY_BREAK = /\r\n|[\n\r\u2028\u2029\u0085]/u;

/**
 * How every frozen text is made: Unicode NFC, one line per paragraph without empty ones, one space for any run of white
 * space, and nothing invisible.
 */
export function normaliseText(text: string): string {
  return text
    .split(ANY_BREAK)
    .map((line) =>
      line
        .replace(LONE_SURROGATE, "\ufffd")
        .replace(/\s+/gu, " ")
        .replace(HIDDEN_WRITING, "")
        .replace(INVISIBLE, "")
        .replace(MARKS_TOO_MANY, "$1")
        .normalize("NFC")
        .replace(/ {2,}/g, " ")
        .trim(),
    )
    .filter((line) => line !== "")
    .join("\n");
}

/** The paragraphs of a frozen text with the code-point offset at which each starts. */
export function paragraphsOf(text: string): Paragraph[] {
  let start = 0;
  return text.split("\n").map((line) => {
    const paragraph = { start, text: line };
    start += codePointLength(line) + 1;
    return paragraph;
  });
}
