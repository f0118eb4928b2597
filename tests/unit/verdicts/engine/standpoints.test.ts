import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { gatherElectorate } from "#server/verdicts/engine/electorate";
import { OPTIONS } from "#server/verdicts/engine/families";
import type { Judgement } from "#server/verdicts/engine/judge";
import { RULE } from "#server/verdicts/engine/rule";
import { sideOf, sumStandpoints, UNKNOWN_SIDE } from "#server/verdicts/engine/standpoints";
import { simulate } from "#tests/simulation/electorates";
import { judgeSimulation } from "#tests/simulation/judge-simulation";
import { judgeSmall, type SmallNewsroom, smallNewsroom } from "#tests/simulation/small-newsroom";

const RUNS = 40;
const CLOSE = 9;
const SCALE = 5;

const newsrooms = fc
  .record({
    reviewers: fc.integer({ min: 6, max: 24 }),
    claims: fc.integer({ min: 4, max: 14 }),
    minority: fc.constantFrom(0, 0.3, 0.5),
    turnout: fc.constantFrom(0.5, 0.9),
    seed: fc.integer({ min: 1, max: 1e6 }),
  })
  .map(smallNewsroom);

const plain = (declared: number) => sideOf({ declared, sum: 0, answers: 0 }, RULE);

describe("where someone stands", () => {
  test("is 0.92 sure by one answer, 0.76 when leaning, and even for neither", () => {
    expect(plain(1)).toBeCloseTo(0.921350396, CLOSE);
    expect(plain(0.5)).toBeCloseTo(0.760249939, CLOSE);
    expect(plain(0)).toBe(0.5);
    expect(plain(-1)).toBeCloseTo(1 - plain(1), CLOSE);
  });

  test("is unknown without an answer and with fewer than six statements", () => {
    expect(sideOf({ declared: null, sum: 5, answers: 5 }, RULE)).toBe(UNKNOWN_SIDE);
    expect(sideOf({ declared: null, sum: 6, answers: 6 }, RULE)).toBeGreaterThan(0.99);
    expect(sideOf({ declared: null, sum: -6, answers: 6 }, RULE)).toBeLessThan(0.01);
  });
});

/** The same newsroom with ballots changed. */
const withBallots = ({ simulation, declared }: SmallNewsroom, change: SmallNewsroom["simulation"]["ballots"]) => ({
  simulation: { ...simulation, ballots: change },
  declared,
});

const sumsOf = (judgement: Judgement) => {
  if (!judgement.standpoints) throw new Error("Standpoints had no say.");
  return judgement.standpoints;
};

/** Newsrooms in which no lasting split is found, so that standpoints have a say. */
const small = newsrooms.filter((newsroom) => judgeSmall(newsroom).standpoints !== undefined);

describe("standpoints in the count", () => {
  test("switched off, or given by no one, change no number", () => {
    fc.assert(
      fc.property(newsrooms, (newsroom) => {
        const silent = { ...newsroom, declared: newsroom.declared.map(() => null) };
        const off = judgeSmall(newsroom, { ...RULE, small: 0 });
        const none = judgeSmall(silent);
        const never = judgeSimulation(newsroom.simulation);
        for (const judgement of [off, none]) {
          expect(judgement.decisions).toEqual(never.decisions);
          expect(judgement.agreement).toEqual(never.agreement);
          expect(judgement.theta).toEqual(never.theta);
        }
      }),
      { numRuns: RUNS },
    );
  });

  test("have no say where a lasting split is established, nor in the estimation anywhere", () => {
    const big = simulate({ reviewers: 60, claims: 30, votesEach: 20, minority: 0.5, seed: 4 });
    const judgement = judgeSmall({ simulation: big, declared: big.reviewers.map(({ camp }) => (camp === 1 ? 1 : -1)) });
    expect(judgement.axis.state).toBe("established");
    expect(judgement.standpoints).toBeUndefined();
    fc.assert(
      fc.property(newsrooms, (newsroom) => {
        const turned = { ...newsroom, declared: newsroom.declared.map((answer) => answer && -answer) };
        const [one, other] = [judgeSmall(newsroom), judgeSmall(turned)];
        expect(other.theta).toEqual(one.theta);
        expect(other.base).toEqual(one.base);
        expect(other.rings).toEqual(one.rings);
      }),
      { numRuns: RUNS },
    );
  });

  test("nobody's side owes anything to a vote: whatever one votes, all sides have the same votes", () => {
    fc.assert(
      fc.property(small, fc.nat(), fc.nat(OPTIONS - 1), (newsroom, pick, option) => {
        const { ballots } = newsroom.simulation;
        const k = pick % ballots.length;
        const changed = ballots.map((ballot, n) => (n === k ? { ...ballot, option } : ballot));
        const before = judgeSmall(newsroom);
        const after = judgeSmall(withBallots(newsroom, changed));
        const isRinged = [before, after].some(({ rings }) => rings.some((ring) => ring >= 0));
        if (!after.standpoints || isRinged) return;
        expect(after.standpoints.sideVotes).toEqual(sumsOf(before).sideVotes);
        expect(after.standpoints.decided).toEqual(sumsOf(before).decided);
        expect(after.standpoints.spread).toEqual(sumsOf(before).spread);
      }),
      { numRuns: RUNS },
    );
  });

  test("one account moves the agreement of a side by one voter among its voters and one more, at most", () => {
    fc.assert(
      fc.property(small, fc.nat(), fc.nat(OPTIONS - 1), (newsroom, pick, option) => {
        const judgement = judgeSmall(newsroom);
        const { electorate, experience, places, axis } = judgement;
        const k = pick % electorate.ballots;
        const item = electorate.item[k] ?? 0;
        const before = sumsOf(judgement);
        const code = electorate.code.slice();
        code[k] = option;
        const after = sumStandpoints({ ...electorate, code }, experience, places, axis, RULE);
        for (let side = 0; side < 2; side++) {
          const votes = before.sideVotes[2 * item + side] ?? 0;
          for (let o = 0; o < OPTIONS; o++) {
            const at = (2 * item + side) * OPTIONS + o;
            const moved = ((after.sideSupport[at] ?? 0) - (before.sideSupport[at] ?? 0)) / (votes + RULE.kappa);
            expect(Math.abs(moved)).toBeLessThanOrEqual(1 / (votes + RULE.kappa) + 1e-12);
          }
        }
        const least = Math.min(before.sideVotes[2 * item] ?? 0, before.sideVotes[2 * item + 1] ?? 0);
        const lower = (sums: typeof before, o: number) => sums.lower[item * OPTIONS + o] ?? 0;
        for (let o = 0; o < OPTIONS; o++) {
          expect(Math.abs(lower(after, o) - lower(before, o))).toBeLessThanOrEqual(1 / (least + RULE.kappa) + 1e-12);
        }
      }),
      { numRuns: RUNS },
    );
  });

  test("who says nothing changes nothing but the simple majority, while the split and what it hints at are the same", () => {
    fc.assert(
      fc.property(
        small,
        fc.array(fc.tuple(fc.nat(), fc.nat(OPTIONS - 1)), { minLength: 1, maxLength: 12 }),
        (newsroom, extra) => {
          const { simulation, declared } = newsroom;
          const judged = judgeSmall(newsroom);
          const { electorate, experience, places, axis } = judged;
          const silent = extra.map(([pick, option], n) => ({
            reviewer: simulation.reviewers.length + n,
            item: pick % simulation.claims.length,
            option,
            weight: 1,
            castAt: 0,
          }));
          const known = declared.map((answer) => (answer === null ? UNKNOWN_SIDE : plain(answer)));
          const all = [...simulation.ballots, ...silent];
          const more = gatherElectorate(
            new Uint8Array(simulation.claims.length),
            simulation.reviewers.length + extra.length,
            {
              reviewer: all.map(({ reviewer }) => reviewer),
              item: all.map(({ item }) => item),
              option: all.map(({ option }) => option),
              weight: all.map(({ weight }) => weight),
              side: all.map(({ reviewer }) => known[reviewer] ?? UNKNOWN_SIDE),
            },
          );
          const [first] = more.starts.subarray(simulation.reviewers.length);
          const others = new Uint8Array(more.ballots);
          others.set(experience.others.subarray(0, first));
          const viewWithout = new Float64Array(more.ballots);
          viewWithout.set(places.viewWithout.subarray(0, first));
          const same = { ...more, weight: more.weight.slice() };
          same.weight.set(electorate.weight.subarray(0, first));
          const sums = sumStandpoints(same, { ...experience, others }, { ...places, viewWithout }, axis, RULE);
          expect(sums).toEqual(sumsOf(judged));
        },
      ),
      { numRuns: RUNS },
    );
  });

  test("whichever position is called A, and whichever end of the scale is true, the verdict is the same", () => {
    const mirror = (option: number) => (option < SCALE ? SCALE - 1 - option : option);
    fc.assert(
      fc.property(small, (newsroom) => {
        const turned = { ...newsroom, declared: newsroom.declared.map((answer) => answer && -answer) };
        const before = judgeSmall(newsroom).decisions;
        const other = judgeSmall(turned).decisions;
        before.forEach((decision, item) => {
          expect(other[item]?.status).toBe(decision.status);
          expect(other[item]?.option).toBe(decision.option);
        });
        const upside = newsroom.simulation.ballots.map((ballot) => ({ ...ballot, option: mirror(ballot.option) }));
        const reversed = judgeSmall(withBallots(newsroom, upside));
        before.forEach((decision, item) => {
          const there = reversed.decisions[item];
          if (!isClear(reversed, item)) return;
          expect(there?.status).toBe(decision.status);
          expect(there?.option).toBe(decision.option === null ? null : mirror(decision.option));
        });
      }),
      { numRuns: RUNS },
    );
  });

  test("in whatever order reviewers come", () => {
    fc.assert(
      fc.property(small, (newsroom) => {
        const { simulation, declared } = newsroom;
        const last = simulation.reviewers.length - 1;
        const moved = {
          simulation: {
            ...simulation,
            reviewers: [...simulation.reviewers].reverse(),
            ballots: simulation.ballots.map((ballot) => ({ ...ballot, reviewer: last - ballot.reviewer })),
          },
          declared: [...declared].reverse(),
        };
        const before = judgeSmall(newsroom);
        const after = judgeSmall(moved);
        before.decisions.forEach((decision, item) => {
          expect(after.decisions[item]?.status).toBe(decision.status);
          expect(after.decisions[item]?.option).toBe(decision.option);
          expect(after.decisions[item]?.margin).toBeCloseTo(decision.margin, 5);
        });
      }),
      { numRuns: RUNS },
    );
  });
});

/** Whether one option leads, in what decides and in the simple majority, and not by the rule for ties. */
function isClear({ standpoints, agreement }: Judgement, item: number): boolean {
  return [standpoints?.lower ?? agreement.lower, agreement.plain, agreement.lower].every((measure) => {
    const sorted = Array.from(measure.subarray(item * OPTIONS, (item + 1) * OPTIONS)).sort((a, b) => b - a);
    return (sorted[0] ?? 0) - (sorted[1] ?? 0) > 1e-7;
  });
}
