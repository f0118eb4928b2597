import { noRings } from "#server/verdicts/engine/copy-rings";
import type { Electorate } from "#server/verdicts/engine/electorate";
import { FAMILIES, OPTIONS } from "#server/verdicts/engine/families";
import { judge, type Means } from "#server/verdicts/engine/judge";
import { RULE, type Rule } from "#server/verdicts/engine/rule";
import { NOW, type SimulatedClaim } from "#tests/simulation/electorates";
import { interval } from "#tests/simulation/intervals";
import { electorateOf } from "#tests/simulation/judge-simulation";
import type { Trial } from "#tests/simulation/scenarios";

const STEPS = FAMILIES[0]?.steps ?? 0;
const TWO_THIRDS = 2 / 3;
const LEAST_VOTES = 5;

/** A way to come to verdicts: per claim an option, or null for none. */
type WayToDecide = (electorate: Electorate, trial: Trial) => (number | null)[];

const byEngine =
  (rule: Rule, statuses: readonly string[], now?: number): WayToDecide =>
  (electorate, { ringsOff }) => {
    const means: Means = ringsOff ? { rings: noRings(electorate.reviewers) } : {};
    if (now !== undefined) means.now = now;
    return judge(electorate, rule, {}, means).decisions.map(({ status, option }) =>
      statuses.includes(status) ? option : null,
    );
  };

/** The rules that are compared. */
export const RULES: ReadonlyMap<string, WayToDecide> = new Map<string, WayToDecide>([
  ["plurality", (electorate) => votesPerClaim(electorate).map(plurality)],
  ["two-thirds", (electorate) => votesPerClaim(electorate).map(twoThirds)],
  ["ours", byEngine(RULE, ["consensus"])],
  ["ours without common ground", byEngine({ ...RULE, ground: 0 }, ["consensus"])],
  ["ours, day-old experience", byEngine(RULE, ["consensus"], NOW)],
  ["ours + provisional", byEngine(RULE, ["consensus", "provisional"])],
]);

/** What a rule came to: of n claims, how many verdicts were right (within one notch) and how many were not. */
export type Count = { n: number; right: number; false: number };

/** Adds to each row's count what a rule decides in a trial. */
export function countVerdicts(trial: Trial, decide: WayToDecide, counts: Map<string, Count>): void {
  const decisions = decide(electorateOf(trial.simulation), trial);
  for (const [row, items] of trial.scored) {
    const count = counts.get(row) ?? { n: 0, right: 0, false: 0 };
    for (const item of items) {
      const option = decisions[item] ?? null;
      count.n += 1;
      if (option === null) continue;
      count[isRight(trial.simulation.claims[item] as SimulatedClaim, option) ? "right" : "false"] += 1;
    }
    counts.set(row, count);
  }
}

/** A verdict is right when it is the truth or its neighbour on the scale. */
export const isRight = ({ truth }: SimulatedClaim, option: number) =>
  option === truth || (truth < STEPS && option < STEPS && Math.abs(option - truth) === 1);

function votesPerClaim({ items, ballots, item, code }: Electorate): number[][] {
  const votes = Array.from({ length: items }, () => Array<number>(OPTIONS).fill(0));
  for (let k = 0; k < ballots; k++) {
    const row = votes[item[k] ?? 0] ?? [];
    row[(code[k] ?? 0) % OPTIONS] = (row[(code[k] ?? 0) % OPTIONS] ?? 0) + 1;
  }
  return votes;
}

function plurality(votes: number[]): number | null {
  const most = Math.max(...votes);
  return most === 0 ? null : votes.indexOf(most);
}

/** Two thirds within one notch, of five votes or more. */
function twoThirds(votes: number[]): number | null {
  const n = votes.reduce((sum, count) => sum + count, 0);
  const within = votes.map((count, option) =>
    option < STEPS
      ? count + (option > 0 ? (votes[option - 1] ?? 0) : 0) + (option + 1 < STEPS ? (votes[option + 1] ?? 0) : 0)
      : count,
  );
  const most = Math.max(...within);
  return n >= LEAST_VOTES && most >= TWO_THIRDS * n ? within.indexOf(most) : null;
}

/** A row of the printed table: shares in percent, with exact 95% intervals. */
export function rowOf(scenario: string, rule: string, count: Count) {
  const percent = (share: number) => Math.round(share * 1000) / 10;
  const bounds = (hits: number) => interval(hits, count.n).map(percent);
  return {
    scenario,
    rule,
    right: percent(count.right / count.n),
    false: percent(count.false / count.n),
    ci: { n: count.n, right: bounds(count.right), false: bounds(count.false) },
  };
}
