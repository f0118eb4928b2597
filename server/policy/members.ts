import type { Actor } from "#server/core/context";
import { unless } from "#server/policy/decision";

export const memberPolicy = {
  /** Members of the example newsroom are made by the product itself, never by a request. */
  addDemoMember: (actor: Actor) => unless(actor.kind !== "system", "system_only"),
};
