import { createHash } from "node:crypto";
import { expect, test } from "vitest";
import { canonicalText } from "#server/receipts/verification/canonical-text";
import { knownRule, RULE, RULE_VERSION } from "#server/verdicts/rules";

const hashOf = (constants: object) => createHash("sha256").update(canonicalText(constants)).digest("hex");

test("receipts of the first rule are still known, with the numbers that they were signed with", () => {
  const first = knownRule("bridging-1");
  expect(hashOf(first?.constants ?? {})).toBe("9c5e7e05e5e590a3788580ad426437534b42fa9564045e0a67efcb40f77f947c");
  expect(first?.rule).toEqual({ ...RULE, small: 0, ringTogether: 0 });
});

test("receipts of today's rule are known, and those of a rule that nobody made are not", () => {
  expect(knownRule(RULE_VERSION)?.rule).toEqual(RULE);
  expect(hashOf(knownRule(RULE_VERSION)?.constants ?? {})).toBe(hashOf(RULE));
  expect(knownRule("bridging-0")).toBeUndefined();
});
