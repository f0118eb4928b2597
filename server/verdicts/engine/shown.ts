import type { Decision } from "#server/verdicts/engine/decision";
import type { Rule } from "#server/verdicts/engine/rule";

/** Where the publication of an item's verdict stands; times in seconds. `option` null: nothing is published. */
export type Shown = {
  option: number | null;
  since: number;
  /** What waits to be shown: an option, or to be withdrawn. */
  pending: number | "withdraw" | null;
  pendingSince: number;
  locked: boolean;
};

export const NOTHING_SHOWN: Shown = { option: null, since: 0, pending: null, pendingSince: 0, locked: false };

/**
 * Moves the publication of a verdict on. A new verdict shows after it has held for six hours, and one that fell is taken
 * back after six; after fourteen days a verdict is locked: then it is never swapped, and only withdrawn when even with
 * one more voter in favour on every side agreement stays under 0.4, for seven days. New accepted evidence, an edited
 * claim or a moderator reopens it. §2.9.
 *
 * @param decision made with `previous` = the published option
 * @param upper the upper bound of agreement with the published option, 0 to 1
 * @param now seconds
 */
export function nextShown(
  before: Shown,
  decision: Pick<Decision, "status" | "option">,
  upper: number,
  now: number,
  reopened: boolean,
  rule: Rule,
): Shown {
  const state = { ...before, locked: before.locked && !reopened };
  let want = decision.status === "consensus" ? decision.option : null;
  if (state.locked && !(want === null && upper < rule.tOut)) want = state.option;
  if (want === state.option) {
    const lock = state.option !== null && now - state.since >= rule.lockAfter;
    return { ...state, pending: null, locked: state.locked || lock };
  }
  const pending = want ?? "withdraw";
  if (pending !== state.pending) return { ...state, pending, pendingSince: now };
  if (now - state.pendingSince < holdOf(state, pending, rule)) return state;
  return { option: want, since: now, pending: null, pendingSince: 0, locked: false };
}

function holdOf({ locked }: Shown, pending: number | "withdraw", rule: Rule): number {
  if (locked) return rule.holdOutLocked;
  return pending === "withdraw" ? rule.holdOut : rule.holdIn;
}
