/** The round of votes that is open on a claim. */
export const ROUND = 1;

/**
 * Under what reviewers' reasons stand on a site: a number for each claim unless their author signs; their authors'
 * handles; or, with handles, every vote on the published page.
 */
export const REASONS = ["numbered", "signed", "open"] as const;
export type Reasons = (typeof REASONS)[number];

/**
 * A vote as an instance takes it: where reasons are signed every one is, and where votes are open every reason may be
 * quoted too. It holds for votes cast under that setting, never for earlier ones.
 */
export const underRulesOf = <Vote extends { isSigned: boolean; mayQuote: boolean }>(
  reasons: Reasons,
  vote: Vote,
): Vote => ({
  ...vote,
  isSigned: vote.isSigned || reasons !== "numbered",
  mayQuote: vote.mayQuote || reasons === "open",
});
