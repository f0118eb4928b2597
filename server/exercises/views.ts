import type { Rating } from "#db/vocabulary";

/** A decided claim of the exercise, with what its published check says. */
export type ExerciseClaimView = {
  id: string;
  statement: string;
  language: string;
  rating: Rating;
  title: string;
  answer: string;
  path: string;
};
