import type { Electorate } from "#server/verdicts/engine/electorate";
import { type Rule, TIE } from "#server/verdicts/engine/rule";

/** A number for every ballot. */
export type PerBallot = (k: number) => number;

/**
 * The items whose votes are spread most (largest Σwp² − (Σwp)²/Σw, rounded to 1e-9, ties by their place), from which a
 * search starts, and the weight of every item's ballots. §2.3, "Start".
 */
export function mostSpread({ items, ballots, item }: Electorate, rule: Rule, weightOf: PerBallot, placeOf: PerBallot) {
  const itemWeight = new Float64Array(items);
  const sums = new Float64Array(items);
  const squares = new Float64Array(items);
  for (let k = 0; k < ballots; k++) {
    const j = item[k]!;
    const w = weightOf(k);
    const place = placeOf(k);
    itemWeight[j]! += w;
    sums[j]! += w * place;
    squares[j]! += w * place * place;
  }
  const spread: { item: number; by: number }[] = [];
  for (let j = 0; j < items; j++) {
    if (itemWeight[j]! <= 0) continue;
    const by = Math.round((squares[j]! - sums[j]! ** 2 / itemWeight[j]!) / TIE) * TIE;
    if (by > TIE) spread.push({ item: j, by });
  }
  spread.sort((a, b) => b.by - a.by || a.item - b.item);
  return { pivots: spread.slice(0, rule.pivots).map((one) => one.item), itemWeight };
}

/** Gives everyone who voted on an item the view that their vote there has over the mean; the others keep theirs. */
export function viewsByVote(
  { itemStarts, byItem, reviewer }: Electorate,
  item: number,
  view: Float64Array,
  weightOf: PerBallot,
  placeOf: PerBallot,
): void {
  let total = 0;
  let sum = 0;
  for (let n = itemStarts[item]!; n < itemStarts[item + 1]!; n++) {
    const k = byItem[n]!;
    total += weightOf(k);
    sum += weightOf(k) * placeOf(k);
  }
  for (let n = itemStarts[item]!; n < itemStarts[item + 1]!; n++) {
    const k = byItem[n]!;
    view[reviewer[k]!] = placeOf(k) - sum / total;
  }
}
