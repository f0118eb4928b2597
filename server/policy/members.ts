import type { Actor, Settings } from "#server/core/context";
import { all, requireProduct, requireRole, unless } from "#server/policy/decision";

export const memberPolicy = {
  /** Members of the demo newsroom are made by the product itself, never by a request. */
  addDemoMember: (actor: Actor) => requireProduct(actor),
  /** So are their sessions, where there is an demo newsroom. */
  openDemoSession: (actor: Actor, { hasDemoSignIn }: Settings) =>
    all(
      () => requireProduct(actor),
      () => unless(!hasDemoSignIn, "demo_sign_in_off"),
    ),
  /**
   * Reviewers say whether their votes may be used to estimate where reviewers differ, and change their mind at any
   * time.
   */
  answerEstimation: (actor: Actor) => requireRole(actor, "reviewer"),
  /** Members end their own sessions. */
  endSession: (actor: Actor) => requireRole(actor, "reader"),
};
