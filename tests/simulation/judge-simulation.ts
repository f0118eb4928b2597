import { gatherElectorate } from "#server/verdicts/engine/electorate";
import { type Judgement, judge, type Previous } from "#server/verdicts/engine/judge";
import { RULE, type Rule } from "#server/verdicts/engine/rule";
import type { Simulation } from "#tests/simulation/electorates";

/** Brings simulated votes before the engine; every item is a claim. */
export function electorateOf({ reviewers, claims, ballots, accounts }: Simulation) {
  return gatherElectorate(new Uint8Array(claims.length), reviewers.length + accounts, {
    reviewer: ballots.map((ballot) => ballot.reviewer),
    item: ballots.map((ballot) => ballot.item),
    option: ballots.map((ballot) => ballot.option),
    weight: ballots.map((ballot) => ballot.weight),
    castAt: ballots.map((ballot) => ballot.castAt),
  });
}

/** Judges a simulation. */
export const judgeSimulation = (simulation: Simulation, rule: Rule = RULE, previous: Previous = {}): Judgement =>
  judge(electorateOf(simulation), rule, previous);
