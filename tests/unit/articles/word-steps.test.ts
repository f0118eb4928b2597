import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { codePointLength, sliceCodePoints } from "#server/articles/anchoring/code-points";
import { moveByWord, toWholeWords } from "#server/articles/anchoring/word-steps";

const place = (text: string, words: string) => {
  const start = codePointLength(text.slice(0, text.indexOf(words)));
  return { start, end: start + codePointLength(words) };
};
const said = (text: string, { start, end }: { start: number; end: number }) => sliceCodePoints(text, start, end);

describe("a selection moved by words", () => {
  const text = "He said the border is open. Nobody, she said, believed it.";

  test("grows and shrinks at its end and at its start, over the end of a sentence too", () => {
    const open = place(text, "the border is open");
    expect(said(text, moveByWord(text, open, "end", 1, "en"))).toBe("the border is open. Nobody");
    expect(said(text, moveByWord(text, open, "end", -1, "en"))).toBe("the border is");
    expect(said(text, moveByWord(text, open, "start", 1, "en"))).toBe("border is open");
    expect(said(text, moveByWord(text, open, "start", -1, "en"))).toBe("said the border is open");
  });

  test("keeps a word, and stays where the text ends", () => {
    const one = place(text, "border");
    expect(moveByWord(text, one, "end", -1, "en")).toEqual(one);
    expect(moveByWord(text, one, "start", 1, "en")).toEqual(one);
    const last = place(text, "believed it");
    expect(moveByWord(text, last, "end", 1, "en")).toEqual(last);
    const first = place(text, "He said");
    expect(moveByWord(text, first, "start", -1, "en")).toEqual(first);
  });

  test("knows the words of languages that write none apart, and counts what lies outside the first plane once", () => {
    const japanese = "𠮷野家は東京にあります。";
    const tokyo = place(japanese, "東京");
    expect(said(japanese, moveByWord(japanese, tokyo, "end", 1, "ja"))).toBe("東京に");
    const armenian = "Նա ասաց, որ ճանապարհը բաց է։";
    const open = place(armenian, "ճանապարհը");
    expect(said(armenian, moveByWord(armenian, open, "end", 1, "hy"))).toBe("ճանապարհը բաց");
  });

  test("walks a whole text from one end to the other, whatever is written in it", () => {
    fc.assert(
      fc.property(fc.lorem({ maxCount: 60 }), (words) => {
        let selected = toWholeWords(words, { start: 0, end: 1 }, "en");
        expect(selected).not.toBeNull();
        for (let left = words.split(" ").length; left > 1 && selected; left--) {
          const before: number = selected.end;
          selected = moveByWord(words, selected, "end", 1, "en");
          expect(selected.end).toBeGreaterThan(before);
        }
      }),
      { numRuns: 30 },
    );
  });
});

describe("a selection made by hand", () => {
  const text = "The corridor’s 1,500 metres were open on 3 March.";

  test.each([
    ["rrido", "corridor’s"],
    [" corridor’s 1", "corridor’s 1,500"],
    ["pen on 3 Mar", "open on 3 March"],
    ["open on 3 March.", "open on 3 March."],
  ])("of “%s” is widened to whole words", (selected, whole) => {
    expect(said(text, toWholeWords(text, place(text, selected), "en") ?? { start: 0, end: 0 })).toBe(whole);
  });

  test("of white space alone is none", () => {
    expect(toWholeWords(text, place(text, " "), "en")).toBeNull();
  });
});
