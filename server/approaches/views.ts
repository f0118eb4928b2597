import type { ApproachOutcome, ApproachWay } from "#db/vocabulary";

/** One time that somebody was asked for an answer, as everybody reads it. */
export type ApproachView = {
  id: string;
  whom: string;
  way: ApproachWay;
  on: string;
  deadline: string | null;
  /** What came of it; null while they have time. */
  answer: { seq: number; outcome: ApproachOutcome; text: string; on: string } | null;
};

/** What the newsroom notes about it for itself. */
export type ApproachNoteView = { id: string; approach: string; by: string; text: string; at: Date };
