import { describe, expect, test } from "vitest";
import { SIDES } from "#server/verdicts/engine/agreement";
import { gatherElectorate, measureExperience } from "#server/verdicts/engine/electorate";
import { PER_ITEM } from "#server/verdicts/engine/estimation";
import { explainItem } from "#server/verdicts/engine/explanation";
import { OPTIONS } from "#server/verdicts/engine/families";
import { type Judgement, judge, type Previous } from "#server/verdicts/engine/judge";
import { placeReviewers } from "#server/verdicts/engine/place-reviewers";
import { RULE } from "#server/verdicts/engine/rule";
import { trustOfReviewers } from "#server/verdicts/engine/viewpoints";
import { ALONE } from "#server/verdicts/engine/workers";
import { chanceFrom } from "#tests/simulation/chance";

const [TRUE, MOSTLY_TRUE, , , FALSE] = [0, 1, 2, 3, 4];
const CAMP = 12;
const PLAIN_CLAIMS = 8;
const DIVIDED_CLAIMS = 8;
const CLAIMS = PLAIN_CLAIMS + DIVIDED_CLAIMS;

type Sheet = Map<number, number>;

/** Two camps of twelve: eight claims on which both say the same, eight on which each says the opposite; some slip. */
function twoCamps(): Sheet[] {
  const chance = chanceFrom(7);
  return Array.from({ length: 2 * CAMP }, (_, u) => {
    const camp = u < CAMP ? 0 : 1;
    const sheet: Sheet = new Map();
    for (let j = 0; j < CLAIMS; j++) {
      if (chance.even() < 0.2) continue;
      const says = j < PLAIN_CLAIMS ? (j % 2) * 4 : ((j + camp) % 2) * 4;
      const slip = chance.even() < 0.2 ? 1 : 0;
      sheet.set(j, says === 0 ? slip : says - slip);
    }
    return sheet;
  });
}

function judged(sheets: readonly Sheet[], previous?: Previous, items = CLAIMS): Judgement {
  const rows = sheets.flatMap((sheet, reviewer) => Array.from(sheet, ([item, option]) => ({ reviewer, item, option })));
  const electorate = gatherElectorate(new Uint8Array(items), sheets.length, {
    reviewer: rows.map((row) => row.reviewer),
    item: rows.map((row) => row.item),
    option: rows.map((row) => row.option),
    weight: rows.map(() => 1),
  });
  return judge(electorate, RULE, previous);
}

const statuses = ({ decisions }: Judgement) => decisions.map(({ status, option }) => `${status} ${option}`);

describe("two camps", () => {
  const judgement = judged(twoCamps());

  test("are seen from the votes alone", () => {
    expect(judgement.axis.state).toBe("established");
    const sides = Array.from(judgement.places.view, (view) => view > judgement.axis.split);
    expect(new Set(sides.slice(0, CAMP)).size).toBe(1);
    expect(new Set(sides.slice(CAMP)).size).toBe(1);
    expect(sides[0]).not.toBe(sides[CAMP]);
  });

  test("have a verdict where they agree and none where they do not", () => {
    const agreed = judgement.decisions.slice(0, PLAIN_CLAIMS);
    expect(agreed.map(({ status }) => status)).toEqual(Array(PLAIN_CLAIMS).fill("consensus"));
    expect(agreed.map(({ option }) => option)).toEqual([0, 4, 0, 4, 0, 4, 0, 4]);
    expect(new Set(agreed.map(({ basis }) => basis))).toEqual(new Set(["bridged"]));
    const divided = judgement.decisions.slice(PLAIN_CLAIMS);
    expect(divided.map(({ status }) => status)).toEqual(Array(DIVIDED_CLAIMS).fill("contested"));
  });

  test("stay as they are when forty accounts with one ballot each say the opposite", () => {
    const brigade = Array.from({ length: 40 }, () => new Map([[0, FALSE]]));
    expect(statuses(judged([...twoCamps(), ...brigade]))).toEqual(statuses(judgement));
  });

  test("count a ring of copies once", () => {
    const sheet: Sheet = new Map(Array.from({ length: CLAIMS }, (_, j) => [j, (j * 3 + 1) % 8]));
    const attacked = judged([...twoCamps(), ...Array.from({ length: 10 }, () => new Map(sheet))]);
    expect(Array.from(attacked.rings)).toEqual([...Array(2 * CAMP).fill(-1), ...Array(10).fill(0)]);
    expect(statuses(attacked)).toEqual(statuses(judgement));
    const weights = attacked.electorate.weight.slice(-CLAIMS);
    expect(Math.max(...weights)).toBeCloseTo(0.1, 12);
  });

  test("count it once even when other accounts with one ballot each say what it says", () => {
    const sheet: Sheet = new Map(Array.from({ length: CLAIMS }, (_, j) => [j, (j * 3 + 1) % 8]));
    const cover = Array.from(sheet).flatMap((ballot) => Array.from({ length: 40 }, () => new Map([ballot])));
    const attacked = judged([...twoCamps(), ...Array.from({ length: 3 }, () => new Map(sheet)), ...cover]);
    expect(Array.from(attacked.rings).filter((ring) => ring === 0)).toHaveLength(3);
  });

  test("are told apart in a direction that does not depend on chance", () => {
    expect(judgement.theta[PER_ITEM * judgement.pivot + 2]).toBeGreaterThan(0);
  });

  test("are explained without saying anything of a side that has fewer than five", () => {
    const { electorate, agreement, axis } = judgement;
    const explained = explainItem(electorate, agreement, axis.state, 0, TRUE, false);
    if (explained.basis !== "bridged") throw new Error("The two camps were not seen.");
    const [a, b] = explained.groups;
    for (const group of [a, b]) {
      expect(Number(group.reviewers) % 5).toBe(0);
      expect((group.agreement ?? 0.01) * 20).toBeCloseTo(Math.round((group.agreement ?? 0.01) * 20), 9);
    }
    const swapped = explainItem(electorate, agreement, axis.state, 0, TRUE, true);
    expect(swapped).toMatchObject({
      groups: [
        { ...b, group: "A" },
        { ...a, group: "B" },
      ],
    });
    agreement.sideReviewers[SIDES * 1 + 1] = 4;
    const hidden = explainItem(electorate, agreement, axis.state, 1, FALSE, false);
    expect(hidden).toMatchObject({ groups: [{ agreement: null }, { agreement: null, reviewers: "fewer than 5" }] });
  });
});

test("a verdict that was published stands while most on each side still agree, and falls when one side leaves it", () => {
  const published = Array.from({ length: CLAIMS }, (_, j) => (j === 0 ? TRUE : null));
  const leaving = (leavers: number) =>
    twoCamps().map((sheet, u) => (u < leavers ? new Map([...sheet, [0, FALSE]]) : sheet));
  expect(judged(leaving(5)).decisions[0]?.status).not.toBe("consensus");
  expect(judged(leaving(5), { published }).decisions[0]).toMatchObject({ status: "consensus", option: TRUE });
  expect(judged(leaving(CAMP), { published }).decisions[0]).toMatchObject({ status: "contested" });
});

test("a small group sees a provisional majority, and an agreement of all when eight experienced reviewers agree", () => {
  const group = (people: number, claims: number) =>
    Array.from(
      { length: people },
      (_, u) => new Map(Array.from({ length: claims }, (_, j) => [j, (u + j) % 4 === 0 ? 1 : 0])),
    );
  expect(judged(group(3, 1), {}, 1).decisions[0]).toMatchObject({
    status: "provisional",
    option: TRUE,
    basis: "plain",
  });
  const larger = judged(group(12, 10), {}, 10);
  expect(larger.axis.state).toBe("none");
  expect(larger.decisions[0]).toMatchObject({ status: "consensus", option: TRUE, basis: "pooled" });
});

test("an even split between the ends is no agreement on the middle", () => {
  const halves = Array.from({ length: 10 }, (_, u) => new Map([[0, u % 2 === 0 ? TRUE : FALSE]]));
  expect(judged(halves, {}, 1).decisions[0]).toMatchObject({ status: "contested", option: null });
});

test("the search may start from the last answer and comes to the same", () => {
  const cold = judged(twoCamps());
  const warm = judged(twoCamps(), { theta: cold.theta, axis: cold.axis.state });
  expect(warm.maps).toBeLessThan(cold.maps);
  expect(statuses(warm)).toEqual(statuses(cold));
  for (const [n, lower] of cold.agreement.lower.entries()) expect(warm.agreement.lower[n]).toBeCloseTo(lower, 4);
  expect(warm.axis.split * cold.axis.split).toBeGreaterThanOrEqual(0);
});

test("a claim whose leading option nobody chose exactly reaches half agreement at most", () => {
  const sheets = twoCamps().map((sheet, u) => new Map([...sheet, [0, u < CAMP ? TRUE : 2]]));
  const { agreement } = judged(sheets);
  expect(agreement.estimate[0 * OPTIONS + MOSTLY_TRUE]).toBeLessThanOrEqual(0.5 + 1e-9);
});

test("a reviewer stands for one ballot where all their other ballots put them", () => {
  const { electorate, theta, places } = judged(twoCamps());
  const trust = trustOfReviewers(electorate, measureExperience(electorate, RULE), RULE);
  for (const k of [0, 7, 100]) {
    const without = { ...electorate, weight: electorate.weight.slice() };
    without.weight[k] = 0;
    const u = electorate.reviewer[k] ?? 0;
    const there = placeReviewers(ALONE, without, trust, theta, RULE);
    expect(places.viewWithout[k]).toBeCloseTo(there.view[u] ?? 0, 9);
    expect(places.reliabilityWithout[k]).toBeCloseTo(there.reliability[u] ?? 0, 9);
    expect(places.varianceWithout[k]).toBeCloseTo(there.variance[u] ?? 0, 9);
  }
});
