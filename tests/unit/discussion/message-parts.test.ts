import { describe, expect, test } from "vitest";
import { handlesIn, partsOf } from "#server/discussion/rules";

const shown = (text: string) => partsOf(text).map((parts) => parts.map((part) => `${part.kind}:${part.text}`));

describe("a message", () => {
  test("names members and sources, leads to addresses without the full stop after them, and quotes", () => {
    expect(
      shown("@anush Is S2, or S12, the one at https://city.example/log_(2023).pdf?\n> Closed on Tuesday.\nYes."),
    ).toEqual([
      [
        "member:anush",
        "words: Is ",
        "source:2",
        "words:, or ",
        "source:12",
        "words:, the one at ",
        "link:https://city.example/log_(2023).pdf",
        "words:?",
      ],
      ["quote:Closed on Tuesday."],
      ["words:Yes."],
    ]);
  });

  test("takes nothing for a name, a source or an address that is none", () => {
    for (const text of ["anush@example.org", "US2 and S2a", "javascript:alert(1)", "@ab", "http:/no", "@@anush"]) {
      expect(shown(text)).toEqual([[`words:${text}`]]);
    }
  });

  test("names each member once, in any script", () => {
    expect(handlesIn("@անուշ @nino @anush_2 @nino.")).toEqual(["անուշ", "nino", "anush_2"]);
  });

  test("is read in a time that grows with its length, whatever is typed", () => {
    for (const text of ["@".repeat(50_000), "http://".repeat(9_000), "S1".repeat(30_000), ">\n".repeat(30_000)]) {
      expect(
        partsOf(text)
          .flat()
          .map((part) => part.text)
          .join("").length,
      ).toBeLessThanOrEqual(text.length);
    }
  });
});
