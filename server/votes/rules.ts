/** The round of votes that is open on a claim. */
export const ROUND = 1;
