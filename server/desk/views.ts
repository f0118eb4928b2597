import type { AssignmentLineView } from "#server/assignments/views";
import type { DeskCheckView } from "#server/checks/views";
import type { ClaimLineView } from "#server/claims/views";
import type { TrialToAnswerView } from "#server/topics/views";

/** What waits for a member, one group for each reason, in the order in which it is shown. */
export type ToDoView = {
  /** Claims on which they are asked to vote. */
  asked: ClaimLineView[];
  /** What somebody asks them to look at. */
  assigned: AssignmentLineView[];
  /** Claims whose sources or words changed after their vote. */
  changed: ClaimLineView[];
  /** Positions of topics about whose words they are asked. */
  fairness: TrialToAnswerView[];
  /** Checks that were submitted and that they may decide about. */
  toDecide: DeskCheckView[];
  /** Their own drafts that a moderator sent back, with why. */
  sentBack: (DeskCheckView & { reason: string })[];
  /** Their own checks that somebody corrected in the last days. */
  corrected: DeskCheckView[];
};

/** Something that a search of the desk found. */
export type FoundView = { kind: "claim" | "article" | "check"; id: string; title: string; language: string | null };

/** What is done first on a new site, in this order. */
export const FIRST_STEPS = ["site", "publisher", "article", "reviewers"] as const;
export type FirstStep = (typeof FIRST_STEPS)[number];
