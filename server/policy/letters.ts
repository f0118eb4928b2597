import type { LetterKind } from "#db/vocabulary";
import type { Actor } from "#server/core/context";
import { all, allow, type Decision, requireRole, unless } from "#server/policy/decision";

/** What decides about the answer to a letter. */
export type LetterFacts = {
  kind: LetterKind;
  /** Whether the one who asks wrote, approved or changed the check, or voted on a claim of it. */
  isInvolved: boolean;
  /** Whether any moderator or administrator is left who did not. */
  isSomebodyElseLeft: boolean;
};

export const letterPolicy = {
  /** Everybody writes to the newsroom, by a form of the site itself; members also while they are suspended. */
  send: (actor: Actor): Decision => (actor.kind === "system" ? allow : requireRole(actor, "reader")),
  /** Moderators read letters. */
  read: (actor: Actor) => requireRole(actor, "moderator"),
  /**
   * Moderators answer. An objection to a verdict is decided by somebody who had no part in the check; where nobody is left who
   * had none, by an administrator.
   */
  answer: (actor: Actor, { kind, isInvolved, isSomebodyElseLeft }: LetterFacts) =>
    all(
      () => requireRole(actor, "moderator"),
      () => unless(kind === "objection" && isInvolved && isSomebodyElseLeft, "objection_involved"),
      () => (kind === "objection" && isInvolved ? requireRole(actor, "admin") : allow),
    ),
};
