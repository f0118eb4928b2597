import { describe, expect, test } from "vitest";
import { noRings } from "#server/verdicts/engine/copy-rings";
import { decideItem } from "#server/verdicts/engine/decision";
import { gatherElectorate } from "#server/verdicts/engine/electorate";
import { codeOf, FAMILIES, OPTIONS } from "#server/verdicts/engine/families";
import { commonGround, countCommonGround } from "#server/verdicts/engine/ground";
import { judge } from "#server/verdicts/engine/judge";
import { supportOf } from "#server/verdicts/engine/leniency";
import { RULE, type Rule } from "#server/verdicts/engine/rule";
import { chooseTargets, sameAccountsOnAll } from "#tests/simulation/attacks";
import { chanceFrom } from "#tests/simulation/chance";
import { isRight } from "#tests/simulation/count-verdicts";
import { type SimulatedClaim, simulate, TABLE_MAKEUP } from "#tests/simulation/electorates";
import { judgeSimulation } from "#tests/simulation/judge-simulation";

/** As the specification of common ground has it: these accounts are copies too, and would be recognised as such. */
const PAIRS: Rule = { ...RULE, ringTogether: 0 };
const WITHOUT: Rule = { ...PAIRS, ground: 0 };
const EVIDENCE = 1;

describe("common ground", () => {
  const base = simulate({ ...TABLE_MAKEUP, minority: 0.4, seed: 306 });
  const targets = chooseTargets(base, "misled", 10);
  const attacked = sameAccountsOnAll(base, targets, 0.4);
  const lies = (rule: Rule) => {
    const { decisions } = judgeSimulation(attacked, rule);
    return targets.filter((item) => {
      const { status, option } = decisions[item] ?? {};
      return status === "consensus" && !isRight(base.claims[item] as SimulatedClaim, option ?? -1);
    });
  };

  test("takes the vote from accounts that have agreed with nobody on anything else", () => {
    expect(lies(WITHOUT).length).toBeGreaterThan(0);
    expect(lies(PAIRS)).toEqual([]);
    expect(lies(RULE)).toEqual([]);
  });

  test("is shared by nearly all honest reviewers with experience", () => {
    const { ground, electorate } = judgeSimulation(base);
    let shared = 0;
    let experienced = 0;
    for (let k = 0; k < electorate.ballots; k++) {
      const u = electorate.reviewer[k] ?? 0;
      if ((electorate.starts[u + 1] ?? 0) - (electorate.starts[u] ?? 0) < 7) continue;
      experienced += 1;
      if ((ground?.agreed?.[k] ?? 0) >= RULE.ground) shared += 1;
    }
    expect(shared / experienced).toBeGreaterThan(0.97);
  });

  test("is counted on other claims than the one at hand, and twice makes a full vote", () => {
    const [reviewer, item, option] = [
      [0, 0, 0, 1],
      [0, 1, 2, 0],
      [0, 1, 4, 0],
    ];
    const electorate = gatherElectorate([0, 0, 0], 2, { reviewer, item, option, weight: [1, 1, 1, 1] });
    const agreed = countCommonGround(electorate, Int8Array.from([0, 0, -1]));
    expect(Array.from(agreed)).toEqual([1, 1, 2, 0]);
    const shares = Array.from(agreed, (_, k) => commonGround({ middle: 1, agreed }, k, RULE));
    expect(shares).toEqual([0.5, 0.5, 1, 0]);
  });

  test("does not hide dissent: no verdict enters over three tenths of it, none stands over a little more", () => {
    const { electorate, agreement, axis, decisions } = judgeSimulation(base);
    const item = decisions.findIndex(({ status }) => status === "consensus");
    const option = decisions[item]?.option ?? 0;
    const decided = (dissent: number, previous: number | null) => {
      agreement.asideAll[item * OPTIONS + option] = dissent;
      return decideItem(electorate, agreement, axis.state, item, previous, RULE).status;
    };
    expect([decided(0.3, null), decided(0.31, null)]).toEqual(["consensus", "provisional"]);
    expect([decided(0.35, option), decided(0.36, option)]).toEqual(["consensus", "provisional"]);
  });

  test("is no part of the count when it is switched off", () => {
    const { ground, agreement } = judgeSimulation(attacked, WITHOUT);
    expect(ground).toBeUndefined();
    expect(Math.max(...agreement.asideAll)).toBe(0);
  });
});

describe("leniency", () => {
  const support = new Float64Array(FAMILIES[EVIDENCE]?.options.length ?? 0);
  const supports = (option: number, leniency: number) => {
    supportOf(codeOf(EVIDENCE, option), leniency, RULE, support);
    return Array.from(support);
  };

  test("leaves a vote as it is when the reviewer is neither lenient nor strict", () => {
    expect([0, 1, 2].map((option) => supports(option, 0))).toEqual([
      [1, 0, 0],
      [0, 1, 0],
      [0, 0, 1],
    ]);
  });

  test("lets a lenient “helpful” support “somewhat” too, and a lenient “not helpful” count in full", () => {
    expect(supports(0, 0.5)).toEqual([1, 1, 0]);
    expect(supports(2, 0.5)).toEqual([0, 0, 1]);
  });

  test("is found from the votes: who rates everything a step better is seen as lenient", () => {
    const chance = chanceFrom(11);
    const people = 30;
    const pieces = 20;
    const rows = Array.from({ length: people * pieces }, (_, n) => {
      const reviewer = Math.floor(n / pieces);
      const item = n % pieces;
      const seen = (item % 3) + (chance.even() < 0.15 ? 1 : 0) - (reviewer < people / 2 ? 1 : 0);
      return { reviewer, item, option: Math.max(0, Math.min(2, seen)) };
    });
    const electorate = gatherElectorate(new Uint8Array(pieces).fill(EVIDENCE), people, {
      reviewer: rows.map((row) => row.reviewer),
      item: rows.map((row) => row.item),
      option: rows.map((row) => row.option),
      weight: rows.map(() => 1),
    });
    const { places } = judge(electorate, { ...RULE, lenientVar: 0.1 }, {}, { rings: noRings(people) });
    const lenient = Array.from(places.leniency ?? []);
    expect(Math.min(...lenient.slice(0, people / 2))).toBeGreaterThan(Math.max(...lenient.slice(people / 2)));
    expect(judge(electorate, RULE).places.leniency).toBeUndefined();
  });
});
