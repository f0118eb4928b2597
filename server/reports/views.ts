import type { ReportedKind, ReportOutcome, ReportReason } from "#db/vocabulary";

/** What was reported, as a moderator reads it. */
export type ReportedView = {
  kind: ReportedKind;
  subject: string;
  /** Its words, or the member's handle. */
  words: string;
  language: string | null;
  /** Whose it is: who wrote it, brought it in, or the member themself. */
  author: { id: string; handle: string };
  /** Where it stands, below the language. */
  path: string;
  /** The claim whose talk it is part of, which can be locked. */
  claim: string | null;
};

/** One report of it. */
export type ReportView = {
  id: string;
  reason: ReportReason;
  text: string;
  /** The member who sent it; null for somebody who is none. */
  by: string | null;
  at: Date;
  answer: { outcome: ReportOutcome; reply: string; by: string; at: Date } | null;
};
