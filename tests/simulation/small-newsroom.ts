import { gatherElectorate } from "#server/verdicts/engine/electorate";
import { type Judgement, judge } from "#server/verdicts/engine/judge";
import { RULE, type Rule } from "#server/verdicts/engine/rule";
import { sideOf, UNKNOWN_SIDE } from "#server/verdicts/engine/standpoints";
import { lieAbout } from "#tests/simulation/attacks";
import { type Chance, chanceFrom } from "#tests/simulation/chance";
import {
  honestVote,
  type Kind,
  type Makeup,
  PLACES,
  type SimulatedBallot,
  type SimulatedClaim,
  type SimulatedReviewer,
  type Simulation,
  simulate,
  withAccounts,
} from "#tests/simulation/electorates";

/** A newsroom in which everybody may say where they stand: per person −1 … 1, or null for no answer. §6.4. */
export type SmallNewsroom = { simulation: Simulation; declared: (number | null)[] };

/** How it is made: `turnout` is the share of the claims that each judges, `match` how far what is asked is what divides. */
export type SmallMakeup = {
  reviewers: number;
  claims: number;
  minority: number;
  turnout: number;
  seed: number;
  match?: number;
};

/** Distance from the middle up to which people say “neither” and “leaning”, and the share that answers for the other. */
const NEITHER_UP_TO = 0.35;
const LEANING_UP_TO = 0.7;
const ANSWERS_WRONGLY = 0.04;

/** A small newsroom of honest people, in which everybody who stands clear of the middle says so. */
export function smallNewsroom({ turnout, match = 1, ...makeup }: SmallMakeup): SmallNewsroom {
  const votesEach = Math.max(1, Math.round(makeup.claims * turnout));
  const whole: Makeup = { ...makeup, votesEach, activity: 0, isDivided: true };
  const simulation = simulate(whole);
  const chance = chanceFrom(makeup.seed + 1);
  const declared = simulation.reviewers.map((reviewer) => declares(reviewer, match, chance));
  return { simulation, declared };
}

/** What someone answers when they are asked which position they are closer to. */
function declares({ camp, lean }: SimulatedReviewer, match: number, chance: Chance): number {
  const place = camp === 1 ? lean : -lean;
  const beside = (chance.even() < 0.5 ? 1 : -1) + PLACES * chance.normal();
  const asked = match * place + Math.sqrt(1 - match * match) * beside;
  const side = Math.sign(asked) * (chance.even() < ANSWERS_WRONGLY ? -1 : 1);
  if (Math.abs(asked) < NEITHER_UP_TO) return 0;
  return Math.abs(asked) < LEANING_UP_TO ? side / 2 : side;
}

/** Judges a small newsroom. `base` in the judgement is what is decided without standpoints. */
export function judgeSmall({ simulation, declared }: SmallNewsroom, rule: Rule = RULE): Judgement {
  const { reviewers, claims, ballots, accounts } = simulation;
  const sides = declared.map((answer) =>
    answer === null ? UNKNOWN_SIDE : sideOf({ declared: answer, sum: 0, answers: 0 }, rule),
  );
  const electorate = gatherElectorate(new Uint8Array(claims.length), reviewers.length + accounts, {
    reviewer: ballots.map((ballot) => ballot.reviewer),
    item: ballots.map((ballot) => ballot.item),
    option: ballots.map((ballot) => ballot.option),
    weight: ballots.map((ballot) => ballot.weight),
    side: ballots.map((ballot) => sides[ballot.reviewer] ?? UNKNOWN_SIDE),
  });
  return judge(electorate, rule);
}

/** The first claim of a kind that at least three honest people voted on; undefined where there is none. */
export function targetOf({ simulation: { claims, ballots } }: SmallNewsroom, kind: Kind): number | undefined {
  const item = claims.findIndex(
    (claim, n) => claim.kind === kind && ballots.filter((ballot) => ballot.item === n).length >= 3,
  );
  return item < 0 ? undefined : item;
}

/** An attack on one claim of a small newsroom by accounts, so many for each honest reviewer. */
type SmallAttack = (newsroom: SmallNewsroom, target: number, share: number, chance: Chance) => SmallNewsroom;

const accountsOf = ({ simulation }: SmallNewsroom, share: number) =>
  Math.max(1, Math.round(simulation.reviewers.length * share));

type Sheet = Omit<SimulatedBallot, "reviewer" | "castAt">[];

const SCALE_END = 4;
/** Share of the other claims on which an account votes honestly as someone of its pose would. */
const HONEST_HISTORY = 0.7;

/** The side whose people see a claim as it is. */
const rightSide = ({ pull }: SimulatedClaim): 0 | 1 => (pull[0] === 0 ? 0 : 1);

/** Someone as there are such in a camp, for an account to pose as. */
const someoneOf = (camp: 0 | 1, chance: Chance): SimulatedReviewer => ({
  camp,
  lean: Math.abs(1 + PLACES * chance.normal()),
});

function sheetOf(
  { claims }: Simulation,
  target: number,
  pose: SimulatedReviewer,
  notch: number,
  chance: Chance,
): Sheet {
  const history = claims.flatMap((claim, item) =>
    item !== target && chance.even() < HONEST_HISTORY
      ? [{ item, option: honestVote(claim, pose, chance), weight: 1 }]
      : [],
  );
  const lie = lieAbout(claims[target] as SimulatedClaim);
  const milder = lie === 0 ? notch : lie - notch;
  return [...history, { item: target, option: Math.min(SCALE_END, milder), weight: 1 }];
}

const joined = ({ simulation, declared }: SmallNewsroom, sheets: readonly Sheet[], answers: (number | null)[]) => ({
  simulation: withAccounts(simulation, sheets),
  declared: [...declared, ...answers],
});

const alternately = (n: number): 0 | 1 => (n % 2 === 0 ? 0 : 1);
const answerOf = (camp: 0 | 1) => (camp === 1 ? 1 : -1);

function posing(campOf: (n: number, target: SimulatedClaim) => 0 | 1, notch = 0): SmallAttack {
  return (newsroom, target, share, chance) => {
    const claim = newsroom.simulation.claims[target] as SimulatedClaim;
    const poses = Array.from({ length: accountsOf(newsroom, share) }, (_, n) => someoneOf(campOf(n, claim), chance));
    const sheets = poses.map((pose) => sheetOf(newsroom.simulation, target, pose, notch, chance));
    return joined(
      newsroom,
      sheets,
      poses.map((pose) => declares(pose, 1, chance)),
    );
  };
}

function oneVote(isDeclared: boolean): SmallAttack {
  return (newsroom, target, share) => {
    const camps = Array.from({ length: accountsOf(newsroom, share) }, (_, n) => alternately(n));
    const lie = lieAbout(newsroom.simulation.claims[target] as SimulatedClaim);
    const sheets = camps.map(() => [{ item: target, option: lie, weight: 1 }]);
    return joined(
      newsroom,
      sheets,
      camps.map((camp) => (isDeclared ? answerOf(camp) : null)),
    );
  };
}

/** The misled camp's own people, a share of whom declare the other side. */
const misdeclaring: SmallAttack = ({ simulation, declared }, target, share, chance) => {
  const misled = 1 - rightSide(simulation.claims[target] as SimulatedClaim);
  return {
    simulation,
    declared: declared.map((answer, u) =>
      answer !== null && simulation.reviewers[u]?.camp === misled && chance.even() < share ? -answer : answer,
    ),
  };
};

/** Two sheets, one of either pose, each submitted by many. */
const copies: SmallAttack = (newsroom, target, share, chance) => {
  const pair = ([0, 1] as const).map((camp) =>
    sheetOf(newsroom.simulation, target, someoneOf(camp, chance), 0, chance),
  );
  const camps = Array.from({ length: accountsOf(newsroom, share) }, (_, n) => alternately(n));
  return joined(
    newsroom,
    camps.map((camp) => pair[camp] as Sheet),
    camps.map(answerOf),
  );
};

/** Members who join late and vote as honestly as everybody else, on the target too. */
const honestNewcomers: SmallAttack = (newsroom, _, share, chance) => {
  const people = Array.from({ length: accountsOf(newsroom, share) }, (_, n) => someoneOf(alternately(n), chance));
  const sheets = people.map((person) =>
    newsroom.simulation.claims.map((claim, item) => ({ item, option: honestVote(claim, person, chance), weight: 1 })),
  );
  return joined(
    newsroom,
    sheets,
    people.map((person) => declares(person, 1, chance)),
  );
};

/** The attacks of the specification's table, by name. */
export const SMALL_ATTACKS: ReadonlyMap<string, SmallAttack> = new Map<string, SmallAttack>([
  ["none", (newsroom) => newsroom],
  ["honest newcomers", honestNewcomers],
  ["one vote, no standpoint", oneVote(false)],
  ["one vote, with a standpoint", oneVote(true)],
  ["copies of two sheets", copies],
  ["70% honest history, posing as both sides", posing(alternately)],
  ["the same, posing as the side that is right", posing((_, claim) => rightSide(claim))],
  ["both sides, one notch milder", posing(alternately, 1)],
  ["misled camp declares the other side", misdeclaring],
]);
