import { expect, test } from "vitest";
import { lieAbout, sameAccountsOnAll } from "#tests/simulation/attacks";
import { type Count, countVerdicts, RULES, rowOf } from "#tests/simulation/count-verdicts";
import { simulate, TABLE_MAKEUP } from "#tests/simulation/electorates";
import { interval } from "#tests/simulation/intervals";
import { SCENARIOS } from "#tests/simulation/scenarios";

test("an interval is the exact one: 3 of 150 is 0.4% to 5.7%, 0 of 150 up to 2.4%", () => {
  expect(interval(3, 150).map((p) => Math.round(p * 1000) / 10)).toEqual([0.4, 5.7]);
  expect(interval(0, 150).map((p) => Math.round(p * 1000) / 10)).toEqual([0, 2.4]);
  expect(interval(5, 5)[1]).toBe(1);
});

test("an electorate is the same for the same seed, of the size asked for, and every reviewer votes once on a claim", () => {
  const one = simulate({ ...TABLE_MAKEUP, seed: 5 });
  const other = simulate({ ...TABLE_MAKEUP, seed: 5 });
  expect(one).toEqual(other);
  expect(one.ballots.length / 4500).toBeCloseTo(1, 1);
  expect(new Set(one.ballots.map(({ reviewer, item }) => `${reviewer} ${item}`)).size).toBe(one.ballots.length);
});

test("a brigade is the share of the voters that it says, and lies", () => {
  const base = simulate({ ...TABLE_MAKEUP, seed: 6 });
  const voters = base.ballots.filter(({ item }) => item === 3).length;
  const attacked = sameAccountsOnAll(base, [3], 0.4);
  expect(attacked.accounts / (voters + attacked.accounts)).toBeCloseTo(0.4, 1);
  const claim = base.claims[3] ?? { truth: 0, pull: [0, 0] as const, kind: "neutral" as const, fame: 1 };
  expect(Math.abs(lieAbout(claim) - claim.truth)).toBeGreaterThanOrEqual(1);
  expect(attacked.ballots.at(-1)).toMatchObject({ item: 3, option: lieAbout(claim) });
});

test("against forty in a hundred new accounts a plurality falls and the bridging rule does not", () => {
  const trials = SCENARIOS.get("brigade 40%, one neutral target each")?.trials(7) ?? [];
  const rows = [...RULES].map(([rule, decide]) => {
    const counts = new Map<string, Count>();
    for (const trial of trials) countVerdicts(trial, decide, counts);
    return rowOf("", rule, counts.get("targets") ?? { n: 0, right: 0, false: 0 });
  });
  const of = (rule: string) => rows.find((row) => row.rule === rule);
  expect(of("plurality")?.false).toBeGreaterThan(20);
  expect(of("ours")?.false).toBe(0);
  expect(of("ours")?.right).toBeGreaterThan(70);
});
