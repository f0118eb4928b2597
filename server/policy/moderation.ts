import type { Actor } from "#server/core/context";
import { requireRole } from "#server/policy/decision";

export const moderationPolicy = {
  /** Moderators see what waits for them, take it, and write notes about it. */
  queue: (actor: Actor) => requireRole(actor, "moderator"),
};
