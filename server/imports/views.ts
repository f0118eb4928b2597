import type { ImportStep } from "#db/vocabulary";

/** An import as the one who asked for it sees it. */
export type ImportView = {
  id: string;
  called: string;
  isByAddress: boolean;
  step: ImportStep;
  /** Why it failed, or why it is tried again: a refusal and what fills its blanks. */
  reason: string | null;
  params: Record<string, string | number>;
  article: string | null;
  copy: string | null;
  /** Words to be found in the article when it is there. */
  selection: string;
};

/** A line of the list of a member's imports. */
export type ImportLineView = ImportView & { askedAt: Date };
