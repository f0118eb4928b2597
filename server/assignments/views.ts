import type { AssignmentAnswer, FollowedKind } from "#db/vocabulary";

/** That somebody is asked to look at something. */
export type AssignmentView = {
  id: string;
  kind: FollowedKind;
  subject: string;
  /** Who asks whom, by their handles. */
  by: string;
  member: string;
  /** YYYY-MM-DD */
  dueOn: string | null;
  /** Null until the member has answered. */
  answer: AssignmentAnswer | null;
  at: Date;
};

/** The same in one's own list of what waits, with what it is about. */
export type AssignmentLineView = AssignmentView & { title: string; language: string };
