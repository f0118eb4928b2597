import { expect, test } from "vitest";
import { experienceOfBallot, gatherElectorate, measureExperience } from "#server/verdicts/engine/electorate";
import { RULE } from "#server/verdicts/engine/rule";

const rows = (...ballots: [reviewer: number, item: number, option: number, weight: number][]) => ({
  reviewer: ballots.map(([reviewer]) => reviewer),
  item: ballots.map(([, item]) => item),
  option: ballots.map(([, , option]) => option),
  weight: ballots.map(([, , , weight]) => weight),
});

test("ballots stand by reviewer and by item, and of several by one reviewer on one item the last one stands", () => {
  const electorate = gatherElectorate([0, 0], 3, rows([2, 1, 4, 1], [0, 1, 0, 0.5], [2, 1, 2, 0.8], [2, 0, 3, 1]));
  expect(Array.from(electorate.reviewer)).toEqual([0, 2, 2]);
  expect(Array.from(electorate.item)).toEqual([1, 0, 1]);
  expect(Array.from(electorate.code)).toEqual([0, 3, 2]);
  expect(Array.from(electorate.weight)).toEqual([0.5, 1, 0.8]);
  expect(Array.from(electorate.starts)).toEqual([0, 1, 1, 3]);
  expect(Array.from(electorate.byItem, (k) => electorate.item[k])).toEqual([0, 1, 1]);
});

test.each([
  [[[0, 0, 8, 1]], /Ballot 0: claim has no option 8/],
  [[[0, 1, 3, 1]], /Ballot 0: evidence has no option 3/],
  [
    [
      [0, 0, 0, 1],
      [1, 0, 0, 1],
    ],
    /Ballot 1: no reviewer 1/,
  ],
  [[[0, 2, 0, 1]], /Ballot 0: no item 2/],
  [[[0, 0, 0, 0]], /weight 0 is not in \(0, 1\]/],
  [[[0, 0, 0, 1.1]], /weight 1.1 is not/],
  [[[0, 0, 0, Number.NaN]], /weight NaN is not/],
  [[[0.5, 0, 0, 1]], /no reviewer 0.5/],
] as [[number, number, number, number][], RegExp][])("what is no ballot is named: %j", (ballots, words) => {
  expect(() => gatherElectorate([0, 1], 1, rows(...ballots))).toThrow(words);
});

test("experience counts other items that at least three voted on; five make a full vote, one ballot makes none", () => {
  const ballots: [number, number, number, number][] = [];
  for (let reviewer = 0; reviewer < 3; reviewer++) {
    for (let item = 0; item < 6; item++) ballots.push([reviewer, item, 0, 1]);
  }
  ballots.push([0, 6, 0, 1], [3, 0, 0, 1], [4, 0, 0, 1], [4, 1, 0, 1]);
  const electorate = gatherElectorate(new Uint8Array(7), 5, rows(...ballots));
  const experience = measureExperience(electorate, RULE);
  expect(experience.others[0]).toBe(5);
  expect(Array.from(experience.voice)).toEqual([1, 1, 1, 0, 0.2]);
  const weightOf = (reviewer: number, item: number) => {
    const k = electorate.item.findIndex((j, at) => j === item && electorate.reviewer[at] === reviewer);
    return experienceOfBallot(experience, k, RULE);
  };
  expect(weightOf(3, 0)).toBe(0);
  expect(weightOf(4, 0)).toBe(0.2);
  expect(weightOf(0, 0)).toBe(1);
  expect(weightOf(0, 6)).toBe(1);
});

test("where the time is given, a ballot is experience from the day after", () => {
  const day = 24 * 3600;
  const ballots: [number, number, number, number][] = [];
  for (let reviewer = 0; reviewer < 3; reviewer++) {
    for (let item = 0; item < 6; item++) ballots.push([reviewer, item, 0, 1]);
  }
  const castAt = ballots.map(([reviewer]) => (reviewer === 0 ? 1 : 0));
  const electorate = gatherElectorate(new Uint8Array(6), 3, { ...rows(...ballots), castAt });
  expect(Array.from(measureExperience(electorate, RULE, day).voice)).toEqual([0, 1, 1]);
  expect(Array.from(measureExperience(electorate, RULE, day + 1).voice)).toEqual([1, 1, 1]);
  expect(Array.from(measureExperience(electorate, RULE).voice)).toEqual([1, 1, 1]);
});
