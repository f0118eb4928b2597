import { FAMILIES } from "#server/verdicts/engine/families";
import { type Chance, chanceFrom } from "#tests/simulation/chance";

/** A vote in a simulation: who, on what, which option, with what weight. */
export type SimulatedBallot = { reviewer: number; item: number; option: number; weight: number; castAt: number };

/**
 * What a claim is like: everyone can see it, one camp is misled, both camps are pulled apart, or it is off the scale.
 */
export type Kind = "neutral" | "misled" | "partisan" | "off-scale";

/** A simulated claim. `pull` is by how many notches each camp sees it moved; `truth` is what a right verdict says. */
export type SimulatedClaim = { kind: Kind; truth: number; pull: readonly [number, number]; fame: number };

export type SimulatedReviewer = { camp: 0 | 1; lean: number };

/** People, claims and votes. Accounts of an attack come after the honest reviewers. */
export type Simulation = {
  reviewers: SimulatedReviewer[];
  claims: SimulatedClaim[];
  ballots: SimulatedBallot[];
  accounts: number;
};

/**
 * How an honest electorate is made. `minority` is the share of the second camp; 0 makes one camp, and claims on which it
 * is misled only where `isDivided` says so. `activity` is how unevenly people vote, on a log scale.
 */
export type Makeup = {
  reviewers: number;
  claims: number;
  votesEach: number;
  minority: number;
  seed: number;
  isDivided?: boolean;
  activity?: number;
};

/** The electorate of the tables: 300 reviewers, 150 claims, about 4,500 ballots. §4. */
export const TABLE_MAKEUP: Makeup = { reviewers: 300, claims: 150, votesEach: 15, minority: 0.5, seed: 0 };

/** The simulated site is thirty days old, in seconds; ballots of an attack are cast in its last hour. */
export const NOW = 30 * 24 * 3600;
const ATTACK_AT = NOW - 3600;

const SCALE = 5;
const OPTIONS = FAMILIES[0]?.options.length ?? 0;
const NOISE_NOTCHES = 0.7;
const LAPSES = 0.05;
const MISLED_NOTCHES = 3;
const APART_NOTCHES = 1.2;
const SEES_OFF_SCALE = 0.75;
const LEAST_VOTES = 2;
/** Spread of viewpoints around the camps at ±1, of reviewers' activity, and of claims' fame (both on a log scale). */
export const PLACES = 0.45;
const ACTIVITY = 0.85;
const FAME = 0.6;

/**
 * Makes honest people who vote on what draws them. Half of the claims everyone can judge, on a quarter one camp is
 * misled by three notches, on 15% the camps are pulled apart, a tenth is off the scale. Votes have 0.7 notches of noise
 * and one in twenty is a lapse; few people and few claims have most of the votes. §4.
 */
export function simulate(makeup: Makeup): Simulation {
  const chance = chanceFrom(makeup.seed);
  const reviewers = Array.from({ length: makeup.reviewers }, (_, u) => {
    const towards = u < Math.round(makeup.reviewers * makeup.minority) ? 1 : -1;
    const place = towards + PLACES * chance.normal();
    return { camp: place > 0 ? (1 as const) : (0 as const), lean: Math.abs(place) };
  });
  const claims = Array.from({ length: makeup.claims }, (_, j) => claimOf(j / makeup.claims, makeup, chance));
  shuffle(claims, chance);
  const busy = reviewers.map(() => Math.exp((makeup.activity ?? ACTIVITY) * chance.normal()));
  const scale = (makeup.votesEach * makeup.reviewers) / busy.reduce((sum, one) => sum + one, 0);
  const ballots = reviewers.flatMap((reviewer, u) => {
    const votes = Math.max(LEAST_VOTES, Math.round((busy[u] ?? 0) * scale));
    return chooseClaims(claims, reviewer, votes, chance).map((item) => ({
      reviewer: u,
      item,
      option: honestVote(claims[item] as SimulatedClaim, reviewer, chance),
      weight: 1,
      castAt: Math.floor(NOW * chance.even()),
    }));
  });
  return { reviewers, claims, ballots, accounts: 0 };
}

/** Adds accounts that are not honest reviewers; their numbers follow on. */
export function withAccounts(
  simulation: Simulation,
  accounts: readonly Omit<SimulatedBallot, "reviewer" | "castAt">[][],
): Simulation {
  const first = simulation.reviewers.length + simulation.accounts;
  const ballots = accounts.flatMap((sheet, n) =>
    sheet.map((ballot) => ({ ...ballot, reviewer: first + n, castAt: ATTACK_AT })),
  );
  return {
    ...simulation,
    ballots: [...simulation.ballots, ...ballots],
    accounts: simulation.accounts + accounts.length,
  };
}

function claimOf(place: number, { minority, isDivided = minority > 0 }: Makeup, chance: Chance): SimulatedClaim {
  const fame = Math.exp(FAME * chance.normal());
  const truth = chance.below(SCALE);
  if (place < 0.1) return { kind: "off-scale", truth: SCALE + chance.below(OPTIONS - SCALE), pull: [0, 0], fame };
  if (place < 0.6 || !isDivided) return { kind: "neutral", truth, pull: [0, 0], fame };
  if (place < 0.85) {
    const away = truth < SCALE / 2 - 0.5 || (truth === 2 && chance.even() < 0.5) ? MISLED_NOTCHES : -MISLED_NOTCHES;
    return { kind: "misled", truth, pull: chance.even() < 0.5 ? [away, 0] : [0, away], fame };
  }
  const apart = chance.even() < 0.5 ? APART_NOTCHES : -APART_NOTCHES;
  return { kind: "partisan", truth: 1 + chance.below(SCALE - 2), pull: [apart, -apart], fame };
}

/** What an honest reviewer says of a claim. */
export function honestVote(claim: SimulatedClaim, { camp, lean }: SimulatedReviewer, chance: Chance): number {
  if (chance.even() < LAPSES) return chance.below(OPTIONS);
  if (claim.kind === "off-scale") return chance.even() < SEES_OFF_SCALE ? claim.truth : chance.below(SCALE);
  const seen = claim.truth + (claim.pull[camp] ?? 0) * lean + NOISE_NOTCHES * chance.normal();
  return Math.min(SCALE - 1, Math.max(0, Math.round(seen)));
}

/** Claims a reviewer takes up: famous ones, and those their camp cares about. */
export function chooseClaims(
  claims: readonly SimulatedClaim[],
  { camp, lean }: SimulatedReviewer,
  votes: number,
  chance: Chance,
): number[] {
  const ranked = claims.map((claim, item) => {
    const draw = claim.fame * (1 + 0.5 * lean * Math.min(1, Math.abs(claim.pull[camp] ?? 0)));
    return { item, key: -Math.log(1 - chance.even()) / draw };
  });
  ranked.sort((a, b) => a.key - b.key || a.item - b.item);
  return ranked.slice(0, Math.min(votes, claims.length)).map(({ item }) => item);
}

function shuffle<T>(list: T[], chance: Chance): void {
  for (let n = list.length - 1; n > 0; n--) {
    const other = chance.below(n + 1);
    [list[n], list[other]] = [list[other] as T, list[n] as T];
  }
}
