import type { Electorate } from "#server/verdicts/engine/electorate";
import { FAMILIES, OPTIONS } from "#server/verdicts/engine/families";
import { float64 } from "#server/verdicts/engine/memory";
import type { Rule } from "#server/verdicts/engine/rule";

/** Per reviewer the number of their copy ring, or −1. Rings are numbered in the order of their first member. */
export type Rings = Int32Array;

type Pair = { a: number; b: number };

/** Pretended ballots per option in the share of a side that chose it. */
const SMOOTHING = 0.5;

/**
 * Finds reviewers whose ballots are copies of one another: at least eight items in common, nine of ten alike, and alike
 * beyond what their side's opinions and their own habits explain. Who always says "false" copies nobody. §2.4, exact
 * search.
 *
 * @param trust per reviewer; who has none is not asked what their side says, as they are not asked anywhere
 * @param view per reviewer; its sign says the side
 */
export function findCopyRings(electorate: Electorate, trust: Float64Array, view: Float64Array, rule: Rule): Rings {
  const { reviewers, starts } = electorate;
  const isCandidate = (u: number) => starts[u + 1]! - starts[u]! >= rule.ringMinCommon;
  let candidates = 0;
  for (let u = 0; u < reviewers; u++) if (isCandidate(u)) candidates += 1;
  const near = nearPairs(electorate, isCandidate, rule);
  const partners = new Int32Array(reviewers);
  for (const { a, b } of near) {
    partners[a]! += 1;
    partners[b]! += 1;
  }
  const enough = rule.ringNats + Math.log(Math.max(1, (candidates * (candidates - 1)) / 2));
  const chance = chanceOfSides(electorate, trust, view, partners);
  const edges = near.filter((pair) => evidenceOfCopying(electorate, chance, pair, rule) > enough);
  return components(reviewers, edges);
}

/** Pairs with enough items in common and enough ballots alike on them. */
function nearPairs(electorate: Electorate, isCandidate: (u: number) => boolean, rule: Rule): Pair[] {
  const { reviewers, starts, item, code, itemStarts, byItem, reviewer } = electorate;
  const common = new Int32Array(reviewers);
  const alike = new Int32Array(reviewers);
  const near: Pair[] = [];
  for (let a = 0; a < reviewers; a++) {
    if (!isCandidate(a)) continue;
    const met: number[] = [];
    for (let k = starts[a]!; k < starts[a + 1]!; k++) {
      for (let n = itemStarts[item[k]! + 1]! - 1; n >= itemStarts[item[k]!]!; n--) {
        const other = byItem[n]!;
        const b = reviewer[other]!;
        if (b <= a) break;
        if (!isCandidate(b)) continue;
        if (common[b] === 0) met.push(b);
        common[b]! += 1;
        if (code[other] === code[k]) alike[b]! += 1;
      }
    }
    for (const b of met) {
      if (common[b]! >= rule.ringMinCommon && alike[b]! >= rule.ringMatch * common[b]!) near.push({ a, b });
      common[b] = 0;
      alike[b] = 0;
    }
  }
  return near;
}

/** The share of a reviewer's side that chose a ballot's option on its item, and the reviewer's own share of it. */
type Chance = (k: number) => number;

function chanceOfSides(electorate: Electorate, trust: Float64Array, view: Float64Array, partners: Int32Array): Chance {
  const { items, ballots, item, code, reviewer, family, reviewers, starts } = electorate;
  const rowOf = (k: number) => 2 * item[k]! + (view[reviewer[k]!]! > 0 ? 1 : 0);
  const bySide = new Float64Array(2 * items * OPTIONS);
  const ofSide = new Float64Array(2 * items);
  for (let k = 0; k < ballots; k++) {
    if (trust[reviewer[k]!] === 0) continue;
    const share = 1 / (1 + partners[reviewer[k]!]!);
    bySide[rowOf(k) * OPTIONS + (code[k]! % OPTIONS)]! += share;
    ofSide[rowOf(k)]! += share;
  }
  const habits = new Int32Array(reviewers * OPTIONS * FAMILIES.length);
  const habitOf = (k: number) => reviewer[k]! * OPTIONS * FAMILIES.length + code[k]!;
  for (let k = 0; k < ballots; k++) habits[habitOf(k)]! += 1;
  return (k) => {
    const options = FAMILIES[family[item[k]!]!]!.options.length;
    const row = rowOf(k);
    const side = (bySide[row * OPTIONS + (code[k]! % OPTIONS)]! + SMOOTHING) / (ofSide[row]! + SMOOTHING * options);
    const elsewhere = starts[reviewer[k]! + 1]! - starts[reviewer[k]!]! - 1;
    return Math.max(side, elsewhere > 0 ? (habits[habitOf(k)]! - 1) / elsewhere : 0);
  };
}

/** How much likelier two reviewers' ballots are if one copies the other than if not, in nats; the lower of the two. */
function evidenceOfCopying(electorate: Electorate, chance: Chance, { a, b }: Pair, rule: Rule): number {
  const { starts, item, code } = electorate;
  let [ofA, ofB] = [0, 0];
  let other = starts[b]!;
  for (let k = starts[a]!; k < starts[a + 1]!; k++) {
    while (other < starts[b + 1]! && item[other]! < item[k]!) other += 1;
    if (other === starts[b + 1]! || item[other] !== item[k]) continue;
    if (code[other] === code[k]) {
      ofA += copyEvidence(chance(k), rule.ringEps);
      ofB += copyEvidence(chance(other), rule.ringEps);
    } else {
      ofA += Math.log(rule.ringEps);
      ofB += Math.log(rule.ringEps);
    }
  }
  return Math.min(ofA, ofB);
}

const copyEvidence = (p: number, eps: number) => Math.log((1 - eps + eps * p) / p);

function components(reviewers: number, edges: readonly Pair[]): Rings {
  const root = Int32Array.from({ length: reviewers }, (_, u) => u);
  const find = (u: number): number => {
    let at = u;
    while (root[at] !== at) {
      root[at] = root[root[at]!]!;
      at = root[at]!;
    }
    return at;
  };
  for (const { a, b } of edges) {
    const [low, high] = [find(a), find(b)].sort((x, y) => x - y);
    root[high!] = low!;
  }
  const members = new Int32Array(reviewers);
  for (let u = 0; u < reviewers; u++) members[find(u)]! += 1;
  const rings = new Int32Array(reviewers).fill(-1);
  let next = 0;
  for (let u = 0; u < reviewers; u++) {
    const first = find(u);
    if (members[first]! < 2) continue;
    if (first === u) {
      rings[u] = next;
      next += 1;
    } else rings[u] = rings[first]!;
  }
  return rings;
}

/** The same electorate with one vote per item for every ring, shared equally by the members who voted on it. §2.4. */
export function shareVotes(electorate: Electorate, rings: Rings): Electorate {
  const { items, itemStarts, byItem, reviewer } = electorate;
  const weight = float64(electorate.ballots);
  weight.set(electorate.weight);
  for (let j = 0; j < items; j++) {
    const voting = new Map<number, number>();
    for (let n = itemStarts[j]!; n < itemStarts[j + 1]!; n++) {
      const ring = rings[reviewer[byItem[n]!]!]!;
      if (ring >= 0) voting.set(ring, (voting.get(ring) ?? 0) + 1);
    }
    if (voting.size === 0) continue;
    for (let n = itemStarts[j]!; n < itemStarts[j + 1]!; n++) {
      const members = voting.get(rings[reviewer[byItem[n]!]!]!);
      if (members) weight[byItem[n]!]! /= members;
    }
  }
  return { ...electorate, weight };
}
