import { codePointLength } from "#server/articles/anchoring/code-points";
import { paragraphsOf } from "#server/articles/anchoring/paragraphs";
import { sentenceStarts } from "#server/articles/anchoring/sentence-breaks";

/** A sentence of a text, in code points, without the white space around it. */
export type Sentence = { start: number; end: number; text: string };

/** The sentences of a text, paragraph by paragraph, as readers of its language see them. */
export function sentencesOf(text: string, language: string | null): Sentence[][] {
  return paragraphsOf(text).map((paragraph) => {
    let at = paragraph.start;
    const starts = sentenceStarts(paragraph.text, language);
    return starts.flatMap((from, index) => {
      const segment = paragraph.text.slice(from, starts[index + 1]);
      const start = at + codePointLength(segment) - codePointLength(segment.trimStart());
      at += codePointLength(segment);
      const trimmed = segment.trim();
      return trimmed === "" ? [] : [{ start, end: start + codePointLength(trimmed), text: trimmed }];
    });
  });
}
