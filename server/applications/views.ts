import type { ApplicationOutcome } from "#db/vocabulary";
import type { InterestView } from "#server/interests/views";

/** One's own newest application, with what became of it. */
export type OwnApplicationView = {
  id: string;
  statement: string;
  at: Date;
  outcome: ApplicationOutcome | null;
  reason: string | null;
  answeredAt: Date | null;
};

/** An application that waits, in the list of moderators. */
export type ApplicationLineView = { id: string; handle: string; at: Date };

/** An application as a moderator reads it, with what is known of the applicant. */
export type ApplicationView = ApplicationLineView & {
  statement: string;
  joinedAt: Date;
  languages: string[];
  interests: InterestView[];
  /** Whether it waits for an answer. */
  isOpen: boolean;
};
