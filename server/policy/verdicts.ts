import type { ClaimState } from "#db/vocabulary";
import type { Actor } from "#server/core/context";
import { isClosed } from "#server/policy/claims";
import { all, requireProduct, requireRole, unless } from "#server/policy/decision";

export const verdictPolicy = {
  /** Votes are judged by the product itself, never on someone's request. */
  judge: (actor: Actor) => requireProduct(actor),
  /** All ballots together tell where each pseudonym stands, so they are given to no one through the site. */
  audit: (actor: Actor) => requireProduct(actor),
  /** Moderators accept a source as new evidence, which lets a locked verdict move again. */
  acceptEvidence: (actor: Actor, { state }: { state: ClaimState }) =>
    all(
      () => requireRole(actor, "moderator"),
      () => unless(isClosed(state), "claim_closed"),
    ),
};
