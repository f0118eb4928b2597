import type { Actor } from "#server/core/context";
import { all, isActor, requireRole, unless } from "#server/policy/decision";

export const topicPolicy = {
  /** Members read the list of topics. */
  read: (actor: Actor) => requireRole(actor, "reader"),
  /** Moderators keep the list: they add, describe, accept and merge. */
  keep: (actor: Actor) => requireRole(actor, "moderator"),
  /** They merge a topic into another when no positions of it are used. */
  merge: (actor: Actor, { hasPositions }: { hasPositions: boolean }) =>
    all(
      () => requireRole(actor, "moderator"),
      () => unless(hasPositions, "topic_has_positions"),
    ),
  /** They write its positions, ask members whether these are fair, and use them. */
  writePositions: (actor: Actor) => requireRole(actor, "moderator"),
  /** Positions are used when enough members called them fair. */
  adoptPositions: (actor: Actor, { areTried }: { areTried: boolean }) =>
    all(
      () => requireRole(actor, "moderator"),
      () => unless(!areTried, "positions_untried"),
    ),
  /** Whoever was asked says whether positions are fair, but not of their own words. */
  sayIfFair: (actor: Actor, { isAsked, writtenBy }: { isAsked: boolean; writtenBy: string }) =>
    all(
      () => requireRole(actor, "reviewer"),
      () => unless(isActor(actor, writtenBy), "positions_yours"),
      () => unless(!isAsked, "positions_not_asked"),
    ),
};
