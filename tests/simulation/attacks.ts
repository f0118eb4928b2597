import { type Chance, chanceFrom } from "#tests/simulation/chance";
import {
  chooseClaims,
  honestVote,
  type SimulatedBallot,
  type SimulatedClaim,
  type SimulatedReviewer,
  type Simulation,
  withAccounts,
} from "#tests/simulation/electorates";

type Sheet = Omit<SimulatedBallot, "reviewer" | "castAt">[];

const SCALE = 5;
/** Ballots by which an account looks honest before it attacks. */
const HISTORY = 12;

/** Claims of a kind that are worth an attack, the same for the same electorate: between 15 and 45 honest voters. */
export function chooseTargets(simulation: Simulation, kind: SimulatedClaim["kind"], count: number): number[] {
  const votes = votersPerClaim(simulation);
  return simulation.claims
    .map((claim, item) => ({ claim, item }))
    .filter(({ claim, item }) => claim.kind === kind && (votes[item] ?? 0) >= 15 && (votes[item] ?? 0) <= 45)
    .map(({ item }) => item)
    .slice(0, count);
}

/** What a brigade says of a claim: the end of the scale that is farther from the truth, or where the misled camp is. */
export function lieAbout({ truth, pull }: SimulatedClaim): number {
  const towards = pull[0] || pull[1];
  if (towards !== 0) return towards > 0 ? SCALE - 1 : 0;
  return truth < SCALE / 2 ? SCALE - 1 : 0;
}

/** New accounts with one ballot each, so many that they are a share of every target's voters. */
export function newAccountsOnEach(simulation: Simulation, targets: readonly number[], share: number): Simulation {
  const votes = votersPerClaim(simulation);
  const sheets = targets.flatMap((item) => {
    const accounts = Math.round(((votes[item] ?? 0) * share) / (1 - share));
    return Array.from({ length: accounts }, () => [lie(simulation, item)]);
  });
  return withAccounts(simulation, sheets);
}

/** The same new accounts on every target, so many that they are about a share of the voters. */
export function sameAccountsOnAll(
  simulation: Simulation,
  targets: readonly number[],
  share: number,
  notch = 0,
): Simulation {
  const votes = votersPerClaim(simulation);
  const mean = targets.reduce((sum, item) => sum + (votes[item] ?? 0), 0) / Math.max(1, targets.length);
  const accounts = Math.round((mean * share) / (1 - share));
  const sheet = targets.map((item) => milder(lie(simulation, item), notch));
  return withAccounts(
    simulation,
    Array.from({ length: accounts }, () => sheet),
  );
}

const milder = (ballot: Sheet[number], notches: number): Sheet[number] => ({
  ...ballot,
  option: ballot.option === 0 ? notches : ballot.option - notches,
});

/** One sheet of honest-looking ballots and lies, submitted for review by many. */
export function copyRing(
  simulation: Simulation,
  targets: readonly number[],
  accounts: number,
  seed: number,
): Simulation {
  const chance = chanceFrom(seed);
  const sheet = attackSheet(simulation, targets, { camp: 0, lean: 1 }, chance);
  return withAccounts(
    simulation,
    Array.from({ length: accounts }, () => sheet),
  );
}

/** Accounts that each vote honestly as someone of one camp (or of either in turn) would, and lie about the targets. */
export function imitators(
  simulation: Simulation,
  targets: readonly number[],
  accounts: number,
  camps: 1 | 2,
  seed: number,
): Simulation {
  const chance = chanceFrom(seed);
  const sheets = Array.from({ length: accounts }, (_, n) => {
    const camp = camps === 2 && n % 2 === 1 ? (1 as const) : (0 as const);
    return attackSheet(simulation, targets, { camp, lean: 1 }, chance);
  });
  return withAccounts(simulation, sheets);
}

/** Makes a share of the reviewers vote otherwise than they see: at random, or always the opposite. */
export function corrupt(simulation: Simulation, share: number, how: "random" | "inverted", seed: number): Simulation {
  const chance = chanceFrom(seed);
  const corrupted = simulation.reviewers.map(() => chance.even() < share);
  const change = (option: number) => {
    if (how === "random") return chance.below(SCALE);
    return option < SCALE ? SCALE - 1 - option : option;
  };
  return {
    ...simulation,
    ballots: simulation.ballots.map((ballot) =>
      corrupted[ballot.reviewer] ? { ...ballot, option: change(ballot.option) } : ballot,
    ),
  };
}

/**
 * Claims on which a share of the reviewers, whatever their camp, is misled by three notches: a second, hidden split.
 */
export function secondSplit(simulation: Simulation, claims: number, share: number, seed: number) {
  const chance = chanceFrom(seed);
  const misled = simulation.reviewers.map(() => chance.even() < share);
  const targets = simulation.claims.flatMap((claim, item) => (claim.kind === "neutral" ? [item] : [])).slice(0, claims);
  const ballots = simulation.ballots.map((ballot) => {
    if (!targets.includes(ballot.item) || !misled[ballot.reviewer]) return ballot;
    const truth = simulation.claims[ballot.item]?.truth ?? 0;
    const option = truth < SCALE / 2 ? Math.min(SCALE - 1, ballot.option + 3) : Math.max(0, ballot.option - 3);
    return { ...ballot, option: ballot.option < SCALE ? option : ballot.option };
  });
  return { simulation: { ...simulation, ballots }, targets };
}

function attackSheet(
  simulation: Simulation,
  targets: readonly number[],
  pose: SimulatedReviewer,
  chance: Chance,
): Sheet {
  const others = chooseClaims(simulation.claims, pose, HISTORY + targets.length, chance)
    .filter((item) => !targets.includes(item))
    .slice(0, HISTORY);
  const history = others.map((item) => ({
    item,
    option: honestVote(simulation.claims[item] as SimulatedClaim, pose, chance),
    weight: 1,
  }));
  return [...history, ...targets.map((item) => lie(simulation, item))];
}

const lie = ({ claims }: Simulation, item: number) => ({
  item,
  option: lieAbout(claims[item] as SimulatedClaim),
  weight: 1,
});

function votersPerClaim({ claims, ballots }: Simulation): number[] {
  const votes = claims.map(() => 0);
  for (const { item } of ballots) votes[item] = (votes[item] ?? 0) + 1;
  return votes;
}
