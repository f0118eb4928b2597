import type { ClaimState } from "#db/vocabulary";
import type { Actor } from "#server/core/context";
import { isClosed } from "#server/policy/claims";
import { all, allow, type Decision, isActor, requireRole, unless } from "#server/policy/decision";

/** What decides about a change of a source besides who asks. */
export type SourceFacts = {
  state: ClaimState;
  attachedBy: string;
  /** Whether a published check shows it. */
  isPublished: boolean;
  isWithdrawn: boolean;
};

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
  /** Who attached a source, or a moderator, changes what is said of it until a published check shows it. */
  edit: (actor: Actor, source: SourceFacts) => changeable(actor, source),
  /** Who attached a source, or a moderator, withdraws it until a published check shows it. */
  withdraw: (actor: Actor, source: SourceFacts) => changeable(actor, source),
};

const changeable = (actor: Actor, source: SourceFacts): Decision =>
  all(
    () => sourcePolicy.attach(actor, source),
    () => (isActor(actor, source.attachedBy) || requireRole(actor, "moderator").allowed ? allow : NOT_YOURS),
    () => unless(source.isWithdrawn, "source_withdrawn"),
    () => unless(source.isPublished, "source_published"),
  );

const NOT_YOURS: Decision = { allowed: false, because: "source_not_yours" };
