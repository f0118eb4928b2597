import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { codePointOffset, sliceCodePoints, utf16Offset } from "#server/articles/anchoring/code-points";
import { findAgain, SURE } from "#server/articles/anchoring/find-again";
import { normaliseText } from "#server/articles/anchoring/paragraphs";
import { selectPassage } from "#server/articles/anchoring/passage";

const TEXT =
  "The harbour was closed on Tuesday. The mayor said that 5,000 people had crossed the bridge in April. Nobody was hurt.\n" +
  "The council wants to mend it by autumn. The engineers found two cracks in the wall. Nobody was hurt.";

const select = (text: string, words: string, from = 0) => {
  const at = text.indexOf(words, from);
  return selectPassage(text, codePointOffset(text, at), codePointOffset(text, at + words.length));
};
const wordsAt = (text: string, found: { start: number; end: number } | null) =>
  found && sliceCodePoints(text, found.start, found.end);

describe("a passage in the same copy", () => {
  test("is at its place, also where the same words stand twice", () => {
    for (const from of [0, 120]) {
      const passage = select(TEXT, "Nobody was hurt.", from);
      expect(findAgain(TEXT, passage)).toEqual({ start: passage.start, end: passage.end, how: "same", sureness: 1 });
    }
  });
});

describe("a passage in another copy", () => {
  test("is found where its words moved, by their neighbours where they stand twice", () => {
    const passage = select(TEXT, "Nobody was hurt.", 120);
    const changed = `Corrected on Friday.\n${TEXT}`;
    const found = findAgain(changed, passage);
    expect(found).toMatchObject({ how: "exact" });
    expect(found?.start).toBe(passage.start + "Corrected on Friday.\n".length);
    expect(found?.sureness).toBeGreaterThanOrEqual(SURE);
  });

  test("is found with other words at its place, and says that they are others", () => {
    const passage = select(TEXT, "5,000 people had crossed the bridge");
    const changed = TEXT.replace("5,000", "50,000");
    const found = findAgain(changed, passage);
    expect(wordsAt(changed, found)).toBe("50,000 people had crossed the bridge");
    expect(found?.how).not.toBe("exact");
  });

  test("is the sentence that was changed where it stood, and not a quotation of it as it was", () => {
    const passage = select(TEXT, "The mayor said that 5,000 people had crossed the bridge in April.");
    const changed = `${TEXT.replace("5,000", "500")}\nCorrection: an earlier version said: “The mayor said that 5,000 people had crossed the bridge in April.”`;
    expect(wordsAt(changed, findAgain(changed, passage))).toBe(
      "The mayor said that 500 people had crossed the bridge in April.",
    );
  });

  test("is no longer found where it was taken out, or something else stands between its neighbours", () => {
    const passage = select(TEXT, "The mayor said that 5,000 people had crossed the bridge in April.");
    expect(
      findAgain(TEXT.replace("The mayor said that 5,000 people had crossed the bridge in April. ", ""), passage),
    ).toBeNull();
    const other = TEXT.replace(
      passage.exact,
      "Three boats were lost, and the ferry will be sold to a yard in the south.",
    );
    expect(findAgain(other, passage)).toBeNull();
    expect(findAgain("Something else altogether.", passage)).toBeNull();
    expect(findAgain("", passage)).toBeNull();
  });

  test("that is short is not found by its words alone", () => {
    const passage = select(TEXT, "two");
    expect(findAgain("Somebody saw two boats and two cars.", passage)).toBeNull();
    expect(wordsAt(`So. ${TEXT}`, findAgain(`So. ${TEXT}`, passage))).toBe("two");
  });

  test("never splits a visible character", () => {
    const text = "Her family 👩‍👩‍👧 came with the flag 🇦🇲 to the bridge, and e\u0301lite guests too.";
    const passage = select(text, "👩‍👩‍👧 came with the flag 🇦🇲");
    const changed = `Later: ${text.replace("came", "went")}`;
    const found = findAgain(changed, passage);
    expect(wordsAt(changed, found)).toBe("👩‍👩‍👧 went with the flag 🇦🇲");
  });
});

describe("the invisible marks that programs hide in a text", () => {
  test("are not in it: a wrapper of content credentials, zero-width spaces, soft hyphens", () => {
    const wrapped = `The bridge\ufeff${String.fromCodePoint(0xfe00, 0xfe01, 0xe0100, 0xe0155)} is op\u00aden.\u200b`;
    expect(normaliseText(wrapped)).toBe("The bridge is open.");
    // What makes a picture of a sign, or joins people to a family, is seen.
    expect(normaliseText("❤️ and 👩‍👩‍👧 and 葛󠄀")).toBe("❤️ and 👩‍👩‍👧 and 葛󠄀");
  });
});

const VOCABULARIES = {
  en: "the a bridge mayor said that city council would open close by March million people voted against tax new old".split(
    " ",
  ),
  hy: "կամուրջը քաղաքապետն ասաց որ խորհուրդը կբացի մարտին միլիոն մարդ դեմ քվեարկեց հարկը նոր հին գետ".split(" "),
  ar: "قال رئيس البلدية إن الجسر سيفتح في مارس مليون شخص صوتوا ضد الضريبة الجديدة".split(" "),
  hi: "पुल के महापौर ने कहा कि शहर परिषद मार्च में खोलेगी लाख लोग".split(" "),
  zh: "桥 市长 说 城市 议会 将 在 三月 开放 百万 人 投票 反对 税 新 旧 河".split(" "),
  signs: "👩‍👩‍👧 👍🏽 🇦🇲 e\u0301a 😀 n\u0303o \u200dx ok 🧑‍🚒 fine\r\n".split(" "),
} as const;
type Script = keyof typeof VOCABULARIES;

const sentenceIn = (script: Script) =>
  fc
    .array(
      fc.oneof(
        { weight: 12, arbitrary: fc.constantFrom(...VOCABULARIES[script]) },
        { weight: 1, arbitrary: fc.nat(3_000).map(String) },
      ),
      {
        minLength: 4,
        maxLength: 16,
      },
    )
    .map((words) => `${words.join(script === "zh" ? "" : " ")}${script === "zh" ? "。" : "."}`);

const story = fc.constantFrom(...(Object.keys(VOCABULARIES) as Script[])).chain((script) =>
  fc.record({
    text: fc
      .array(sentenceIn(script), { minLength: 4, maxLength: 40 })
      .map((sentences) => normaliseText(sentences.join(script === "hy" ? "\n" : " "))),
    from: fc.double({ min: 0, max: 0.95, noNaN: true }),
    length: fc.integer({ min: 4, max: 300 }),
    edits: fc.array(
      fc.record({
        at: fc.double({ min: 0, max: 1, noNaN: true }),
        removed: fc.oneof(fc.constant(0), fc.integer({ min: 0, max: 20 }), fc.integer({ min: 0, max: 250 })),
        added: fc.oneof(
          fc.constant(""),
          sentenceIn(script),
          fc.constantFrom(" ", "\u200b", "17", ...VOCABULARIES[script]),
        ),
      }),
      { maxLength: 9 },
    ),
  }),
);

type Edit = { at: number; removed: number; added: string };

/** The text after the edits, what of the passage is left there, and from where to where. */
function edited(text: string, first: number, last: number, edits: readonly Edit[]) {
  let [out, at, kept, from, until] = ["", 0, 0, -1, -1];
  const copyTo = (end: number) => {
    const [a, b] = [Math.max(at, first), Math.min(end, last)];
    if (b > a) {
      if (from < 0) from = out.length + a - at;
      until = out.length + b - at;
      kept += b - a;
    }
    out += text.slice(at, end);
    at = end;
  };
  for (const edit of [...edits].sort((a, b) => a.at - b.at)) {
    const place = Math.floor(edit.at * text.length);
    if (place < at) continue;
    copyTo(place);
    at = Math.min(text.length, place + edit.removed);
    out += edit.added;
  }
  if (at < text.length) copyTo(text.length);
  return { out, kept, from, until };
}

describe("under random edits, in any script", () => {
  test("what is called sure is the passage, and a passage that nobody touched is found", () => {
    let [seen, found, untouched, untouchedFound] = [0, 0, 0, 0];
    fc.assert(
      fc.property(story, ({ text, from: part, length, edits }) => {
        const begin = Math.floor(part * text.length);
        const passage = selectPassage(text, codePointOffset(text, begin), codePointOffset(text, begin + length));
        fc.pre(passage.exact.length >= 3);
        const first = utf16Offset(text, passage.start);
        const { out, kept, from, until } = edited(text, first, first + passage.exact.length, edits);
        const again = findAgain(out, passage);
        seen += 1;
        if (kept === passage.exact.length && until - from === kept) {
          untouched += 1;
          if (again) untouchedFound += 1;
        }
        if (!again) return;
        found += 1;
        expect(again.end).toBeGreaterThan(again.start);
        expect(again.sureness).toBeGreaterThan(0);
        if (again.sureness < SURE) return;
        const [foundFrom, foundUntil] = [utf16Offset(out, again.start), utf16Offset(out, again.end)];
        // The same words with the same neighbours were put back by the edits: nobody can tell them from the passage.
        const isAgainTheSame = out.slice(foundFrom, foundUntil) === passage.exact;
        if (from < 0) expect(isAgainTheSame).toBe(true);
        else if (!isAgainTheSame) expect(Math.min(foundUntil, until)).toBeGreaterThan(Math.max(foundFrom, from));
        else expect(again.how).not.toBe("fuzzy");
      }),
      { numRuns: 1_500, seed: 20_261_128 },
    );
    expect(seen).toBeGreaterThan(1_000);
    expect(found).toBeGreaterThan(seen / 2);
    expect(untouchedFound / untouched).toBeGreaterThan(0.98);
  }, 60_000);
});
