import { parse } from "@plussub/srt-vtt-parser";
import { codePointLength } from "#server/articles/anchoring/code-points";
import { normaliseText } from "#server/articles/anchoring/paragraphs";
import type { DocumentText } from "#server/articles/reading/document-text";
import { InvalidError } from "#server/core/errors";

/** Who speaks makes a paragraph; so does a silence this long, and a sentence that ends after so much. */
const SILENCE_MS = 4_000;
const PARAGRAPH_CHARACTERS = 600;
const ENDS_SENTENCE = /[.!?…։。！？؟]["'»”’)\]]*$/u;
const SPEAKS = /^(?:>>|[-–—]\s|\p{Lu}[\p{L} .'’-]{1,40}:\s)/u;
const MARKUP = /<\/?[^>]*>|\{\\[^}]*\}/g;
/** A caption that rolls on says again what the one before it said. */
const isRolledOn = (before: string, line: string) => before === line || before.endsWith(` ${line}`);

/** What is said in subtitles, in paragraphs, with the time at which each line is spoken. */
export function readSubtitles(text: string): DocumentText {
  const entries = entriesIn(text);
  const paragraphs: string[] = [];
  const marks: { at: number; says: string }[] = [];
  let length = 0;
  let paragraph = "";
  let last = { until: 0, text: "" };
  const end = () => {
    if (paragraph === "") return;
    paragraphs.push(paragraph);
    length += codePointLength(paragraph) + 1;
    paragraph = "";
  };
  for (const { from, to, text: said } of entries) {
    const voice = /<v(?:\.[^\s>]*)?\s+([^>]+)>/.exec(said)?.[1];
    const bare = normaliseText(decodeMarks(said.replace(MARKUP, ""))).replaceAll("\n", " ");
    const line = voice && bare !== "" ? `${voice}: ${bare}` : bare;
    if (line === "" || isRolledOn(last.text, line)) continue;
    const isEnded = ENDS_SENTENCE.test(paragraph) && codePointLength(paragraph) > PARAGRAPH_CHARACTERS;
    if (SPEAKS.test(line) || isEnded || from - last.until > SILENCE_MS) end();
    const joint = paragraph === "" ? "" : " ";
    marks.push({ at: length + codePointLength(paragraph + joint), says: timeOf(from) });
    paragraph += joint + line;
    last = { until: to, text: line };
  }
  end();
  return {
    title: "",
    byline: null,
    text: paragraphs.join("\n"),
    wholeText: null,
    headings: [],
    locators: { unit: "time", marks },
    warnings: [],
  };
}

function entriesIn(text: string): { from: number; to: number; text: string }[] {
  try {
    return parse(text.replace(/^\ufeff/, "").replace(/\r\n?/g, "\n")).entries;
  } catch {
    throw new InvalidError("document_broken");
  }
}

const decodeMarks = (text: string): string =>
  text.replace(
    /&(amp|lt|gt|nbsp|lrm|rlm);/g,
    (_, name: string) => ({ amp: "&", lt: "<", gt: ">", nbsp: " " })[name] ?? "",
  );

/** Hours, minutes and seconds, as players show them. */
function timeOf(milliseconds: number): string {
  const seconds = Math.floor(milliseconds / 1_000);
  const parts = [Math.floor(seconds / 3_600), Math.floor(seconds / 60) % 60, seconds % 60];
  return parts.map((part) => String(part).padStart(2, "0")).join(":");
}
