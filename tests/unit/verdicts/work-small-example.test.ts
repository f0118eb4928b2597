import { expect, test } from "vitest";
import { workSmallExample } from "#server/verdicts/work-small-example";

test("the small group of the methodology page agrees by what its reviewers say, and not by votes alone", () => {
  const example = workSmallExample();
  expect(example.isAgreed).toBe(true);
  expect(example.isAgreedWithout).toBe(false);
  expect(example.rating).toBe("false");
  expect(example.sides.map(({ votes }) => votes.length)).toEqual([4, 4]);
  expect(example.votes).toBeGreaterThanOrEqual(example.need);
  expect(example.lead).toBeGreaterThanOrEqual(example.leadNeeded);
  expect(example.sure).toBeCloseTo(0.92, 2);
});
