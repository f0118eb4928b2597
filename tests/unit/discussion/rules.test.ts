import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { replacementsOf, withReplacement } from "#server/discussion/rules";

describe("what somebody changed in a text", () => {
  const text = "It was open in March. It was open to cars in May.";

  test("is one replacement for each place, with the words around it that make it the only one of its kind", () => {
    expect(replacementsOf(text, "It was open in March. It was open to cars in June.")).toEqual([
      { exact: "May", replacement: "June" },
    ]);
    const twice = replacementsOf(text, "It was shut in March. It was open to all cars in May.") ?? [];
    expect(twice).toHaveLength(2);
    expect(twice.map((one) => withReplacement(text, one))).toEqual([
      "It was shut in March. It was open to cars in May.",
      "It was open in March. It was open to all cars in May.",
    ]);
  });

  test("is one place where words side by side were changed", () => {
    expect(replacementsOf("open to pedestrians only.", "open to people on foot only.")).toEqual([
      { exact: "pedestrians ", replacement: "people on foot " },
    ]);
  });

  test("is nothing where nothing was", () => {
    expect(replacementsOf(text, text)).toEqual([]);
  });

  test("put in one after another gives the text as it was edited, wherever the places do not overlap", () => {
    const words = fc.array(fc.constantFrom("open", "shut", "the", "bridge", "in", "March"), {
      minLength: 3,
      maxLength: 30,
    });
    fc.assert(
      fc.property(words, words, (before, after) => {
        const edited = after.join(" ");
        for (const one of replacementsOf(before.join(" "), edited) ?? []) {
          expect(withReplacement(before.join(" "), one)).not.toBeNull();
        }
      }),
      { numRuns: 100 },
    );
  });
});

test("suggested words are put in where they stand once, and nowhere otherwise", () => {
  expect(withReplacement("a bridge", { exact: "a", replacement: "the" })).toBe("the bridge");
  expect(withReplacement("a bridge, a road", { exact: "a", replacement: "the" })).toBeNull();
  expect(withReplacement("a bridge", { exact: "road", replacement: "street" })).toBeNull();
  expect(withReplacement("a bridge", { exact: "", replacement: "x" })).toBeNull();
});
