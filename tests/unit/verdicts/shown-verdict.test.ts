import { describe, expect, test } from "vitest";
import { RATINGS } from "#db/vocabulary";
import { CLAIM, FAMILIES } from "#server/verdicts/engine/families";
import { optionOf, ratingOf, shownVerdict } from "#server/verdicts/rules";

describe("what is shown of a verdict", () => {
  test.each([
    ["nothing where nobody voted", "none", null, null, "open", null],
    ["a leaning as provisional", "provisional", 3, null, "provisional", "mostly_false"],
    ["an agreement that must still last as provisional", "consensus", 4, null, "provisional", "false"],
    ["an agreement that has lasted", "consensus", 4, 4, "agreed", "false"],
    ["the old agreement while another must still last", "consensus", 0, 4, "agreed", "false"],
    ["the agreement while its loss must still last", "contested", null, 4, "agreed", "false"],
    ["that the sides disagree", "contested", null, null, "contested", null],
  ] as const)("is %s", (_, status, option, agreed, state, rating) => {
    expect(shownVerdict({ status, option }, { option: agreed })).toEqual({ state, rating });
  });

  test("names the ratings in the order in which the engine has them", () => {
    expect(RATINGS.map((rating) => ratingOf(optionOf(rating)))).toEqual([...RATINGS]);
    expect(FAMILIES[0]).toBe(CLAIM);
    expect(ratingOf(null)).toBeNull();
    expect(optionOf(null)).toBeNull();
  });
});
