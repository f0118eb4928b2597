import { OPTIONS } from "#server/verdicts/engine/families";
import { judge, type Previous } from "#server/verdicts/engine/judge";
import type { Rule } from "#server/verdicts/engine/rule";
import { NOTHING_SHOWN, nextShown, type Shown } from "#server/verdicts/engine/shown";
import { chanceFrom } from "#tests/simulation/chance";
import { isRight } from "#tests/simulation/count-verdicts";
import { type SimulatedClaim, simulate, TABLE_MAKEUP } from "#tests/simulation/electorates";
import { electorateOf } from "#tests/simulation/judge-simulation";

const RUNS = 60;
const HOURS_BETWEEN = 2;
const SECONDS = 3600;

/**
 * Lets sites grow to their votes in sixty runs, two hours apart, each starting from the last, and counts how often a
 * standing verdict changed in the computation and on display, how many maps a run took, and on how many claims a last
 * run from nothing decides otherwise. §4.5.
 */
export function growSite(seeds: readonly number[], rule: Rule) {
  const seen = { ...counters(), sites: seeds.length };
  for (const seed of seeds) growOne(seed, rule, seen);
  const mean = (sum: number) => Math.round((100 * sum) / seeds.length) / 100;
  return {
    ...seen,
    maps_warm: mean(seen.maps_warm),
    maps_cold: mean(seen.maps_cold),
    statuses_differ: mean(seen.statuses_differ),
  };
}

function growOne(seed: number, rule: Rule, seen: ReturnType<typeof counters>): void {
  const chance = chanceFrom(seed + 5000);
  const simulation = simulate({ ...TABLE_MAKEUP, seed });
  const ballots = simulation.ballots.map((ballot) => ({ ballot, at: chance.even() })).sort((a, b) => a.at - b.at);
  let previous: Previous = {};
  let standing = simulation.claims.map<number | null>(() => null);
  let publications = simulation.claims.map<Shown>(() => NOTHING_SHOWN);
  for (let run = 1; run <= RUNS; run++) {
    const sofar = ballots.slice(0, Math.ceil((ballots.length * run) / RUNS)).map(({ ballot }) => ballot);
    const electorate = electorateOf({ ...simulation, ballots: sofar });
    const published = publications.map(({ option }) => option);
    const judgement = judge(electorate, rule, { ...previous, published });
    const decided = judgement.decisions.map(({ status, option }) => (status === "consensus" ? option : null));
    seen.raw_changes += standing.filter((option, item) => option !== null && decided[item] !== option).length;
    standing = decided;
    publications = publications.map((state, item) => {
      const upper = judgement.agreement.upper[item * OPTIONS + (state.option ?? 0)] ?? 0;
      const decision = judgement.decisions[item] ?? { status: "none" as const, option: null };
      const moved = nextShown(state, decision, upper, run * HOURS_BETWEEN * SECONDS, false, rule);
      if (state.option !== null && moved.option !== state.option) seen.displayed_changes += 1;
      return moved;
    });
    previous = { theta: judgement.theta, axis: judgement.axis.state, axis2: judgement.axis2.state };
    if (run < RUNS) continue;
    const cold = judge(electorate, rule, { published });
    seen.maps_warm += judgement.maps;
    seen.maps_cold += cold.maps;
    seen.statuses_differ += cold.decisions.filter(
      ({ status }, item) => status !== judgement.decisions[item]?.status,
    ).length;
  }
  publications.forEach(({ option }, item) => {
    if (option !== null && !isRight(simulation.claims[item] as SimulatedClaim, option)) seen.wrong_on_display += 1;
  });
}

function counters() {
  return {
    sites: 0,
    raw_changes: 0,
    displayed_changes: 0,
    wrong_on_display: 0,
    maps_warm: 0,
    maps_cold: 0,
    statuses_differ: 0,
  };
}
