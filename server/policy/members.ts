import type { Actor } from "#server/core/context";
import { requireRole, unless } from "#server/policy/decision";

export const memberPolicy = {
  /** Members of the example newsroom are made by the product itself, never by a request. */
  addDemoMember: (actor: Actor) => unless(actor.kind !== "system", "system_only"),
  /** So are their sessions, where there is an example newsroom. */
  openDemoSession: (actor: Actor) => unless(actor.kind !== "system", "system_only"),
  /** Reviewers say whether their votes may be used to estimate where reviewers differ, and change their mind at any time. */
  answerEstimation: (actor: Actor) => requireRole(actor, "reviewer"),
  /** Members end their own sessions. */
  endSession: (actor: Actor) => requireRole(actor, "reader"),
};
