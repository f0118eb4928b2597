import type { Actor } from "#server/core/context";
import type { CheckFacts, PublicationFacts } from "#server/policy/checks";
import { all, requireRole, unless } from "#server/policy/decision";

export const correctionPolicy = {
  /** Moderators correct what is published; a retraction is the last change. */
  issue: (actor: Actor, check: CheckFacts, facts: Pick<PublicationFacts, "votedOnOverridden">) =>
    all(
      () => requireRole(actor, "moderator"),
      () => unless(check.state === "retracted", "check_retracted"),
      () => unless(check.state !== "published" && check.state !== "corrected", "check_not_published"),
      () => unless(facts.votedOnOverridden, "check_override_own_vote"),
    ),
};
