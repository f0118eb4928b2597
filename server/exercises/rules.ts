/** The exercise before the first vote has so many decided claims; where fewer are published, there is none. */
export const EXERCISE_CLAIMS = 5;
