import { type CheckState, LISTED_STATES } from "#db/vocabulary";
import type { Actor } from "#server/core/context";
import { all, allow, type Decision, isActor, requireRole, unless } from "#server/policy/decision";

export type CheckFacts = {
  /** The member who started it. */
  author: string;
  /** Members who write it with them. */
  coAuthors: readonly string[];
  /** Members who wrote with them once. */
  pastAuthors: readonly string[];
  state: CheckState;
};

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
  /** Its authors change a draft, and only while it is one. */
  save: (actor: Actor, check: CheckFacts) => authorOfDraft(actor, check),
  /** Its authors submit a draft for review. */
  submit: (actor: Actor, check: CheckFacts) => authorOfDraft(actor, check),
  /** Its authors take back what they submitted, until a moderator has decided. */
  takeBack: (actor: Actor, check: CheckFacts) =>
    all(
      () => requireRole(actor, "reviewer"),
      () => unless(!isAuthor(actor, check), "check_not_yours"),
      () => unless(isPublic(check.state), "check_already_published"),
      () => unless(check.state !== "in_review", "check_not_in_review"),
    ),
  /** Who started a draft deletes it, and brings it back. */
  delete: (actor: Actor, check: CheckFacts) =>
    all(
      () => requireRole(actor, "reviewer"),
      () => unless(!isActor(actor, check.author), "check_not_yours"),
      () => authorOfDraft(actor, check),
    ),
  restore: (actor: Actor, check: CheckFacts) =>
    all(
      () => requireRole(actor, "reviewer"),
      () => unless(!isActor(actor, check.author), "check_not_yours"),
      () => unless(check.state !== "deleted", "check_not_deleted"),
    ),
  /** Who started a draft invites others to write it with them. */
  addAuthor: (actor: Actor, check: CheckFacts) => checkPolicy.delete(actor, check),
  /** Who started a draft lets others go, and whoever was invited leaves. */
  removeAuthor: (actor: Actor, check: CheckFacts, member: string) =>
    all(
      () => requireRole(actor, "reviewer"),
      () => unless(!isActor(actor, check.author) && !isActor(actor, member), "check_not_yours"),
      () => authorOfDraft(actor, check),
    ),
  /** Drafts are read by their authors, and by moderators once they were submitted for review. */
  readDraft: (actor: Actor, check: CheckFacts): Decision =>
    all(
      () => requireRole(actor, "reviewer"),
      () => (isAuthor(actor, check) ? allow : requireRole(actor, "moderator")),
      () => unless(isUnsent(check.state) && !isAuthor(actor, check), "check_not_yours"),
    ),
  /** A moderator who did not write it suggests other words while it waits for review. */
  suggest: (actor: Actor, check: CheckFacts) => independentModerator(actor, check),
  /** A moderator sends a check that was submitted for review back to its author. */
  sendBack: (actor: Actor, check: CheckFacts) => independentModerator(actor, check),
  /**
   * A moderator who did not write it publishes a check that was submitted for review. To override the reviewers’ verdict
   * it must be one who did not vote on that claim.
   */
  publish: (actor: Actor, check: CheckFacts, facts: PublicationFacts) =>
    all(
      () => independentModerator(actor, check),
      () => unless(!facts.seesVerdicts, "vote_or_step_aside"),
      () => unless(facts.votedOnOverridden, "check_override_own_vote"),
    ),
};

/** Whether readers find a check in this state. */
export const isListed = (state: CheckState): boolean => LISTED_STATES.some((one) => one === state);

const isUnsent = (state: CheckState) => state === "draft" || state === "deleted";
const isPublic = (state: CheckState) => !isUnsent(state) && state !== "in_review";

/** Whether somebody writes the check. */
export const isAuthor = (actor: Actor, { author, coAuthors }: CheckFacts) =>
  [author, ...coAuthors].some((member) => isActor(actor, member));
/** Whether somebody writes the check, or wrote it once. */
export const wasAuthor = (actor: Actor, check: CheckFacts) =>
  isAuthor(actor, check) || check.pastAuthors.some((member) => isActor(actor, member));

const authorOfDraft = (actor: Actor, check: CheckFacts): Decision =>
  all(
    () => requireRole(actor, "reviewer"),
    () => unless(!isAuthor(actor, check), "check_not_yours"),
    () => unless(check.state === "deleted", "check_deleted"),
    () => unless(check.state === "in_review", "check_in_review"),
    () => unless(check.state !== "draft", "check_already_published"),
  );

const independentModerator = (actor: Actor, check: CheckFacts): Decision =>
  all(
    () => requireRole(actor, "moderator"),
    () => unless(wasAuthor(actor, check), "check_own"),
    () => unless(isPublic(check.state), "check_already_published"),
    () => unless(check.state !== "in_review", "check_not_in_review"),
  );
