import type { StandpointAnswer } from "#db/vocabulary";

/** Days from an answer until another can be given, and until it counts. */
export const STANDPOINT_KEPT_DAYS = 90;
export const STANDPOINT_COUNTS_AFTER_DAYS = 1;
/** Days for which a lasting split must be established until answers are needless and erased. */
export const STANDPOINTS_NEEDLESS_AFTER_DAYS = 90;

/** What an answer stands for on the line from the first position to the second. */
export const DECLARED: Record<StandpointAnswer, number> = { a: -1, leaning_a: -0.5, neither: 0, leaning_b: 0.5, b: 1 };

/** The answer that stands for a number; null where there is none. */
export const answerOf = (declared: number | null): StandpointAnswer | null =>
  (Object.keys(DECLARED) as StandpointAnswer[]).find((answer) => DECLARED[answer] === declared) ?? null;
