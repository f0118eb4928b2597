import type { CorrectionType } from "#db/vocabulary";

export type CorrectionView = { type: CorrectionType; text: string; at: Date; fromVersion: number; toVersion: number };

/** A correction in the list of all of them, with the check it belongs to. */
export type CorrectionLineView = CorrectionView & {
  slug: string;
  locale: string;
  language: string;
  title: string;
};
