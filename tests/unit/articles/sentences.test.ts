import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { sliceCodePoints } from "#server/articles/anchoring/code-points";
import { normaliseText } from "#server/articles/anchoring/paragraphs";
import { sentencesOf } from "#server/articles/anchoring/sentences";

describe("the sentences of a text", () => {
  test("stand where they say, in text of any script", () => {
    const parts = [
      "Բարև։ Ինչպե՞ս ես։",
      "Привет. Как дела?",
      "👩‍👩‍👧 said. “Yes!” he said.",
      "مرحبا. كيف حالك؟",
      "通道。不在。",
    ];
    fc.assert(
      fc.property(fc.array(fc.oneof(fc.constantFrom(...parts), fc.string({ unit: "grapheme" }))), (pieces) => {
        const text = normaliseText(pieces.join("\n"));
        for (const sentence of sentencesOf(text, null).flat()) {
          expect(sliceCodePoints(text, sentence.start, sentence.end)).toBe(sentence.text);
        }
      }),
      { numRuns: 200 },
    );
  });

  test("are one after another, paragraph by paragraph", () => {
    expect(sentencesOf("One here. Two here.\nThree.", "en")).toEqual([
      [
        { start: 0, end: 9, text: "One here." },
        { start: 10, end: 19, text: "Two here." },
      ],
      [{ start: 20, end: 26, text: "Three." }],
    ]);
  });
});
