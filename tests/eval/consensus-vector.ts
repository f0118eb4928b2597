import { SIDES } from "#server/verdicts/engine/agreement";
import type { Axis } from "#server/verdicts/engine/axis";
import { gatherElectorate } from "#server/verdicts/engine/electorate";
import { explainItem } from "#server/verdicts/engine/explanation";
import { FAMILIES, OPTIONS } from "#server/verdicts/engine/families";
import { commonGround } from "#server/verdicts/engine/ground";
import { type Judgement, judge } from "#server/verdicts/engine/judge";
import { RULE, type Rule } from "#server/verdicts/engine/rule";
import { nextShown, type Shown } from "#server/verdicts/engine/shown";
import { sideOf, UNKNOWN_SIDE } from "#server/verdicts/engine/standpoints";

/** A file of consensus vectors: either an electorate with what is expected of it, or sequences of publication. */
export type Vector = ElectorateVector | { name: string; sequences: PublicationStep[][] };

type ElectorateVector = {
  name: string;
  config: Record<string, number>;
  extensions?: Record<string, number>;
  n_users: number;
  items: string[];
  ballot_columns: string[];
  ballots: [number, number, string, number][];
  standpoints?: ({ declared: number | null; sum: number; answers: number } | null)[];
  previous: (string | null)[] | null;
  expected: Expected;
  compare?: { absolute?: number };
  explain?: { item: number; option: string; swap: boolean; out: unknown }[];
};

type ExpectedAxis = Record<string, number | string>;

type Expected = {
  axis: ExpectedAxis;
  axis2?: ExpectedAxis;
  pivot?: number;
  /** With standpoints: how likely each reviewer is of position B, null where nothing is known. */
  p?: (number | null)[];
  rings?: number[];
  items: Record<string, unknown>[];
  users?: { r: number; f: number; var_f: number; ring: number; leniency?: number }[];
  r_mid?: number;
  ground?: number[];
};

type PublicationStep = {
  now: number;
  status: string;
  option: number;
  upper: number;
  reopened: boolean;
  state: { option: number; since: number; pending: number | string; pending_since: number; locked: boolean };
};

const DEFAULT_TOLERANCE = 2e-6;

/** Where the engine differs from what a vector expects, in words, and the largest numeric difference. */
export function differencesFrom(vector: Vector): { differences: string[]; maxError: number } {
  return "sequences" in vector ? comparePublications(vector.sequences) : compareElectorate(vector);
}

/** Collects differences: numbers within a tolerance, everything else exactly, lists and objects piece by piece. */
class Comparison {
  readonly differences: string[] = [];
  maxError = 0;
  private readonly tolerance: number;

  constructor(tolerance: number) {
    this.tolerance = tolerance;
  }

  same(where: string, actual: unknown, expected: unknown): void {
    if (typeof expected === "number" && typeof actual === "number") {
      const error = Math.abs(actual - expected);
      this.maxError = Math.max(this.maxError, Number.isNaN(error) ? Number.POSITIVE_INFINITY : error);
      if (error <= this.tolerance) return;
    } else if (typeof expected === "object" && expected && typeof actual === "object" && actual) {
      const keys = new Set([...Object.keys(expected), ...Object.keys(actual)]);
      for (const key of keys) this.same(`${where}.${key}`, Reflect.get(actual, key), Reflect.get(expected, key));
      return;
    } else if (Object.is(actual, expected)) return;
    this.differences.push(`${where}: ${JSON.stringify(actual)}, expected ${JSON.stringify(expected)}`);
  }
}

function compareElectorate(vector: ElectorateVector) {
  const comparison = new Comparison(vector.compare?.absolute ?? DEFAULT_TOLERANCE);
  const judgement = judgeVector(vector);
  const { expected } = vector;
  const turned = isTurned(judgement, expected);
  comparison.same("axis", axisOf(judgement.axis, turned.first), expected.axis);
  if (expected.axis2) comparison.same("axis2", axisOf(judgement.axis2, turned.second), expected.axis2);
  if (expected.pivot !== undefined) comparison.same("pivot", judgement.pivot, expected.pivot);
  if (expected.p) comparison.same("p", sidesOf(vector), expected.p);
  if (expected.rings) comparison.same("rings", Array.from(judgement.rings), expected.rings);
  expected.items.forEach((item, j) => {
    const actual = { ...itemOf(judgement, j, turned), ...standpointsOf(judgement, j) };
    for (const key of Object.keys(item)) comparison.same(`items.${j}.${key}`, actual[key], item[key]);
  });
  expected.users?.forEach((reviewer, u) => {
    const actual = reviewerOf(judgement, u, turned.first);
    for (const key of Object.keys(reviewer)) {
      comparison.same(`users.${u}.${key}`, actual[key], Reflect.get(reviewer, key));
    }
  });
  if (expected.r_mid !== undefined) comparison.same("r_mid", judgement.ground?.middle, expected.r_mid);
  if (expected.ground) comparison.same("ground", groundOf(vector, judgement), expected.ground);
  for (const { item, option, swap, out } of vector.explain ?? []) {
    const { electorate, agreement, axis } = judgement;
    const number = optionNumber(vector.items[item] ?? "", option);
    const explained = explainItem(electorate, agreement, axis.state, item, number, swap !== turned.first);
    comparison.same(`explain.${item}`, explained, out);
  }
  return comparison;
}

function judgeVector(vector: ElectorateVector): Judgement {
  const families = vector.items.map((name) => FAMILIES.findIndex((family) => family.name === name));
  const column = (name: string) => vector.ballot_columns.indexOf(name);
  const u = column("user");
  const j = column("item");
  const o = column("option");
  const w = column("weight");
  const at = <T>(row: readonly unknown[], place: number) => row[place] as T;
  const sides = sidesOf(vector).map((side) => side ?? UNKNOWN_SIDE);
  const electorate = gatherElectorate(families, vector.n_users, {
    reviewer: vector.ballots.map((row) => at<number>(row, u)),
    item: vector.ballots.map((row) => at<number>(row, j)),
    option: vector.ballots.map((row) => optionNumber(vector.items[at<number>(row, j)] ?? "", at<string>(row, o))),
    weight: vector.ballots.map((row) => at<number>(row, w)),
    ...(vector.standpoints ? { side: vector.ballots.map((row) => sides[at<number>(row, u)] ?? UNKNOWN_SIDE) } : {}),
  });
  const published = vector.previous?.map((option, item) =>
    option === null ? null : optionNumber(vector.items[item] ?? "", option),
  );
  return judge(electorate, ruleOf({ ...vector.config, ...vector.extensions }), published ? { published } : {});
}

/** The specification's name of every constant whose name here is not the same in another spelling. */
const NAMES: Record<string, keyof Rule> = {
  lambda_i: "ridgeShared",
  lambda_g: "ridgeDivided",
  axis_side_users: "axisSideReviewers",
  kappa0: "kappaPlain",
  lock: "lockAfter",
  z: "deviations",
};

function ruleOf(config: Record<string, number>): Rule {
  const rule: Record<string, number> = { ...RULE, ground: 0, lenientVar: 0, small: 0, ringTogether: 0 };
  for (const [name, value] of Object.entries(config)) {
    const key = NAMES[name] ?? name.replaceAll(/_([a-z0-9])/g, (_, letter: string) => letter.toUpperCase());
    if (!(key in rule)) throw new Error(`The rule has no constant “${name}”.`);
    rule[key] = value;
  }
  return rule as Rule;
}

function optionNumber(familyName: string, option: string): number {
  const number = FAMILIES.find((family) => family.name === familyName)?.options.indexOf(option) ?? -1;
  if (number < 0) throw new Error(`“${familyName}” has no option “${option}”.`);
  return number;
}

/**
 * Whether the sign of each axis is the other one here: it is free, and goes by the reviewer and the item farthest out.
 */
function isTurned(judgement: Judgement, expected: Expected) {
  let product = 0;
  expected.users?.forEach(({ f }, u) => {
    product += f * (judgement.places.view[u] ?? 0);
  });
  if (!expected.users) product = Number(expected.axis.split) * judgement.axis.split;
  const middle = (axis: { split: number }) => axis.split;
  return {
    first: product < 0,
    second: middle(judgement.axis2) * Number(expected.axis2?.split ?? 0) < 0,
  };
}

function axisOf(axis: Axis, turned: boolean): ExpectedAxis {
  const { state, r2, split, low, high, halfGap, reviewersLow, reviewersHigh } = axis;
  return {
    state,
    r2,
    split: turned ? -split : split,
    low: turned ? -high : low,
    high: turned ? -low : high,
    half_gap: halfGap,
    users_low: turned ? reviewersHigh : reviewersLow,
    users_high: turned ? reviewersLow : reviewersHigh,
  };
}

function itemOf(judgement: Judgement, j: number, turned: { first: boolean; second: boolean }): Record<string, unknown> {
  const { decisions, agreement, theta, electorate } = judgement;
  const decision = decisions[j];
  if (!decision) return {};
  const family = FAMILIES[electorate.family[j] ?? 0];
  const count = family?.options.length ?? 0;
  const options = (values: Float64Array) => Array.from(values.subarray(j * OPTIONS, j * OPTIONS + count));
  const order = [...(turned.first ? [1, 0] : [0, 1]), ...(turned.second ? [3, 2] : [2, 3])].slice(0, agreement.sides);
  const sides = agreement.sides === 1 ? [0] : order;
  const sign = turned.first ? -1 : 1;
  return {
    status: decision.status,
    option: decision.option === null ? null : family?.options[decision.option],
    basis: decision.basis.replace("_", " "),
    score: decision.score,
    low: decision.lower,
    margin: decision.margin,
    i: [theta[4 * j], theta[4 * j + 1]],
    g: [sign * (theta[4 * j + 2] ?? 0), sign * (theta[4 * j + 3] ?? 0)],
    est: options(agreement.estimate),
    lower: options(agreement.lower),
    upper: options(agreement.upper),
    side_n: sides.map((side) => agreement.sideVotes[j * SIDES + side]),
    side_raw: sides.map((side) => agreement.sideReviewers[j * SIDES + side]),
    side_agree: sides.map((side) => {
      const row = (j * SIDES + side) * OPTIONS;
      return Array.from(agreement.sideAgreement.subarray(row, row + count));
    }),
    pool_n: agreement.poolVotes[j],
    plain: options(agreement.plain),
    aside: options(agreement.aside),
    aside_all: options(agreement.asideAll),
  };
}

/** How likely each reviewer is of position B, null where nothing is known. */
const sidesOf = ({ standpoints = [], ...vector }: ElectorateVector): (number | null)[] =>
  standpoints.map((standpoint) => {
    const side = standpoint ? sideOf(standpoint, ruleOf({ ...vector.config, ...vector.extensions })) : UNKNOWN_SIDE;
    return Number.isNaN(side) ? null : side;
  });

function standpointsOf({ standpoints, base, electorate }: Judgement, j: number): Record<string, unknown> {
  const decision = base[j];
  const family = FAMILIES[electorate.family[j] ?? 0];
  const count = family?.options.length ?? 0;
  const option = typeof decision?.option === "number" ? family?.options[decision.option] : null;
  const before = { base: { status: decision?.status, option, basis: decision?.basis } };
  if (!standpoints) return before;
  const options = (values: Float64Array) => Array.from(values.subarray(j * OPTIONS, j * OPTIONS + count));
  return {
    ...before,
    side_n: Array.from(standpoints.sideVotes.subarray(2 * j, 2 * j + 2)),
    decided: Array.from(standpoints.decided.subarray(2 * j, 2 * j + 2)),
    spread: standpoints.spread[j],
    lead: options(standpoints.lead),
    lead_spread: options(standpoints.leadSpread),
    lower: options(standpoints.lower),
    contrary: options(standpoints.contrary),
    along_lower: standpoints.along ? options(standpoints.along) : null,
  };
}

function reviewerOf({ places, rings }: Judgement, u: number, turned: boolean): Record<string, unknown> {
  const view = places.view[u] ?? 0;
  const leniency = places.leniency?.[u];
  return { r: places.reliability[u], f: turned ? -view : view, var_f: places.variance[u], ring: rings[u], leniency };
}

/** The common ground of every ballot, in the order in which the vector lists them. */
function groundOf(vector: ElectorateVector, { electorate, ground }: Judgement): number[] {
  const { reviewer, item, ballots } = electorate;
  const places = new Map(Array.from({ length: ballots }, (_, k) => [`${reviewer[k]} ${item[k]}`, k]));
  const u = vector.ballot_columns.indexOf("user");
  const j = vector.ballot_columns.indexOf("item");
  const rule = ruleOf({ ...vector.config, ...vector.extensions });
  return vector.ballots.map((row) => {
    const k = places.get(`${row[u]} ${row[j]}`);
    return ground && k !== undefined ? commonGround(ground, k, rule) : Number.NaN;
  });
}

function comparePublications(sequences: readonly PublicationStep[][]) {
  const comparison = new Comparison(DEFAULT_TOLERANCE);
  sequences.forEach((steps, n) => {
    let state: Shown = { option: null, since: 0, pending: null, pendingSince: 0, locked: false };
    steps.forEach((step, at) => {
      const decision = { status: step.status as Decision["status"], option: step.option < 0 ? null : step.option };
      state = nextShown(state, decision, step.upper, step.now, step.reopened, RULE);
      comparison.same(`sequence ${n}, step ${at}`, publicationOf(state), step.state);
    });
  });
  return comparison;
}

type Decision = Judgement["decisions"][number];

/** The vectors write −1 for nothing and −2 for a verdict that waits to be withdrawn. */
function publicationOf({ option, since, pending, pendingSince, locked }: Shown): PublicationStep["state"] {
  const waiting = pending === "withdraw" ? -2 : pending;
  return { option: option ?? -1, since, pending: waiting ?? -1, pending_since: pendingSince, locked };
}
