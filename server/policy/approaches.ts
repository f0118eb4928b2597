import type { Actor } from "#server/core/context";
import { type CheckFacts, isAuthor } from "#server/policy/checks";
import { all, allow, type Decision, requireRole, unless } from "#server/policy/decision";

export const approachPolicy = {
  /** The authors of a check log whom they asked and what was answered, and moderators do; also after it was published. */
  log: (actor: Actor, check: CheckFacts) =>
    all(
      () => ofCheck(actor, check),
      () => unless(check.state === "deleted", "check_deleted"),
      () => unless(check.state === "withheld", "check_not_published"),
    ),
  /** They note something about it for themselves, and read such notes. */
  note: (actor: Actor, check: CheckFacts) => ofCheck(actor, check),
};

const ofCheck = (actor: Actor, check: CheckFacts): Decision =>
  all(
    () => requireRole(actor, "reviewer"),
    () => (isAuthor(actor, check) ? allow : requireRole(actor, "moderator")),
    // What nobody handed in is its authors' alone.
    () => unless(check.state === "draft" && !isAuthor(actor, check), "check_not_yours"),
  );
