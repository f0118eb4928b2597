import type { WordedField } from "#db/vocabulary";

/** Words that somebody suggests for a check, and what came of it. */
export type SuggestionView = {
  id: string;
  field: WordedField;
  exact: string;
  replacement: string;
  by: string;
  /** Null until an author has answered. */
  isAccepted: boolean | null;
};
