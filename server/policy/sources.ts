import type { ClaimState } from "#db/vocabulary";
import type { Actor } from "#server/core/context";
import { isClosed } from "#server/policy/claims";
import { all, requireRole, unless } from "#server/policy/decision";

export const sourcePolicy = {
  /**
   * Reviewers attach sources to a claim until it is withdrawn, merged or declined; evidence is welcome after
   * publication.
   */
  attach: (actor: Actor, claim: { state: ClaimState }) =>
    all(
      () => requireRole(actor, "reviewer"),
      () => unless(isClosed(claim.state), "claim_closed"),
    ),
  /** Reviewers say how much a source helps for as long as evidence is welcome. */
  rate: (actor: Actor, claim: { state: ClaimState }) => sourcePolicy.attach(actor, claim),
};
