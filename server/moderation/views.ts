import type { QueueKind, Rating, ReportedKind, ReportReason, VerdictState } from "#db/vocabulary";

/** A published check whose verdict on a claim is no longer the reviewers’ verdict. */
export type OutdatedVerdictView = {
  check: string;
  title: string;
  statement: string;
  printedState: VerdictState;
  printedRating: Rating | null;
  state: VerdictState;
  rating: Rating | null;
  /** Since when the page is as it is. */
  since: Date;
};

/** A claim on which an unusual number of votes is not counted in full. */
export type UnusualVotesView = {
  claim: string;
  statement: string;
  voters: number;
  newcomers: number;
  copies: number;
  /** Of its first votes so many came within one hour; 0 where that is not half of them. */
  pileOn: number;
  /** When the claim was submitted: not when anybody voted. */
  since: Date;
};

/** Something that waits for a moderator: what it is, why it is here, and who works on it. */
export type QueueItemView = {
  kind: QueueKind;
  item: string;
  title: string;
  language: string | null;
  /** How many people reported it and why first; who handed it in or applies. */
  people: number;
  reason: ReportReason | null;
  by: string | null;
  reported: ReportedKind | null;
  at: Date;
  takenBy: string | null;
  isMine: boolean;
  /** Why votes are unusual, in numbers. */
  unusual: UnusualVotesView | null;
  /** The one who looks wrote it or is in it, so that somebody else must decide. */
  isOwn: boolean;
};

/** What moderators wrote to each other about something that waits. */
export type QueueNoteView = { id: string; by: string; text: string; at: Date };

/** Words that moderators send often. */
export type SavedReplyView = { id: string; title: string; text: string };
