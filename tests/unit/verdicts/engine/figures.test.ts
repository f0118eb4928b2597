import { describe, expect, test } from "vitest";
import { gatherApart, gatherElectorate } from "#server/verdicts/engine/electorate";
import { decideFigures, figuresOf, turnSides } from "#server/verdicts/engine/figures";
import { judge } from "#server/verdicts/engine/judge";
import { RULE } from "#server/verdicts/engine/rule";
import { simulate, TABLE_MAKEUP } from "#tests/simulation/electorates";
import { judgeSimulation } from "#tests/simulation/judge-simulation";

describe("the sums of a claim", () => {
  test("are enough to decide it again, on each basis and with a verdict published before", () => {
    for (const makeup of [
      TABLE_MAKEUP,
      { ...TABLE_MAKEUP, minority: 0 },
      { ...TABLE_MAKEUP, reviewers: 12, claims: 9 },
    ]) {
      const published = Array.from({ length: makeup.claims }, (_, item) => (item % 3 === 0 ? item % 8 : null));
      const { electorate, agreement, axis, decisions } = judgeSimulation(simulate(makeup), RULE, { published });
      decisions.forEach((decision, item) => {
        const figures = JSON.parse(
          JSON.stringify(figuresOf(electorate, agreement, axis.state, item, published[item] ?? null)),
        );
        const again = decideFigures(figures, RULE);
        expect(decideFigures(turnSides(figures), RULE)).toEqual(again);
        expect(again).toMatchObject({ status: decision.status, option: decision.option, basis: decision.basis });
        for (const number of ["score", "lower", "margin"] as const) {
          expect(again[number]).toBeCloseTo(decision[number], 9);
        }
      });
    }
  });
});

describe("ballots of those who are not estimated", () => {
  const family = new Uint8Array(2);
  const rows = { reviewer: [0, 1, 2, 0, 1], item: [0, 0, 0, 1, 1], option: [0, 0, 0, 4, 4], weight: [1, 1, 1, 1, 1] };

  test("count in the ordinary majority as any other, and in nothing else", () => {
    const all = judge(gatherElectorate(family, 3, rows), RULE);
    const none = judge({ ...gatherElectorate(family, 0, EMPTY), apart: gatherApart(2, rows) }, RULE);
    expect(none.decisions).toEqual(all.decisions);
    expect(none.decisions[0]).toMatchObject({ status: "provisional", option: 0, basis: "plain" });
    expect(Array.from(none.agreement.poolVotes)).toEqual([0, 0]);
    expect(figuresOf(none.electorate, none.agreement, none.axis.state, 0, null)).toMatchObject({
      ballots: 3,
      poolVotes: 0,
    });
  });

  test("are not what makes reviewers experienced, nor what moves the estimation", () => {
    const simulation = simulate({ ...TABLE_MAKEUP, seed: 3 });
    const without = judgeSimulation(simulation);
    const items = simulation.claims.length;
    const apart = gatherApart(items, {
      item: Array.from({ length: 5 * items }, (_, n) => n % items),
      option: Array.from({ length: 5 * items }, () => 0),
      weight: Array.from({ length: 5 * items }, () => 1),
    });
    const beside = judge({ ...without.electorate, apart }, RULE, {}, { rings: without.rings });
    expect(beside.axis).toEqual(without.axis);
    expect(beside.agreement.lower).toEqual(without.agreement.lower);
    expect(beside.agreement.plain).not.toEqual(without.agreement.plain);
  });
});

const EMPTY = { reviewer: [], item: [], option: [], weight: [] };
