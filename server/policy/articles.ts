import type { Actor } from "#server/core/context";
import { requireRole } from "#server/policy/decision";

export const articlePolicy = {
  /** Reviewers import articles, by address or by pasting. */
  import: (actor: Actor) => requireRole(actor, "reviewer"),
  /** The text of an article is someone else's: only members read it, at the desk. */
  read: (actor: Actor) => requireRole(actor, "reader"),
};
