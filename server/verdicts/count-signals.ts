import "server-only";
import { experienceOfBallot } from "#server/verdicts/engine/electorate";
import type { Judgement } from "#server/verdicts/engine/judge";
import { RULE } from "#server/verdicts/engine/rule";

/** What moderators are told of the votes on a claim: numbers, never whose. */
export type Signals = { newcomers: number; copies: number };

/**
 * Counts the votes on a claim that are not counted in full for a reason that an attack would have: accounts without
 * experience, and members of rings that vote alike. An honest newcomer and two friends are counted too, so this is a
 * signal and no verdict on anyone.
 */
export function countSignals({ electorate, experience, rings }: Judgement, item: number): Signals {
  const { itemStarts, byItem, reviewer } = electorate;
  const signals = { newcomers: 0, copies: 0 };
  for (let n = itemStarts[item] ?? 0; n < (itemStarts[item + 1] ?? 0); n++) {
    const k = byItem[n] ?? 0;
    if (experienceOfBallot(experience, k, RULE) === 0) signals.newcomers += 1;
    if ((rings[reviewer[k] ?? 0] ?? -1) >= 0) signals.copies += 1;
  }
  return signals;
}
