import type { LetterKind, LetterOutcome, LetterSender } from "#db/vocabulary";

/** A letter as a moderator reads it. */
export type LetterView = {
  id: string;
  kind: LetterKind;
  sender: LetterSender;
  text: string;
  evidence: string;
  by: string | null;
  at: Date;
  check: { id: string; title: string; slug: string | null; version: number } | null;
  answer: { outcome: LetterOutcome; reason: string; by: string; at: Date } | null;
  /** Whether the one who looks may decide, and if not, that they had a part in the check. */
  mayAnswer: boolean;
};

/** An objection that was decided, as everybody reads it on the page of its check. */
export type DecidedObjectionView = {
  id: string;
  sender: LetterSender;
  outcome: LetterOutcome;
  reason: string;
  wasInvolved: boolean;
  at: Date;
};
