import type { Actor } from "#server/core/context";
import { all, isActor, requireRole, unless } from "#server/policy/decision";

/** What decides about a request to look at something. */
export type AssignmentFacts = { member: string; by: string; isOpen: boolean };

export const assignmentPolicy = {
  /** Reviewers ask members to look at a claim or at a check. */
  ask: (actor: Actor) => requireRole(actor, "reviewer"),
  /** Whoever was asked accepts or declines, also when they had said otherwise before. */
  answer: (actor: Actor, { member, isOpen }: AssignmentFacts) =>
    all(
      () => requireRole(actor, "reader"),
      () => unless(!isActor(actor, member), "assignment_not_yours"),
      () => unless(!isOpen, "assignment_withdrawn"),
    ),
  /** Whoever asked takes it back. */
  withdraw: (actor: Actor, { by, isOpen }: AssignmentFacts) =>
    all(
      () => requireRole(actor, "reviewer"),
      () => unless(!isActor(actor, by), "assignment_not_yours"),
      () => unless(!isOpen, "assignment_withdrawn"),
    ),
};
