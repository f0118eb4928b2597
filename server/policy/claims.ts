import type { ClaimState } from "#db/vocabulary";
import type { Actor } from "#server/core/context";
import { requireRole } from "#server/policy/decision";

export const claimPolicy = {
  /** Reviewers mark claims in articles. */
  submit: (actor: Actor) => requireRole(actor, "reviewer"),
  /** Members read the desk. */
  read: (actor: Actor) => requireRole(actor, "reader"),
};

/** Nothing happens to a claim any more that was withdrawn, merged or declined. */
export const isClosed = (state: ClaimState): boolean =>
  state === "withdrawn" || state === "merged" || state === "declined";
