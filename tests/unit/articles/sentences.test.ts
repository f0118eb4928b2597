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

  /** Sentences in which a full stop ends nothing, or something else ends one. `|` stands between two sentences. */
  const TRAPS: Record<string, string[]> = {
    en: [
      "Gen. Anna Moss told the U.S. Senate on Jan. 5 that No. 7 was safe. | It cost approx. $5.1 billion.",
      "“Was it you?” asked the judge. | She said nothing. | 2019 was long ago.",
      "The fund of J. R. Cole Inc. was closed at 3 p.m. | Nobody noticed.",
      "They waited... and then they left. | eBay paid for it.",
    ],
    de: [
      "Am 7. März kamen ca. 2,5 Mio. Gäste. | Die 3. Brücke blieb zu.",
      "„Stimmt das?“, fragte Dr. Weber. | Er schwieg.",
    ],
    fr: [
      "« Est-ce vrai ? » a demandé M. Petit. | Mme Roy n'a rien dit.",
      "L'art. 12 de 1998 s'applique. | C'est tout.",
    ],
    es: ["El Dr. Ruiz llegó de EE. UU. ayer. | ¿Vino solo? | —Sí —dijo."],
    ru: [
      "В 1991 г. на ул. Мира жили 20 тыс. человек. | А. П. Чехов не был там.",
      "«Кто там?» — спросил он. | Ответа не было.",
    ],
    hy: ["Ա. Գ. Պետրոսյանը եկավ: | Բոլորը լռեցին։", "2015 թ. մայիսին դպրոցը փակվեց։ | Ինչո՞ւ։"],
    az: ["Prof. R. Quliyev gəldi. | O, 2,5 mln. manat dedi.", "“Düzdür?” - deyə soruşdu. | Heç kim cavab vermədi."],
    tr: ["12. Cumhurbaşkanı geldi. | Prof. Dr. K. Demir konuştu.", "“Doğru mu?” diye sordu. | Kimse bilmiyordu."],
    ar: ["قال د. سامي إن الجسر مغلق. | ثم صمت.", "هل هذا صحيح؟ | نعم."],
    zh: ["“是真的吗？”记者问。|没人回答。", "他停了一下……|然后走了。"],
  };

  test.each(Object.entries(TRAPS).flatMap(([language, traps]) => traps.map((trap) => [language, trap] as const)))(
    "end where a reader of %s sees them end: %s",
    (language, trap) => {
      const wanted = trap.split("|").map((sentence) => sentence.trim());
      const text = wanted.join(language === "zh" ? "" : " ");
      expect(
        sentencesOf(text, language)
          .flat()
          .map((sentence) => sentence.text),
      ).toEqual(wanted);
    },
  );

  test("are found in a long line in time that grows with its length alone", () => {
    for (const piece of ["a. ", "». ", "A. B. ", "“x” ", "1. ", "…… ", "։։ ", "' "]) {
      expect(sentencesOf(piece.repeat(20_000), "en").flat().length).toBeGreaterThan(0);
    }
  }, 20_000);
});
