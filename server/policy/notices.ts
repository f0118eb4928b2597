import type { Actor } from "#server/core/context";
import { requireRole, unless } from "#server/policy/decision";

export const noticePolicy = {
  /** Members read the notices that are theirs, and say how they want to hear of them. */
  own: (actor: Actor) => requireRole(actor, "reader"),
  /** Whoever holds the link of a mail stops the mail, signed in or not. */
  unsubscribe: (actor: Actor) => unless(actor.kind !== "system", "system_only"),
};
