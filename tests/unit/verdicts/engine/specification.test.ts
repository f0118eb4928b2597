import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { RULE } from "#server/verdicts/engine/rule";

const SPECIFICATION = readFileSync(`${import.meta.dirname}/../../../../docs/consensus.md`, "utf8");

test("the specification states every number of the rule as the engine has it", () => {
  const rows = SPECIFICATION.matchAll(/^\| (\w+)(?: \([^)]*\))? \| ([\d.]+) \|/gm);
  const stated = Object.fromEntries(Array.from(rows, ([, name = "", value]) => [name, Number(value)]));
  expect(stated).toEqual(expect.objectContaining(RULE));
});
