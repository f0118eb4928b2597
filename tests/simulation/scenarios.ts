import {
  chooseTargets,
  copyRing,
  corrupt,
  imitators,
  newAccountsOnEach,
  sameAccountsOnAll,
  secondSplit,
} from "#tests/simulation/attacks";
import { type Kind, type Makeup, type Simulation, simulate, TABLE_MAKEUP } from "#tests/simulation/electorates";

/** An electorate of a scenario, and the claims whose verdicts are counted, by name of the row. */
export type Trial = { simulation: Simulation; scored: ReadonlyMap<string, readonly number[]>; ringsOff?: boolean };

/** A scenario: its tables' section in the specification, and the trials it makes for a seed. */
type Scenario = { section: string; trials: (seed: number) => Trial[] };

const ALL = "all claims";

const everyClaim = ({ claims }: Simulation) => claims.map((_, item) => item);
const claimsOf = ({ claims }: Simulation, kind: Kind) =>
  claims.flatMap((claim, item) => (claim.kind === kind ? [item] : []));

function honest(makeup: Partial<Makeup>): Scenario["trials"] {
  return (seed) => {
    const simulation = simulate({ ...TABLE_MAKEUP, ...makeup, seed });
    const scored = new Map<string, readonly number[]>([
      [ALL, everyClaim(simulation)],
      ["neutral claims", claimsOf(simulation, "neutral")],
      ["misled claims", claimsOf(simulation, "misled")],
    ]);
    if (makeup.minority === 0) scored.delete("misled claims");
    return [{ simulation, scored }];
  };
}

const TARGETS = { neutral: "neutral", partisan: "misled" } as const;
type Target = keyof typeof TARGETS;
const CAMPS_60_40 = 0.4;

function attacked(
  target: Target,
  count: number,
  attack: (simulation: Simulation, targets: readonly number[], seed: number) => Simulation,
  ringsOff = false,
): Scenario["trials"] {
  return (seed) => {
    const base = simulate({ ...TABLE_MAKEUP, minority: CAMPS_60_40, seed });
    const targets = chooseTargets(base, TARGETS[target], count);
    return [{ simulation: attack(base, targets, seed), scored: new Map([["targets", targets]]), ringsOff }];
  };
}

/** Each target alone, as an attack on one claim is. */
function attackedOneByOne(
  target: Target,
  count: number,
  attack: (simulation: Simulation, targets: readonly number[], seed: number) => Simulation,
): Scenario["trials"] {
  return (seed) => {
    const base = simulate({ ...TABLE_MAKEUP, minority: CAMPS_60_40, seed });
    return chooseTargets(base, TARGETS[target], count).map((item) => ({
      simulation: attack(base, [item], seed + item),
      scored: new Map([["targets", [item]]]),
      ringsOff: true,
    }));
  };
}

function spoiled(share: number, how: "random" | "inverted", minority: number): Scenario["trials"] {
  return (seed) => {
    const simulation = corrupt(simulate({ ...TABLE_MAKEUP, minority, seed }), share, how, seed + 1000);
    return [{ simulation, scored: new Map([[ALL, everyClaim(simulation)]]) }];
  };
}

function split(share: number): Scenario["trials"] {
  return (seed) => {
    const base = simulate({ ...TABLE_MAKEUP, minority: CAMPS_60_40, seed });
    const { simulation, targets } = secondSplit(base, 15, share, seed + 2000);
    return [{ simulation, scored: new Map([["its 15 claims", targets]]) }];
  };
}

const SMALL: [reviewers: number, claims: number][] = [
  [3, 1],
  [5, 5],
  [10, 10],
  [20, 10],
  [30, 20],
];
const SMALL_PER_SEED = 3;

function small(reviewers: number, claims: number, minority: number): Scenario["trials"] {
  return (seed) =>
    Array.from({ length: SMALL_PER_SEED }, (_, n) => {
      const votesEach = Math.max(1, Math.round(claims * 0.9));
      const makeup = { reviewers, claims, votesEach, minority, seed: 1000 * seed + n };
      const simulation = simulate(makeup);
      return { simulation, scored: new Map([[ALL, everyClaim(simulation)]]) };
    });
}

const PERCENT = 100;

function table(): Map<string, Scenario> {
  const scenarios = new Map<string, Scenario>();
  const add = (name: string, section: string, trials: Scenario["trials"]) => scenarios.set(name, { section, trials });
  for (const minority of [50, 30, 15, 8]) {
    add(`two camps ${PERCENT - minority}/${minority}`, "4.1", honest({ minority: minority / PERCENT }));
  }
  add("one camp", "4.1", honest({ minority: 0 }));
  for (const target of ["neutral", "partisan"] as const) {
    for (const share of [10, 20, 40]) {
      const part = share / PERCENT;
      const each = attacked(target, 10, (base, targets) => newAccountsOnEach(base, targets, part));
      const same = attacked(target, 10, (base, targets) => sameAccountsOnAll(base, targets, part));
      add(`brigade ${share}%, one ${target} target each`, "4.2", each);
      add(`brigade ${share}%, same 10 ${target} targets`, "4.2", same);
    }
  }
  const milder = attacked("partisan", 10, (base, targets) => sameAccountsOnAll(base, targets, 0.4, 1));
  add("brigade 40%, same 10 partisan targets, one notch milder", "6.1", milder);
  for (const accounts of [10, 20, 40]) {
    const ring = attacked("neutral", 10, (base, targets, seed) => copyRing(base, targets, accounts, seed));
    add(`copy ring ${accounts}`, "4.3", ring);
    for (const camps of [1, 2] as const) {
      const posing = attacked("neutral", 5, (base, targets, seed) => imitators(base, targets, accounts, camps, seed));
      add(`imitators of ${camps === 1 ? "one camp" : "both camps"} ${accounts}`, "4.3", posing);
    }
  }
  for (const share of [10, 20, 30]) {
    add(`random voters ${share}%`, "4.3", spoiled(share / PERCENT, "random", CAMPS_60_40));
    add(`inverters ${share}%, two camps`, "4.3", spoiled(share / PERCENT, "inverted", CAMPS_60_40));
    add(`inverters ${share}%, one camp`, "4.3", spoiled(share / PERCENT, "inverted", 0));
  }
  for (const share of [50, 70]) add(`hidden second split ${share}/${PERCENT - share}`, "4.3", split(share / PERCENT));
  for (const accounts of [4, 8, 12, 16, 24, 32]) {
    for (const target of ["neutral", "partisan"] as const) {
      for (const camps of [1, 2] as const) {
        const attack = (base: Simulation, targets: readonly number[], seed: number) =>
          imitators(base, targets, accounts, camps, seed);
        const pose = camps === 1 ? "one camp" : "both camps";
        add(`cost: ${accounts} on a ${target} claim, pose of ${pose}`, "4.3", attackedOneByOne(target, 4, attack));
      }
    }
  }
  for (const [reviewers, claims] of SMALL) {
    add(`small ${reviewers}×${claims}, one camp`, "4.4", small(reviewers, claims, 0));
    add(`small ${reviewers}×${claims}, camps 60/40`, "4.4", small(reviewers, claims, CAMPS_60_40));
  }
  return scenarios;
}

/** Every scenario of the tables, by name. */
export const SCENARIOS: ReadonlyMap<string, Scenario> = table();
