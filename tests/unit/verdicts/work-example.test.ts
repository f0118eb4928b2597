import { expect, test } from "vitest";
import { workExample } from "#server/verdicts/work-example";

test("the worked example is the one that can be followed by hand", () => {
  const { rating, sides, lower, margin, isAgreed } = workExample();
  expect([rating, isAgreed]).toEqual(["false", true]);
  // Side A: 4 votes and two halves of 6; with the doubter of 7. Side B: 2 and two halves of 4; of 5.
  expect(sides.map(({ agreement }) => agreement)).toEqual([5 / 6, 3 / 4]);
  expect(sides.map(({ withDoubter }) => withDoubter)).toEqual([5 / 7, 3 / 5]);
  expect(lower).toBeCloseTo(3 / 5, 12);
  // The best rating that is no neighbour is “mixed”, by the halves of two votes: 1 of 7, 1 of 5.
  expect(margin).toBeCloseTo(3 / 5 - 1 / 7, 12);
});
