import type { Actor } from "#server/core/context";
import { all, allow, type Decision, isActor, requireRole, unless } from "#server/policy/decision";

export const reportPolicy = {
  /** Members report what they can read, also while they are suspended; visitors what is published, by a form of the site itself. */
  file: (actor: Actor): Decision => (actor.kind === "system" ? allow : requireRole(actor, "reader")),
  /** Whoever holds the link of a mail says that the address is theirs. */
  confirm: (actor: Actor) => unless(actor.kind !== "system", "system_only"),
  /** Moderators decide about reports, but none about what they wrote themselves. */
  answer: (actor: Actor, { author }: { author: string | null }) =>
    all(
      () => requireRole(actor, "moderator"),
      () => unless(author !== null && isActor(actor, author), "report_own"),
    ),
};
