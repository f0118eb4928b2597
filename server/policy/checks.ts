import type { CheckState } from "#db/vocabulary";
import type { Actor } from "#server/core/context";
import { all, allow, type Decision, isActor, requireRole, unless } from "#server/policy/decision";

export type CheckFacts = { author: string; state: CheckState };

/** What decides about a publication besides the check itself: what the one who publishes may know, and did. */
export type PublicationFacts = {
  /** They voted or stepped aside on every claim of the check, so that its verdicts are no secret to them. */
  seesVerdicts: boolean;
  /** They voted on a claim whose verdict they want to print differently. */
  votedOnOverridden: boolean;
};

export const checkPolicy = {
  /** Reviewers start checks. */
  draft: (actor: Actor) => requireRole(actor, "reviewer"),
  /** Only its author changes a draft, and only while it is one. */
  save: (actor: Actor, check: CheckFacts) => authorOfDraft(actor, check),
  /** Only its author submits a draft for review. */
  submit: (actor: Actor, check: CheckFacts) => authorOfDraft(actor, check),
  /** Drafts are read by their author, and by moderators once submitted for review. */
  readDraft: (actor: Actor, check: CheckFacts): Decision =>
    all(
      () => requireRole(actor, "reviewer"),
      () => (isActor(actor, check.author) ? allow : requireRole(actor, "moderator")),
      () => unless(check.state === "draft" && !isActor(actor, check.author), "check_not_yours"),
    ),
  /** A moderator sends a check that was submitted for review back to its author. */
  sendBack: (actor: Actor, check: CheckFacts) => independentModerator(actor, check),
  /**
   * A moderator who did not write it publishes a check that was submitted for review. To override
   * the reviewers’ verdict it must be one who did not vote on that claim.
   */
  publish: (actor: Actor, check: CheckFacts, facts: PublicationFacts) =>
    all(
      () => independentModerator(actor, check),
      () => unless(!facts.seesVerdicts, "vote_or_step_aside"),
      () => unless(facts.votedOnOverridden, "check_override_own_vote"),
    ),
};

const isPublic = (state: CheckState) => state !== "draft" && state !== "in_review";

const authorOfDraft = (actor: Actor, check: CheckFacts): Decision =>
  all(
    () => requireRole(actor, "reviewer"),
    () => unless(!isActor(actor, check.author), "check_not_yours"),
    () => unless(check.state === "in_review", "check_in_review"),
    () => unless(check.state !== "draft", "check_already_published"),
  );

const independentModerator = (actor: Actor, check: CheckFacts): Decision =>
  all(
    () => requireRole(actor, "moderator"),
    () => unless(isActor(actor, check.author), "check_own"),
    () => unless(isPublic(check.state), "check_already_published"),
    () => unless(check.state !== "in_review", "check_not_in_review"),
  );
