import { codeOf, FAMILIES, OPTIONS } from "#server/verdicts/engine/families";
import { float64, int32, MOST_IN_BYTE, uint8 } from "#server/verdicts/engine/memory";
import { clip, type Rule } from "#server/verdicts/engine/rule";

/** Ballots as they come, one per row, in arrays of the same length. Weights are in (0, 1]. */
export type BallotRows = {
  reviewer: ArrayLike<number>;
  item: ArrayLike<number>;
  option: ArrayLike<number>;
  weight: ArrayLike<number>;
  /** When each was cast, in seconds; only needed where young ballots are told from old ones. */
  castAt?: ArrayLike<number>;
  /** How likely its reviewer is of position B of the item's topic, 0 to 1; not a number where nothing is known. §6.4. */
  side?: ArrayLike<number>;
};

/**
 * Who voted what on what: each reviewer's ballots stand together, in the order of the reviewers, and `byItem` lists
 * them once more in the order of the items. Nothing in it says who a reviewer is.
 */
export type Electorate = {
  reviewers: number;
  items: number;
  ballots: number;
  /** Per item: its place in `FAMILIES`. */
  family: Uint8Array;
  /** Ballots of reviewer u: from `starts[u]` up to `starts[u + 1]`. */
  starts: Int32Array;
  /** Per ballot. */
  reviewer: Int32Array;
  item: Int32Array;
  code: Uint8Array;
  weight: Float64Array;
  castAt: Float64Array | undefined;
  side: Float64Array | undefined;
  /** Ballots on item j: `byItem[k]` for k from `itemStarts[j]` up to `itemStarts[j + 1]`. */
  itemStarts: Int32Array;
  byItem: Int32Array;
  /** Ballots of reviewers who did not consent to the estimation; without it there are none. */
  apart?: Apart;
};

/**
 * Ballots that count in the simple majority only, because their reviewers want no viewpoint estimated: per item their
 * number, and the weight of those for each option, `weight[8 × item + option]`. §2.11.
 */
type Apart = { ballots: Int32Array; weight: Float64Array };

/** How many voted on an item, those who are not estimated included. */
export const ballotsOn = ({ itemStarts, apart }: Pick<Electorate, "itemStarts" | "apart">, item: number): number =>
  itemStarts[item + 1]! - itemStarts[item]! + (apart?.ballots[item] ?? 0);

/** Adds up the ballots that stand apart. Rows are as in `gatherElectorate`, one per reviewer and item. */
export function gatherApart(items: number, rows: Pick<BallotRows, "item" | "option" | "weight">): Apart {
  const apart = { ballots: int32(items), weight: float64(items * OPTIONS) };
  for (let row = 0; row < rows.item.length; row++) {
    const item = rows.item[row]!;
    apart.ballots[item]! += 1;
    apart.weight[item * OPTIONS + rows.option[row]!]! += rows.weight[row]!;
  }
  return apart;
}

/**
 * Puts ballots in order. A reviewer has one ballot on an item: of several the last one stands. Throws a RangeError that
 * names the row when a ballot names a reviewer, item or option that there is not, or has a weight outside (0, 1].
 */
export function gatherElectorate(family: ArrayLike<number>, reviewers: number, rows: BallotRows): Electorate {
  checkRows(family, reviewers, rows);
  const count = rows.item.length;
  const order = inOrder(rows, reviewers, family.length);
  const last = new Int32Array(family.length).fill(-1);
  const kept = new Uint8Array(count);
  let ballots = 0;
  for (let k = count - 1; k >= 0; k--) {
    const row = order[k]!;
    const item = rows.item[row]!;
    if (last[item] === rows.reviewer[row]) continue;
    last[item] = rows.reviewer[row]!;
    kept[row] = 1;
    ballots += 1;
  }
  const electorate = emptyElectorate(family, reviewers, ballots);
  if (rows.castAt) electorate.castAt = float64(ballots);
  if (rows.side) electorate.side = float64(ballots);
  electorate.family.set(family);
  let to = 0;
  for (let k = 0; k < count; k++) {
    const row = order[k]!;
    if (!kept[row]) continue;
    const item = rows.item[row]!;
    electorate.reviewer[to] = rows.reviewer[row]!;
    electorate.item[to] = item;
    electorate.code[to] = codeOf(family[item]!, rows.option[row]!);
    electorate.weight[to] = rows.weight[row]!;
    if (rows.castAt && electorate.castAt) electorate.castAt[to] = rows.castAt[row]!;
    if (rows.side && electorate.side) electorate.side[to] = rows.side[row]!;
    to += 1;
    electorate.starts[rows.reviewer[row]! + 1] = to;
  }
  for (let u = 0; u < reviewers; u++) {
    electorate.starts[u + 1] = Math.max(electorate.starts[u + 1]!, electorate.starts[u]!);
  }
  electorate.byItem.set(stableOrder(electorate.item, family.length, ballots));
  for (let k = 0; k < ballots; k++) electorate.itemStarts[electorate.item[k]! + 1]! += 1;
  for (let j = 0; j < family.length; j++) electorate.itemStarts[j + 1]! += electorate.itemStarts[j]!;
  return electorate;
}

function emptyElectorate(family: ArrayLike<number>, reviewers: number, ballots: number): Electorate {
  return {
    reviewers,
    items: family.length,
    ballots,
    family: uint8(family.length),
    starts: int32(reviewers + 1),
    reviewer: int32(ballots),
    item: int32(ballots),
    code: uint8(ballots),
    weight: float64(ballots),
    castAt: undefined,
    side: undefined,
    itemStarts: int32(family.length + 1),
    byItem: int32(ballots),
  };
}

function checkRows(family: ArrayLike<number>, reviewers: number, rows: BallotRows): void {
  const within = (value: number, end: number) => Number.isInteger(value) && value >= 0 && value < end;
  for (let j = 0; j < family.length; j++) {
    if (!FAMILIES[family[j]!]) throw new RangeError(`Item ${j} is of family ${family[j]}, which there is not.`);
  }
  for (let row = 0; row < rows.item.length; row++) {
    const item = rows.item[row]!;
    const option = rows.option[row]!;
    const weight = rows.weight[row]!;
    if (!within(rows.reviewer[row]!, reviewers))
      throw new RangeError(`Ballot ${row}: no reviewer ${rows.reviewer[row]}.`);
    if (!within(item, family.length)) throw new RangeError(`Ballot ${row}: no item ${item}.`);
    if (!within(option, FAMILIES[family[item]!]!.options.length)) {
      throw new RangeError(`Ballot ${row}: ${FAMILIES[family[item]!]!.name} has no option ${option}.`);
    }
    if (!(weight > 0 && weight <= 1)) throw new RangeError(`Ballot ${row}: weight ${weight} is not in (0, 1].`);
  }
}

/** Rows in the order of the reviewers, each reviewer's in the order of the items, and equal ones as they came. */
function inOrder(rows: BallotRows, reviewers: number, items: number): Int32Array {
  const count = rows.item.length;
  const byItem = stableOrder(rows.item, items, count);
  const reviewerOf = new Int32Array(count);
  for (let k = 0; k < count; k++) reviewerOf[k] = rows.reviewer[byItem[k]!]!;
  const order = stableOrder(reviewerOf, reviewers, count);
  for (let k = 0; k < count; k++) order[k] = byItem[order[k]!]!;
  return order;
}

/** Rows in the order of their key, and those of one key as they came. Keys are integers from 0 up to `keys`. */
function stableOrder(key: ArrayLike<number>, keys: number, count: number): Int32Array {
  const next = new Int32Array(keys + 1);
  for (let k = 0; k < count; k++) next[key[k]! + 1]! += 1;
  for (let n = 0; n < keys; n++) next[n + 1]! += next[n]!;
  const order = new Int32Array(count);
  for (let k = 0; k < count; k++) {
    const n = key[k]!;
    order[next[n]!] = k;
    next[n]! += 1;
  }
  return order;
}

/** How experienced reviewers are, by the items that they voted on and that others voted on too. §2.2. */
export type Experience = {
  /** e_u, 0 to 1: how much of a voice the reviewer has in the estimation. With one ballot it is 0. */
  voice: Float64Array;
  /** Per ballot: how many *other* ballots are its reviewer's experience, up to 255. */
  others: Uint8Array;
};

/**
 * Measures the experience of every reviewer: five *other* items make a full vote. Where the time is given, a ballot is
 * experience only when it is a day old: no one becomes experienced and attacks within one day. §2.2.
 *
 * @param now seconds, on the clock of `castAt`
 */
export function measureExperience(electorate: Electorate, rule: Rule, now?: number): Experience {
  const { reviewers, ballots, starts, item, itemStarts, castAt } = electorate;
  const voice = float64(reviewers);
  const others = uint8(ballots);
  const counts = (k: number) => {
    const voters = itemStarts[item[k]! + 1]! - itemStarts[item[k]!]!;
    const isOld = now === undefined || !castAt || now - castAt[k]! >= rule.experienceAge;
    return voters >= rule.minItemVotes && isOld ? 1 : 0;
  };
  for (let u = 0; u < reviewers; u++) {
    let count = 0;
    for (let k = starts[u]!; k < starts[u + 1]!; k++) count += counts(k);
    for (let k = starts[u]!; k < starts[u + 1]!; k++) others[k] = Math.min(MOST_IN_BYTE, count - counts(k));
    voice[u] = clip((count - 1) / rule.experience, 0, 1);
  }
  return { voice, others };
}

/** x_uj, 0 to 1: how much of a vote ballot k has by its reviewer's experience with *other* items. §2.2. */
export const experienceOfBallot = ({ others }: Experience, k: number, rule: Rule): number =>
  clip(others[k]! / rule.experience, 0, 1);
