import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { codePointLength, sliceCodePoints } from "#server/articles/anchoring/code-points";
import { normaliseText, paragraphsOf } from "#server/articles/anchoring/paragraphs";
import { findPassage, selectPassage } from "#server/articles/anchoring/passage";
import { findQuote } from "#server/articles/anchoring/quote";

const SENTENCES = [
  "Միջանցքը համաձայնագրում չկար։",
  "Dəhliz 2020-ci il bəyanatında var idimi?",
  "Коридора в соглашении не было — сказал он.",
  "Koridor anlaşmada yoktu, dedi İğdır'da.",
  "لم يكن الممر في الاتفاق، كما قال.",
  "हवाई अड्डा खुला था; सड़क नहीं।",
  "通道不在协议中。👩‍👩‍👧‍👦 は合意にない。",
  "Z̷̢a̶l̴g̵o̷ says it is e\u0301quivoque 🇦🇲🇦🇿.",
  "ทางเดินไม่ได้อยู่ในข้อตกลง",
];

/** Text of any script: sentences of real ones, and any characters at all between them. */
const anyText = fc
  .array(fc.oneof(fc.constantFrom(...SENTENCES), fc.string({ unit: "grapheme", maxLength: 40 })), {
    minLength: 1,
    maxLength: 12,
  })
  .map((parts) => normaliseText(parts.join(" \n ")))
  .filter((text) => text.length > 0);

const textAndRange = anyText.chain((text) =>
  fc
    .tuple(fc.nat(codePointLength(text)), fc.nat(codePointLength(text)))
    .map(([a, b]) => ({ text, from: Math.min(a, b), until: Math.max(a, b) })),
);

describe("a passage", () => {
  test("is found again at its place in text of any script", () => {
    fc.assert(
      fc.property(textAndRange, ({ text, from, until }) => {
        const passage = selectPassage(text, from, until);
        fc.pre(passage.exact !== "");
        expect(sliceCodePoints(text, passage.start, passage.end)).toBe(passage.exact);
        expect(findPassage(text, passage)).toEqual({ start: passage.start, end: passage.end });
      }),
      { numRuns: 400 },
    );
  });

  test("is found again by its words and their neighbours after something was put before it", () => {
    fc.assert(
      fc.property(textAndRange, anyText, ({ text, from, until }, added) => {
        const passage = selectPassage(text, from, until);
        fc.pre(passage.exact.length > 3);
        const later = `${added}\n${text}`;
        const found = findPassage(later, passage);
        expect(found).not.toBeNull();
        expect(sliceCodePoints(later, found?.start ?? 0, found?.end ?? 0)).toBe(passage.exact);
      }),
      { numRuns: 300 },
    );
  });

  test("never splits what a reader sees as one character", () => {
    const graphemes = new Intl.Segmenter("und", { granularity: "grapheme" });
    fc.assert(
      fc.property(textAndRange, ({ text, from, until }) => {
        const { exact, start } = selectPassage(text, from, until);
        fc.pre(exact !== "");
        const borders = new Set<number>();
        for (const { start: offset, text: line } of paragraphsOf(text)) {
          for (const { index } of graphemes.segment(line)) borders.add(offset + codePointLength(line.slice(0, index)));
          borders.add(offset + codePointLength(line));
        }
        expect(borders.has(start)).toBe(true);
        expect(borders.has(start + codePointLength(exact))).toBe(true);
      }),
      { numRuns: 300 },
    );
  });

  test("is taken whole when it is selected through the middle of an emoji, and without the spaces around it", () => {
    const text = "So 👩‍👩‍👧 said.";
    expect(selectPassage(text, 2, 5)).toMatchObject({
      exact: "👩‍👩‍👧",
      start: 3,
      end: 8,
      prefix: "So ",
      suffix: " said.",
    });
  });

  test("is gone when its words are", () => {
    const passage = selectPassage("The bridge is open.", 4, 10);
    expect(findPassage("The ferry is open.", passage)).toBeNull();
  });

  test("is the one among equals that has its old neighbours", () => {
    const passage = selectPassage("It is open. They say it is open today.", 24, 31);
    const found = findPassage("New: It is open. They say it is open today.", passage);
    expect(found).toEqual({ start: 29, end: 36 });
  });
});

describe("a quote", () => {
  test("of whole words is found in the text it was copied from, whatever the script", () => {
    fc.assert(
      fc.property(textAndRange, ({ text, from, until }) => {
        const words = text.split(/\s+/).slice(from % 7, (from % 7) + 1 + (until % 5));
        fc.pre(/[\p{L}\p{N}]/u.test(words.join("")));
        expect(findQuote(text, words.join(" "))).not.toBeNull();
      }),
      { numRuns: 300 },
    );
  });

  test("forgives white space, quotation marks, dashes, invisible marks and how accents are made", () => {
    const text = "He said: “the bridge – as planned –\nis open”. Une idée arrêtée.";
    for (const quote of [
      '"the bridge - as planned - is open"',
      "the  bridge — as planned — is\u200b open",
      "ide\u0301e arre\u0302te\u0301e",
    ]) {
      expect(findQuote(text, quote)).not.toBeNull();
    }
    const place = findQuote(text, "the bridge - as planned - is open");
    expect(sliceCodePoints(text, place?.start ?? 0, place?.end ?? 0)).toBe("the bridge – as planned –\nis open");
  });

  test("does not forgive other letters, other numbers or another case", () => {
    const text = "The bridge opened on 3 March.";
    for (const quote of ["the bridge opened", "opened on 4 March", "The bridges opened", "bridge opened on 3 Märch"]) {
      expect(findQuote(text, quote)).toBeNull();
    }
  });

  test("does not begin or end inside a letter with its marks", () => {
    expect(findQuote("café au lait", "cafe")).toBeNull();
  });
});
