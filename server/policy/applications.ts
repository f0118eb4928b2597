import type { Actor } from "#server/core/context";
import { all, isActor, requireActive, requireRole, unless } from "#server/policy/decision";

/** What decides about an application. */
export type ApplicationFacts = { applicant: string; isOpen: boolean };

export const applicationPolicy = {
  /** Readers ask to become reviewers; who is more than a reader already has nothing to ask for. */
  apply: (actor: Actor) =>
    all(
      () => requireActive(actor),
      () => unless(requireRole(actor, "reviewer").allowed, "reviewer_already"),
    ),
  /** Applicants take their own application back while it waits. */
  withdraw: (actor: Actor, { applicant, isOpen }: ApplicationFacts) =>
    all(
      () => requireRole(actor, "reader"),
      () => unless(!isActor(actor, applicant), "application_not_yours"),
      () => unless(!isOpen, "application_answered"),
    ),
  /** Moderators answer each application once. */
  answer: (actor: Actor, { isOpen }: ApplicationFacts) =>
    all(
      () => requireRole(actor, "moderator"),
      () => unless(!isOpen, "application_answered"),
    ),
  /** Moderators read them. */
  read: (actor: Actor) => requireRole(actor, "moderator"),
};
