import type { Actor } from "#server/core/context";
import { allow, requireRole } from "#server/policy/decision";

export const settingPolicy = {
  /** Administrators decide what is the newsroom's to decide; the product fills in that of the demo newsroom. */
  change: (actor: Actor) => (actor.kind === "system" ? allow : requireRole(actor, "admin")),
  /** They read the settings where they are changed, with their history. */
  read: (actor: Actor) => requireRole(actor, "admin"),
};
