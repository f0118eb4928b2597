import type { StandpointAnswer } from "#db/vocabulary";
import type { PositionsView } from "#server/topics/views";

/** The private question of a topic, for the one it is put to. */
export type QuestionView = {
  topic: string;
  label: string;
  positions: PositionsView;
  /** Whether it was answered, or said that one would rather not. */
  isDone: boolean;
  answer: StandpointAnswer | null;
  answeredAt: Date | null;
  /** From when it can be answered anew; null when it can be now. */
  waitsUntil: Date | null;
  /** Whether its answer has a say: only with the votes of those who let theirs be estimated. */
  allowsEstimation: boolean;
};
