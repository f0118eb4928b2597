import { describe, expect, test } from "vitest";
import { findCopyRings, shareVotes } from "#server/verdicts/engine/copy-rings";
import { gatherElectorate } from "#server/verdicts/engine/electorate";
import { RULE } from "#server/verdicts/engine/rule";
import { evaluateConsensus } from "#tests/eval/consensus";
import { copyRing } from "#tests/simulation/attacks";
import { chanceFrom } from "#tests/simulation/chance";
import { isRight } from "#tests/simulation/count-verdicts";
import { type Simulation, simulate, TABLE_MAKEUP, withAccounts } from "#tests/simulation/electorates";
import { electorateOf, judgeSimulation } from "#tests/simulation/judge-simulation";

const CLAIMS = 40;
const BASE = simulate({ ...TABLE_MAKEUP, reviewers: 80, claims: CLAIMS, minority: 0.4, seed: 21 });

/** Accounts that submit one sheet of twenty ballots, each with some of its ballots changed. */
function withRing(base: Simulation, accounts: number, changes: number, seed: number): Simulation {
  const chance = chanceFrom(seed);
  const sheet = Array.from({ length: 20 }, (_, n) => ({ item: 2 * n, option: chance.below(8), weight: 1 }));
  const copies = Array.from({ length: accounts }, () => {
    const changed = new Set(Array.from({ length: changes }, () => chance.below(20)));
    return sheet.map((ballot, n) => (changed.has(n) ? { ...ballot, option: (ballot.option + 1) % 8 } : ballot));
  });
  return withAccounts(base, copies);
}

const ringsOf = (simulation: Simulation) => Array.from(judgeSimulation(simulation).rings);

describe("copy rings", () => {
  test("are not found among honest reviewers", () => {
    expect(new Set(ringsOf(BASE))).toEqual(new Set([-1]));
  });

  test("are found when copies slip, each for itself", () => {
    const rings = ringsOf(withRing(withRing(BASE, 6, 1, 5), 5, 1, 6));
    expect(rings).toEqual([...Array(80).fill(-1), ...Array(6).fill(0), ...Array(5).fill(1)]);
  });

  test("are found by eight common ballots among many that nobody else cast", () => {
    const shared = Array.from({ length: 8 }, (_, n) => ({ item: 5 * n, option: n % 2 === 0 ? 7 : 5, weight: 1 }));
    const own = (account: number) =>
      Array.from({ length: 12 }, (_, n) => ({ item: CLAIMS + 12 * account + n, option: (account + n) % 8, weight: 1 }));
    const base = { ...BASE, claims: [...BASE.claims, ...BASE.claims] };
    const accounts = [0, 1, 2].map((account) => [...shared, ...own(account)]);
    expect(ringsOf(withAccounts(base, accounts))).toEqual([...Array(80).fill(-1), 0, 0, 0]);
  });

  test("are not seen in accounts that differ on every fourth ballot", () => {
    expect(Math.max(...ringsOf(withRing(BASE, 6, 7, 5)))).toBe(-1);
  });

  test("are found among ten thousand equal sheets, compared once for all", () => {
    const people = 10_000;
    const claims = 20;
    const others = 40;
    const chance = chanceFrom(4);
    const rows = Array.from({ length: (people + others) * claims }, (_, n) => {
      const reviewer = Math.floor(n / claims);
      const item = n % claims;
      return { reviewer, item, option: reviewer < people ? (item * 5) % 8 : chance.below(8) };
    });
    const electorate = gatherElectorate(new Uint8Array(claims), people + others, {
      reviewer: rows.map((row) => row.reviewer),
      item: rows.map((row) => row.item),
      option: rows.map((row) => row.option),
      weight: new Float64Array(rows.length).fill(1),
    });
    const everybody = new Float64Array(people + others).fill(1);
    const rings = findCopyRings(electorate, everybody, everybody, RULE);
    expect(new Set(rings.subarray(0, people))).toEqual(new Set([0]));
    const shared = shareVotes(electorate, rings);
    expect(shared.weight[0]).toBeCloseTo(1 / people, 12);
  });
});

/** Compares every pair, as the specification words it. */
function comparedPairByPair(simulation: Simulation): number[] {
  const electorate = electorateOf(simulation);
  const { reviewers, starts, item, code } = electorate;
  const sheets = Array.from({ length: reviewers }, (_, u) => {
    const ballots = Array.from({ length: (starts[u + 1] ?? 0) - (starts[u] ?? 0) }, (_, n) => (starts[u] ?? 0) + n);
    return new Map(ballots.map((k) => [item[k], code[k]]));
  });
  return sheets.map((sheet, u) => {
    const near = sheets.filter((other, v) => {
      const common = v === u ? [] : [...sheet].filter(([j]) => other.has(j));
      const alike = common.filter(([j, option]) => other.get(j) === option).length;
      return common.length >= RULE.ringMinCommon && alike >= RULE.ringMatch * common.length;
    });
    return near.length;
  });
}

test("nobody is in a ring without a reviewer nine of ten of whose common ballots are alike, and no such ring is missed", () => {
  for (const seed of [1, 2, 3, 4, 5]) {
    const simulation = withRing(simulate({ ...TABLE_MAKEUP, reviewers: 60, claims: CLAIMS, seed }), 4 + seed, 1, seed);
    const near = comparedPairByPair(simulation);
    const rings = ringsOf(simulation);
    for (const [u, ring] of rings.entries()) if (ring >= 0) expect(near[u]).toBeGreaterThan(0);
    expect(rings.slice(60)).toEqual(Array(4 + seed).fill(0));
  }
});

describe("forty identical short sheets", () => {
  /** Thirteen ballots are too few for two of them to be more alike than chance among so many. */
  const base = simulate({ reviewers: 60, claims: CLAIMS, votesEach: 18, minority: 0.5, seed: 5 });
  const target = 6;
  const attacked = copyRing(base, [target], 40, 500 + target);

  test("are one voice: together they show what no two of them do", () => {
    const pairsOnly = judgeSimulation(attacked, { ...RULE, ringTogether: 0 });
    expect(new Set(pairsOnly.rings)).toEqual(new Set([-1]));
    const { status, option } = pairsOnly.decisions[target] ?? {};
    expect(status).toBe("consensus");
    const claim = base.claims[target];
    expect(claim && isRight(claim, option ?? 0)).toBe(false);

    const judgement = judgeSimulation(attacked);
    expect(Array.from(judgement.rings)).toEqual([...Array(60).fill(-1), ...Array(40).fill(0)]);
    expect(judgement.decisions[target]?.status).not.toBe("consensus");
  });

  test("as the vector has them", async () => {
    const { failed, result } = await evaluateConsensus(`${import.meta.dirname}/../../../eval/vectors`);
    expect(result.failures).toEqual([]);
    expect(failed).toBe(false);
  });

  test("honest reviewers are not taken for one voice, in a small newsroom or a large one, of one camp or two", () => {
    let people = 0;
    let inRings = 0;
    for (const [reviewers, claims, minority] of [
      [12, 10, 0.5],
      [20, 10, 0],
      [30, 20, 0],
      [80, 40, 0.4],
    ] as const) {
      for (let seed = 1; seed <= 20; seed++) {
        const honest = simulate({ reviewers, claims, votesEach: Math.round(0.9 * claims), minority, seed });
        people += reviewers;
        inRings += ringsOf(honest).filter((ring) => ring >= 0).length;
      }
    }
    expect(inRings / people).toBeLessThan(0.005);
  });
});
