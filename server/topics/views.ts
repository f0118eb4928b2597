/** A topic in the list of them. */
export type TopicLineView = {
  slug: string;
  label: string;
  description: string;
  isProposed: boolean;
  hasPositions: boolean;
  claims: number;
};

/** Two positions on a topic, in a version of them. */
export type PositionsView = { version: number; a: string; b: string };

/** Positions that someone is asked about, with what they said so far. */
export type TrialToAnswerView = PositionsView & {
  topic: string;
  label: string;
  isFair: boolean | null;
  note: string;
  at: Date;
};

/** How positions are tried: who was asked is told, what they said only as a number and in words without a name. */
export type TrialView = {
  asked: string[];
  answered: number;
  isEnough: boolean;
  notes: string[];
};

/** A topic as moderators and reviewers see it at the desk. */
export type TopicView = TopicLineView & {
  /** Those that are used. */
  used: (PositionsView & { since: Date }) | null;
  /** The newest that were written, when they are not the used ones, and how they are tried. For moderators. */
  tried: { positions: PositionsView; trial: TrialView } | null;
  /** How often positions were written. */
  versions: number;
};
