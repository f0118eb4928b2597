import { codePointLength } from "#server/articles/anchoring/code-points";
import { paragraphsOf } from "#server/articles/anchoring/paragraphs";

/** A sentence of a text, in code points, without the white space around it. */
export type Sentence = { start: number; end: number; text: string };

/** The sentences of a text, paragraph by paragraph, as readers of its language see them. */
export function sentencesOf(text: string, language: string | null): Sentence[][] {
  const segmenter = new Intl.Segmenter(language ?? "und", { granularity: "sentence" });
  return paragraphsOf(text).map((paragraph) => {
    let at = paragraph.start;
    return Array.from(segmenter.segment(paragraph.text), ({ segment }) => {
      const start = at + codePointLength(segment) - codePointLength(segment.trimStart());
      at += codePointLength(segment);
      const trimmed = segment.trim();
      return { start, end: start + codePointLength(trimmed), text: trimmed };
    }).filter((sentence) => sentence.text !== "");
  });
}
