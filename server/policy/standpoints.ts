import type { Actor } from "#server/core/context";
import type { Settings } from "#server/core/views";
import { all, requireProduct, requireRole, unless } from "#server/policy/decision";

export const standpointPolicy = {
  /**
   * Reviewers answer the private question of a topic, where the site asks it, no lasting split makes it needless, and their
   * last answer is old enough.
   */
  answer: (
    actor: Actor,
    { asksStandpoints }: Pick<Settings, "asksStandpoints">,
    { isNeeded, waits }: { isNeeded: boolean; waits: boolean },
  ) =>
    all(
      () => requireRole(actor, "reviewer"),
      () => unless(!asksStandpoints || !isNeeded, "standpoints_off"),
      () => unless(waits, "standpoint_too_soon"),
    ),
  /** Members see and take back their own answer, whatever role they have by now; nobody else ever sees it. */
  own: (actor: Actor) => requireRole(actor, "reader"),
  /** Who stands where is read by the product itself: for judging, and for the file that auditors get. */
  readAll: (actor: Actor) => requireProduct(actor),
};
