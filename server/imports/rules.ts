import type { ImportStep } from "#db/vocabulary";
import { type DomainError, UnavailableError } from "#server/core/errors";

/** How many imports of one member may be unfinished at a time. */
export const IMPORTS_UNFINISHED_MAX = 20;
/** How often an import is tried again by itself, and after how many seconds: 5, 20, 80. */
const IMPORT_TRIES_MAX = 3;
const FIRST_PAUSE_SECONDS = 5;
const PAUSE_GROWS_BY = 4;
/** A site that asks for a longer pause is not asked again by itself. */
const PAUSE_MAX_SECONDS = 600;

/** The steps with which an import ends. */
export const ENDED: readonly ImportStep[] = ["done", "failed", "cancelled"];
export const hasEnded = (step: ImportStep): boolean => ENDED.includes(step);

/** Whether it can still be stopped: what is being kept is as good as there. */
export const canBeCancelled = (step: ImportStep): boolean =>
  !hasEnded(step) && step !== "keeping" && step !== "finding";

const MAY_WORK_LATER = new Set([408, 425, 429, 500, 502, 503, 504]);

/**
 * In how many seconds an import is tried again that was refused, or null where trying again would not help: it helps where a site did
 * not answer in time, had too much to do or was out of order. A site that says how long to wait is waited for.
 *
 * @param tries how often it was tried again before
 */
export function pauseBeforeNextTry(refusal: DomainError, tries: number): number | null {
  if (tries >= IMPORT_TRIES_MAX) return null;
  const { reason, params } = refusal;
  const mayWorkLater =
    reason === "fetch_timeout" ||
    refusal instanceof UnavailableError ||
    (reason === "fetch_status" && MAY_WORK_LATER.has(Number(params.status)));
  if (!mayWorkLater) return null;
  const pause = Math.max(FIRST_PAUSE_SECONDS * PAUSE_GROWS_BY ** tries, Number(params.after ?? 0));
  return pause <= PAUSE_MAX_SECONDS ? pause : null;
}
