import type { ClaimState } from "#db/vocabulary";
import type { Actor } from "#server/core/context";
import { isClosed, isPublished } from "#server/policy/claims";
import { all, allow, type Decision, requireRole, unless } from "#server/policy/decision";

/** What decides about the vote of one member on one claim. */
export type VoteFacts = {
  state: ClaimState;
  isRecused: boolean;
  /** They stepped aside because of an interest, and not to edit or publish the check. */
  hasInterest: boolean;
  hasVote: boolean;
};

/**
 * Votes are taken until the verdict is published: its counts are public from then on, so no later vote could be blind.
 * A moderator may open another round, whose votes say that they are not.
 */
const isOpenForVotes = ({ state }: Pick<VoteFacts, "state">): Decision =>
  all(
    () => unless(isClosed(state), "claim_closed"),
    () => unless(state === "published", "votes_closed"),
  );

export const votePolicy = {
  /** Reviewers vote on open claims, unless they stepped aside; who is new does the exercise first. */
  cast: (actor: Actor, { lacksExercise = false, ...facts }: VoteFacts & { lacksExercise?: boolean }) =>
    all(
      () => requireRole(actor, "reviewer"),
      () => isOpenForVotes(facts),
      () => unless(facts.isRecused, "vote_recused"),
      () => unless(lacksExercise, "exercise_first"),
    ),
  /** Reviewers withdraw their own vote until the verdict is published. */
  withdraw: (actor: Actor, facts: VoteFacts) =>
    all(
      () => requireRole(actor, "reviewer"),
      () => isOpenForVotes(facts),
      () => unless(!facts.hasVote, "vote_none"),
    ),
  /** Reviewers keep their own vote when sources or words changed after it. */
  keep: (actor: Actor, facts: VoteFacts) => votePolicy.withdraw(actor, facts),
  /** Moderators open another round of votes on a claim whose verdict is published. */
  reopen: (actor: Actor, { state }: Pick<VoteFacts, "state">) =>
    all(
      () => requireRole(actor, "moderator"),
      () => unless(state === "reopened", "votes_open"),
      () => unless(state !== "published", "claim_not_published"),
    ),
  /**
   * Anyone who has an interest in a claim, or edits the check of it, steps aside permanently; a vote of theirs is
   * withdrawn.
   */
  declareInterest: (actor: Actor, facts: VoteFacts) =>
    all(
      () => requireRole(actor, "reviewer"),
      () => isOpenForVotes(facts),
      () => unless(facts.isRecused, "vote_recused"),
    ),
  /**
   * What others said and what it comes to is seen by those who voted, and by those who edit or publish the check; by
   * nobody who has an interest, even where they voted before they said so; and by all once it is published.
   */
  seeOthers: (actor: Actor, facts: VoteFacts): Decision =>
    isPublished(facts.state)
      ? allow
      : all(
          () => requireRole(actor, "reviewer"),
          () => unless(facts.hasInterest, "interest_hides_votes"),
          () => unless(!facts.hasVote && !facts.isRecused, "vote_first"),
        ),
};
