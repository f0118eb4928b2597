import type { CorrectionType, ProposedType, Rating, VerdictState } from "#db/vocabulary";

export type CorrectionView = { type: CorrectionType; text: string; at: Date; fromVersion: number; toVersion: number };

/** A correction in the list of all of them, with the check it belongs to. */
export type CorrectionLineView = CorrectionView & {
  slug: string;
  locale: string;
  language: string;
  title: string;
};

/** A verdict that a proposed correction would print. */
export type ProposedVerdict = { claim: string; state: VerdictState; rating: Rating | null };

/** That a check is under review, since when and why. */
export type ReviewView = { at: Date; reason: string };

/** A proposed correction as the second moderator reads it. */
export type ProposalView = {
  id: string;
  type: ProposedType;
  text: string;
  title: string;
  answer: string;
  body: string;
  fromVersion: number;
  /** What it would print on each claim, with the reason where it overrides the reviewers. */
  verdicts: (ProposedVerdict & { statement: string; reason: string | null })[];
  by: string;
  at: Date;
  isOwn: boolean;
  /** Whether the one who looks may approve it. */
  mayApprove: boolean;
};
