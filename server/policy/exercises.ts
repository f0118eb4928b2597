import type { Actor } from "#server/core/context";
import { requireRole } from "#server/policy/decision";

export const exercisePolicy = {
  /** Reviewers do the exercise, as often as they like; it is asked for before the first vote of a new account. */
  take: (actor: Actor) => requireRole(actor, "reviewer"),
};
