import type { Electorate } from "#server/verdicts/engine/electorate";
import { FAMILIES, OPTIONS } from "#server/verdicts/engine/families";
import { float64 } from "#server/verdicts/engine/memory";
import type { Rule } from "#server/verdicts/engine/rule";

/** Per reviewer the number of their copy ring, or −1. Rings are numbered in the order of their first member. */
export type Rings = Int32Array;

/** No one is in a ring. */
export const noRings = (reviewers: number): Rings => new Int32Array(reviewers).fill(-1);

/** Reviewers whose ballots are the same to the last one, by one of them and how many they are. */
type Sheet = { reviewer: number; members: number[] };

/** Two sheets that are near one another, by their places in the list of sheets. */
type Pair = { a: number; b: number };

/** Pretended ballots per option in the share of a side that chose it. */
const SMOOTHING = 0.5;

/**
 * Finds reviewers whose ballots are copies of one another: at least eight items in common, nine of ten alike, and alike
 * beyond what their side's opinions and their own habits explain. Who always says "false" copies no one. §2.4.
 *
 * The search is exact and does not compare everyone with everyone: equal sheets are compared once for all, and two
 * sheets with eight ballots in common must share one of those that remain when each drops its seven commonest (prefix
 * filter; Chaudhuri, Ganti & Kaushik 2006).
 *
 * @param trust per reviewer; who has none is not asked what their side says, as they are not asked anywhere
 * @param view per reviewer; its sign says the side
 */
export function findCopyRings(electorate: Electorate, trust: Float64Array, view: Float64Array, rule: Rule): Rings {
  const { reviewers, starts } = electorate;
  const candidates: number[] = [];
  for (let u = 0; u < reviewers; u++) if (starts[u + 1]! - starts[u]! >= rule.ringMinCommon) candidates.push(u);
  const sheets = sheetsOf(electorate, view, candidates);
  const near = nearPairs(electorate, sheets, rule);
  const partners = new Int32Array(reviewers);
  for (const { members } of sheets) for (const u of members) partners[u] = members.length - 1;
  for (const { a, b } of near) {
    for (const u of sheets[a]!.members) partners[u]! += sheets[b]!.members.length;
    for (const u of sheets[b]!.members) partners[u]! += sheets[a]!.members.length;
  }
  const chance = chanceOfSides(electorate, trust, view, partners);
  const likenesses: Likeness[][] = sheets.map(() => []);
  const addLikeness = (a: number, b: number) => {
    const evidence = evidenceOfCopying(electorate, chance, sheets[a]!.reviewer, sheets[b]!.reviewer, rule);
    likenesses[a]!.push({ with: b, evidence });
    if (a !== b) likenesses[b]!.push({ with: a, evidence });
  };
  sheets.forEach(({ members }, n) => {
    if (members.length > 1) addLikeness(n, n);
  });
  for (const { a, b } of near) addLikeness(a, b);
  const edges: [number, number][] = [];
  sheets.forEach(({ members }, n) => {
    for (const other of copiesOf(n, likenesses[n]!, sheets, candidates.length, rule)) {
      for (const u of sheets[other]!.members) edges.push([members[0]!, u]);
      for (const u of members) edges.push([sheets[other]!.reviewer, u]);
    }
  });
  return components(reviewers, edges);
}

/** A sheet that is near another, and how much speaks for a copy. */
type Likeness = { with: number; evidence: number };

/**
 * The sheets that are copies of one: each that is alike beyond chance by itself, and of the most alike ones as many as
 * are so together. What two short sheets cannot show, forty do: that m reviewers out of n vote alike by chance is as
 * unlikely as that m − 1 of them hit on the same by themselves, and there are “n over m” ways to choose them. §6.6.
 */
function copiesOf(
  sheet: number,
  likenesses: readonly Likeness[],
  sheets: readonly Sheet[],
  candidates: number,
  { ringNats, ringTogether }: Rule,
): number[] {
  const byEvidence = likenesses.filter(({ evidence }) => evidence > 0).sort((a, b) => b.evidence - a.evidence);
  const forTwo = ringNats + logChoose(candidates, 2);
  let together = 0;
  let reviewers = 1;
  let enough = 0;
  byEvidence.forEach(({ with: other, evidence }, n) => {
    const count = sheets[other]!.members.length - (other === sheet ? 1 : 0);
    together += count * evidence;
    reviewers += count;
    const isTogether = ringTogether > 0 && reviewers >= ringTogether;
    const limit = isTogether ? ringNats + logChoose(candidates, reviewers) : Number.POSITIVE_INFINITY;
    if (evidence > forTwo || together > limit) enough = n + 1;
  });
  return byEvidence.slice(0, enough).map((likeness) => likeness.with);
}

/** The logarithm of “n over m”: in how many ways m can be chosen of n. */
function logChoose(n: number, m: number): number {
  let log = 0;
  for (let k = 1; k <= Math.min(m, n - m); k++) log += Math.log((n - k + 1) / k);
  return log;
}

/** Puts reviewers of one side with the same ballots together. */
function sheetsOf({ starts, item, code }: Electorate, view: Float64Array, candidates: readonly number[]): Sheet[] {
  const sheets: Sheet[] = [];
  const byHash = new Map<number, Sheet[]>();
  const sideOf = (u: number) => (view[u]! > 0 ? 1 : 0);
  const equal = (a: number, b: number) => {
    const votes = starts[a + 1]! - starts[a]!;
    if (votes !== starts[b + 1]! - starts[b]! || sideOf(a) !== sideOf(b)) return false;
    for (let n = 0; n < votes; n++) {
      if (item[starts[a]! + n] !== item[starts[b]! + n] || code[starts[a]! + n] !== code[starts[b]! + n]) return false;
    }
    return true;
  };
  for (const u of candidates) {
    let hash = sideOf(u);
    for (let k = starts[u]!; k < starts[u + 1]!; k++)
      hash = (Math.imul(hash, 0x01000193) ^ tokenOf(item[k]!, code[k]!)) | 0;
    const alike = byHash.get(hash) ?? [];
    const sheet = alike.find(({ reviewer }) => equal(reviewer, u));
    if (sheet) {
      sheet.members.push(u);
      continue;
    }
    const fresh = { reviewer: u, members: [u] };
    sheets.push(fresh);
    byHash.set(hash, [...alike, fresh]);
  }
  return sheets;
}

const CODES = FAMILIES.length * OPTIONS;
const tokenOf = (item: number, code: number) => item * CODES + code;

/** Pairs of sheets with enough items in common and enough ballots alike on them. */
function nearPairs(electorate: Electorate, sheets: readonly Sheet[], rule: Rule): Pair[] {
  const { items } = electorate;
  const rarest = rarestTokens(electorate, sheets, Math.ceil(rule.ringMatch * rule.ringMinCommon));
  const next = new Int32Array(items * CODES + 1);
  for (const tokens of rarest) for (const token of tokens) next[token + 1]! += 1;
  for (let token = 0; token < items * CODES; token++) next[token + 1]! += next[token]!;
  const first = next.slice();
  const holders = new Int32Array(next[items * CODES]!);
  const seenBy = new Int32Array(sheets.length).fill(-1);
  const near: Pair[] = [];
  for (let b = 0; b < sheets.length; b++) {
    for (const token of rarest[b]!) {
      for (let n = first[token]!; n < next[token]!; n++) {
        const a = holders[n]!;
        if (seenBy[a] === b) continue;
        seenBy[a] = b;
        if (areNear(electorate, sheets[a]!.reviewer, sheets[b]!.reviewer, rule)) near.push({ a, b });
      }
      holders[next[token]!] = b;
      next[token]! += 1;
    }
  }
  return near;
}

/** The ballots of each sheet without its commonest, so few fewer that two sheets with enough alike still share one. */
function rarestTokens(
  { items, starts, item, code }: Electorate,
  sheets: readonly Sheet[],
  alike: number,
): Int32Array[] {
  const frequency = new Int32Array(items * CODES);
  for (const { reviewer } of sheets) {
    for (let k = starts[reviewer]!; k < starts[reviewer + 1]!; k++) frequency[tokenOf(item[k]!, code[k]!)]! += 1;
  }
  return sheets.map(({ reviewer }) => {
    const tokens = new Int32Array(starts[reviewer + 1]! - starts[reviewer]!);
    for (let n = 0; n < tokens.length; n++) {
      tokens[n] = tokenOf(item[starts[reviewer]! + n]!, code[starts[reviewer]! + n]!);
    }
    tokens.sort((a, b) => frequency[a]! - frequency[b]! || a - b);
    return tokens.slice(0, Math.max(0, tokens.length - alike + 1));
  });
}

function areNear({ starts, item, code }: Electorate, a: number, b: number, rule: Rule): boolean {
  let common = 0;
  let alike = 0;
  let other = starts[b]!;
  const end = starts[b + 1]!;
  for (let k = starts[a]!; k < starts[a + 1]!; k++) {
    while (other < end && item[other]! < item[k]!) other += 1;
    if (other === end) break;
    if (item[other] !== item[k]) continue;
    common += 1;
    if (code[other] === code[k]) alike += 1;
  }
  return common >= rule.ringMinCommon && alike >= rule.ringMatch * common;
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
function evidenceOfCopying(electorate: Electorate, chance: Chance, a: number, b: number, rule: Rule): number {
  const { starts, item, code } = electorate;
  let ofA = 0;
  let ofB = 0;
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

function components(reviewers: number, edges: readonly (readonly [number, number])[]): Rings {
  const root = Int32Array.from({ length: reviewers }, (_, u) => u);
  const find = (u: number): number => {
    let at = u;
    while (root[at] !== at) {
      root[at] = root[root[at]!]!;
      at = root[at]!;
    }
    return at;
  };
  for (const [a, b] of edges) {
    const [low, high] = [find(a), find(b)].sort((x, y) => x - y);
    root[high!] = low!;
  }
  const members = new Int32Array(reviewers);
  for (let u = 0; u < reviewers; u++) members[find(u)]! += 1;
  const rings = noRings(reviewers);
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
