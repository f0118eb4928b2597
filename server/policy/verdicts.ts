import type { Actor } from "#server/core/context";
import { unless } from "#server/policy/decision";

export const verdictPolicy = {
  /** Votes are judged by the product itself, never on somebody's request. */
  judge: (actor: Actor) => unless(actor.kind !== "system", "system_only"),
};
