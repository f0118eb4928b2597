import fc from "fast-check";
import { describe, expect, test, vi } from "vitest";
import { type Agreement, measureAgreement, type Placement, SIDES } from "#server/verdicts/engine/agreement";
import { type Electorate, gatherElectorate, measureExperience } from "#server/verdicts/engine/electorate";
import { codeOf, FAMILIES, OPTIONS } from "#server/verdicts/engine/families";
import { type Judgement, judge } from "#server/verdicts/engine/judge";
import { placeReviewers } from "#server/verdicts/engine/place-reviewers";
import { RULE, type Rule } from "#server/verdicts/engine/rule";
import { trustOfReviewers } from "#server/verdicts/engine/viewpoints";
import { ALONE } from "#server/verdicts/engine/workers";
import { chanceFrom } from "#tests/simulation/chance";
import { type SimulatedBallot, type Simulation, simulate, withAccounts } from "#tests/simulation/electorates";
import { judgeSimulation } from "#tests/simulation/judge-simulation";

/** Searched to the end, so that two ways to the same answer end at the same numbers. */
const EXACT: Rule = { ...RULE, tol: 1e-11, maxIter: 20_000 };
const rules = fc.constantFrom<Rule>(EXACT, { ...EXACT, ground: 0 });
const CLOSE = 6;
const SCALE = 5;
const RUNS = 12;
/** Milliseconds: a slow machine that does something else besides is no failure. */
const PATIENCE = 60_000;
vi.setConfig({ testTimeout: PATIENCE });

const makeups = fc.record({
  seed: fc.integer({ min: 1, max: 1e6 }),
  reviewers: fc.integer({ min: 20, max: 90 }),
  claims: fc.integer({ min: 8, max: 30 }),
  votesEach: fc.integer({ min: 5, max: 15 }),
  minority: fc.constantFrom(0, 0.2, 0.5),
});
const simulations = makeups.map(simulate);

/** The numbers from 0 up to `count` in an order that depends on the seed alone. */
function shuffled(count: number, seed: number): number[] {
  const chance = chanceFrom(seed);
  return Array.from({ length: count }, (_, n) => ({ n, key: chance.even() }))
    .sort((a, b) => a.key - b.key)
    .map(({ n }) => n);
}

const renamed = (simulation: Simulation, change: (ballot: SimulatedBallot) => SimulatedBallot): Simulation => ({
  ...simulation,
  ballots: simulation.ballots.map(change),
});

const ofItem = (values: ArrayLike<number>, item: number) =>
  Array.from({ length: OPTIONS }, (_, o) => values[item * OPTIONS + o] ?? 0);

/** Whether two options have the same of what decides, so that the rule for ties chose between them. */
function isTied({ agreement, decisions }: Judgement, item: number): boolean {
  const measure = ofItem(decisions[item]?.basis === "plain" ? agreement.plain : agreement.lower, item);
  const sorted = [...measure].sort((a, b) => b - a);
  return (sorted[0] ?? 0) - (sorted[1] ?? 0) < 1e-7;
}

describe("whoever counts, the result is the same", () => {
  test("in whatever order reviewers, claims and ballots come", () => {
    fc.assert(
      fc.property(simulations, rules, fc.integer({ min: 1, max: 1e6 }), (simulation, rule, seed) => {
        const reviewers = shuffled(simulation.reviewers.length, seed);
        const claims = shuffled(simulation.claims.length, seed + 1);
        const moved = renamed(simulation, (ballot) => ({
          ...ballot,
          reviewer: reviewers[ballot.reviewer] ?? 0,
          item: claims[ballot.item] ?? 0,
        }));
        moved.ballots.reverse();
        const before = judgeSimulation(simulation, rule);
        const after = judgeSimulation(moved, rule);
        expect(after.axis.state).toBe(before.axis.state);
        expect(after.axis2.state).toBe(before.axis2.state);
        before.decisions.forEach((decision, item) => {
          const there = after.decisions[claims[item] ?? 0];
          expect(there?.status).toBe(decision.status);
          expect(there?.option).toBe(decision.option);
          expect(there?.score).toBeCloseTo(decision.score, CLOSE);
          expect(there?.margin).toBeCloseTo(decision.margin, CLOSE);
        });
      }),
      { numRuns: RUNS },
    );
  });

  test("turning the scale round turns the verdict round", () => {
    const mirror = (option: number) => (option < SCALE ? SCALE - 1 - option : option);
    fc.assert(
      fc.property(simulations, rules, (simulation, rule) => {
        const turned = renamed(simulation, (ballot) => ({ ...ballot, option: mirror(ballot.option) }));
        const before = judgeSimulation(simulation, rule);
        const after = judgeSimulation(turned, rule);
        before.decisions.forEach((decision, item) => {
          const there = after.decisions[item];
          for (const measure of ["lower", "upper", "plain", "aside", "asideAll"] as const) {
            ofItem(before.agreement[measure], item).forEach((value, option) => {
              expect(after.agreement[measure][item * OPTIONS + mirror(option)]).toBeCloseTo(value, CLOSE);
            });
          }
          if (isTied(before, item)) return;
          expect(there?.status).toBe(decision.status);
          expect(there?.option).toBe(decision.option === null ? null : mirror(decision.option));
        });
      }),
      { numRuns: RUNS },
    );
  });
});

/** A simulation as stage B sees it, with everyone's place as the whole run found it. */
function staged(simulation: Simulation) {
  const judgement = judgeSimulation(simulation);
  const { electorate, places, axis, axis2 } = judgement;
  const placement: Placement = { axis, places, axis2, view2Without: judgement.view2Without };
  const experience = measureExperience(electorate, RULE);
  const measure = (changed: Electorate) =>
    measureAgreement(ALONE, changed, experience, placement, RULE, judgement.ground);
  return { electorate, measure, agreement: judgement.agreement, judgement };
}

const withBallot = (electorate: Electorate, k: number, option: number, weight: number): Electorate => {
  const changed = { ...electorate, code: electorate.code.slice(), weight: electorate.weight.slice() };
  changed.code[k] = codeOf(electorate.family[electorate.item[k] ?? 0] ?? 0, option);
  changed.weight[k] = weight;
  return changed;
};

const lowerOfSide = ({ sideAgreement, sideVotes }: Agreement, item: number, side: number, option: number): number => {
  const votes = sideVotes[item * SIDES + side] ?? 0;
  return ((sideAgreement[(item * SIDES + side) * OPTIONS + option] ?? 0) * votes) / (votes + RULE.kappa);
};

const attempts = fc.record({
  simulation: simulations,
  pick: fc.nat(),
  option: fc.integer({ min: 0, max: OPTIONS - 1 }),
  weight: fc.constantFrom(0, 0.5, 0.8, 1),
});

describe("within the count of a claim", () => {
  test("one account moves the agreement of a side by one voter among its voters and one more, at most", () => {
    fc.assert(
      fc.property(attempts, ({ simulation, pick, option, weight }) => {
        const { electorate, measure, agreement } = staged(simulation);
        const k = pick % electorate.ballots;
        const item = electorate.item[k] ?? 0;
        const after = measure(withBallot(electorate, k, option, weight));
        for (let side = 0; side < agreement.sides; side++) {
          const votes = agreement.sideVotes[item * SIDES + side] ?? 0;
          for (let o = 0; o < OPTIONS; o++) {
            const moved = lowerOfSide(after, item, side, o) - lowerOfSide(agreement, item, side, o);
            expect(Math.abs(moved)).toBeLessThanOrEqual(1 / (votes + RULE.kappa) + 1e-12);
          }
        }
        const least = Math.min(
          ...Array.from({ length: agreement.sides }, (_, s) => agreement.sideVotes[item * SIDES + s] ?? 0),
        );
        for (let o = 0; o < OPTIONS; o++) {
          const moved = (after.lower[item * OPTIONS + o] ?? 0) - (agreement.lower[item * OPTIONS + o] ?? 0);
          expect(Math.abs(moved)).toBeLessThanOrEqual(1 / (least + RULE.kappa) + 1e-12);
        }
      }),
      { numRuns: 4 * RUNS },
    );
  });

  test("a vote for an option never lowers it, nor does more weight on it", () => {
    fc.assert(
      fc.property(attempts, ({ simulation, pick, option, weight }) => {
        const { electorate, measure } = staged(simulation);
        const k = pick % electorate.ballots;
        const at = (electorate.item[k] ?? 0) * OPTIONS + option;
        const other = ((electorate.code[k] ?? 0) + 1) % OPTIONS;
        const before = measure(withBallot(electorate, k, other, weight));
        const changed = measure(withBallot(electorate, k, option, weight));
        const heavier = measure(withBallot(electorate, k, option, 1));
        for (const numbers of ["estimate", "lower", "upper"] as const) {
          expect(changed[numbers][at]).toBeGreaterThanOrEqual((before[numbers][at] ?? 0) - 1e-12);
        }
        for (const numbers of ["lower", "upper"] as const) {
          expect(heavier[numbers][at]).toBeGreaterThanOrEqual((changed[numbers][at] ?? 0) - 1e-12);
        }
      }),
      { numRuns: 4 * RUNS },
    );
  });

  test("nobody's side and weight on a claim depends on their own vote on it", () => {
    fc.assert(
      fc.property(attempts, ({ simulation, pick, option }) => {
        const { electorate, judgement } = staged(simulation);
        const k = pick % electorate.ballots;
        const trust = trustOfReviewers(electorate, measureExperience(electorate, RULE), RULE);
        const changed = placeReviewers(ALONE, withBallot(electorate, k, option, 1), trust, judgement.theta, RULE);
        expect(changed.viewWithout[k]).toBeCloseTo(judgement.places.viewWithout[k] ?? 0, 9);
        expect(changed.reliabilityWithout[k]).toBeCloseTo(judgement.places.reliabilityWithout[k] ?? 0, 9);
      }),
      { numRuns: 2 * RUNS },
    );
  });
});

test("accounts with one ballot change no number of the bridging count, and nothing but provisional verdicts", () => {
  fc.assert(
    fc.property(
      simulations,
      fc.array(fc.record({ pick: fc.nat(), option: fc.integer({ min: 0, max: OPTIONS - 1 }) }), {
        minLength: 1,
        maxLength: 60,
      }),
      (simulation, accounts) => {
        const votes = new Map<number, number>();
        for (const { item } of simulation.ballots) votes.set(item, (votes.get(item) ?? 0) + 1);
        const known = [...votes].filter(([, count]) => count >= RULE.minItemVotes).map(([item]) => item);
        const sheets = accounts.map(({ pick, option }) => [
          { item: known[pick % known.length] ?? 0, option, weight: 1 },
        ]);
        const before = judgeSimulation(simulation);
        const after = judgeSimulation(withAccounts(simulation, sheets));
        for (const numbers of ["estimate", "lower", "upper", "aside", "asideAll", "sideVotes"] as const) {
          expect(after.agreement[numbers]).toEqual(before.agreement[numbers]);
        }
        expect(after.axis).toEqual(before.axis);
        before.decisions.forEach((decision, item) => {
          const there = after.decisions[item];
          if (decision.basis === "plain" && there?.basis === "plain") return;
          expect(there).toEqual(decision);
        });
      },
    ),
    { numRuns: 2 * RUNS },
  );
});

/** Every number that a judgement holds. */
const numbersOf = ({ agreement, theta, places, axis, axis2, decisions }: Judgement): number[] => [
  ...theta,
  ...Object.values(agreement).flatMap((value) => (typeof value === "number" ? value : Array.from(value))),
  ...Object.values(places).flatMap((value) => Array.from(value ?? [])),
  ...[axis, axis2, ...decisions].flatMap((part) => Object.values(part).filter((value) => typeof value === "number")),
];

const judged = (families: number[], reviewers: number, ballots: readonly (readonly [number, number, number])[]) =>
  judge(
    gatherElectorate(families, reviewers, {
      reviewer: ballots.map(([reviewer]) => reviewer),
      item: ballots.map(([, item]) => item),
      option: ballots.map(([, , option]) => option),
      weight: ballots.map(() => 1),
    }),
    { ...RULE, lenientVar: 0.1 },
  );

const expectFinite = (judgement: Judgement) =>
  expect(numbersOf(judgement).filter((n) => !Number.isFinite(n))).toEqual([]);

describe("every number is a number", () => {
  test.each([
    ["no items, reviewers or ballots", [], 0, []],
    ["items without ballots", [0, 1], 3, []],
    ["one ballot", [0], 1, [[0, 0, 3]]],
    ["the same ballot ten thousand times", [0], 1, Array(10_000).fill([0, 0, 3])],
    ["ten thousand reviewers who say one thing", [0], 10_000, Array.from({ length: 10_000 }, (_, u) => [u, 0, 3])],
    [
      "ten thousand reviewers of one opinion on six claims",
      [0, 0, 0, 1, 1, 0],
      10_000,
      Array.from({ length: 60_000 }, (_, n) => [Math.floor(n / 6), n % 6, (n % 6) % 3]),
    ],
    [
      "all equal",
      [0, 0, 0, 0, 0, 0, 0, 0, 0, 0],
      9,
      Array.from({ length: 90 }, (_, n) => [Math.floor(n / 10), n % 10, 0]),
    ],
    [
      "two halves",
      [0, 0, 0, 0, 0, 0],
      12,
      Array.from({ length: 72 }, (_, n) => [n % 12, Math.floor(n / 12), n % 2 === 0 ? 0 : 4]),
    ],
  ] as [string, number[], number, [number, number, number][]][])("%s", (_, families, reviewers, ballots) => {
    expectFinite(judged(families, reviewers, ballots));
  });

  test("whatever is voted", () => {
    const ballots = fc.array(fc.tuple(fc.nat(7), fc.nat(9), fc.nat(OPTIONS - 1)), { maxLength: 80 });
    fc.assert(
      fc.property(fc.array(fc.nat(1), { minLength: 10, maxLength: 10 }), ballots, (families, rows) => {
        const within = rows.map(([u, j, o]) => [u, j, o % (FAMILIES[families[j] ?? 0]?.options.length ?? 1)] as const);
        expectFinite(judged(families, 8, within));
      }),
      { numRuns: 100 },
    );
  });
});
