import type { Actor } from "#server/core/context";
import { type CheckFacts, isListed, type PublicationFacts, wasAuthor } from "#server/policy/checks";
import { all, type Decision, isActor, requireRole, unless } from "#server/policy/decision";

type OfVotes = Pick<PublicationFacts, "votedOnOverridden">;

export const correctionPolicy = {
  /** Moderators correct what is published, or propose to change its verdict or to retract it; a retraction is the last change. */
  issue: (actor: Actor, check: CheckFacts, facts: OfVotes) => correctable(actor, check, facts),
  /** Another moderator decides about a proposal: one who did not write the check. */
  decide: (actor: Actor, check: CheckFacts, { proposedBy, ...facts }: OfVotes & { proposedBy: string }) =>
    all(
      () => requireRole(actor, "moderator"),
      () => unless(isActor(actor, proposedBy), "proposal_own"),
      () => unless(wasAuthor(actor, check), "check_own"),
      () => correctable(actor, check, facts),
    ),
  /** Moderators read proposals and refuse them, or take back their own. */
  refuse: (actor: Actor) => requireRole(actor, "moderator"),
  /** Moderators put what readers find under review, each alone, and end that. */
  review: (actor: Actor, { state }: Pick<CheckFacts, "state">) =>
    all(
      () => requireRole(actor, "moderator"),
      () => unless(state === "retracted", "check_retracted"),
      () => unless(!isListed(state), "check_not_published"),
    ),
};

const correctable = (actor: Actor, check: CheckFacts, facts: OfVotes): Decision =>
  all(
    () => correctionPolicy.review(actor, check),
    () => unless(facts.votedOnOverridden, "check_override_own_vote"),
  );
