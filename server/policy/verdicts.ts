import type { Actor } from "#server/core/context";
import { requireProduct } from "#server/policy/decision";

export const verdictPolicy = {
  /** Votes are judged by the product itself, never on someone's request. */
  judge: (actor: Actor) => requireProduct(actor),
  /** All ballots together tell where each pseudonym stands, so they are given to no one through the site. */
  audit: (actor: Actor) => requireProduct(actor),
};
