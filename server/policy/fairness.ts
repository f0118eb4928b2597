import type { CheckState } from "#db/vocabulary";
import type { Actor } from "#server/core/context";
import { type CheckFacts, wasAuthor } from "#server/policy/checks";
import { all, allow, type Decision, requireRole, unless } from "#server/policy/decision";

/** What decides about a note on fairness: whether the one who asks was drawn, and where the check stands. */
type ReaderFacts = { isDrawn: boolean; state: CheckState };

export const fairnessPolicy = {
  /** Whoever was drawn reads the draft while it waits for review, and says whether it is fair; nobody else does. */
  write: (actor: Actor, { isDrawn, state }: ReaderFacts): Decision =>
    all(
      () => requireRole(actor, "reviewer"),
      () => unless(!isDrawn, "not_found"),
      () => unless(state !== "in_review", "check_not_in_review"),
    ),
  /**
   * The authors of a check and moderators read the notes, without names, once they may read what others voted: that there are any
   * tells that at least ten voted.
   */
  readNotes: (actor: Actor, check: CheckFacts, { seesVerdicts }: { seesVerdicts: boolean }): Decision =>
    all(
      () => requireRole(actor, "reviewer"),
      () => (wasAuthor(actor, check) ? allow : requireRole(actor, "moderator")),
      () => unless(!seesVerdicts, "vote_or_step_aside"),
    ),
};
