import { type Confidence, RATINGS, type Rating, type VerdictState } from "#db/vocabulary";
import { agreementOf, CLAIM, codeOf, EVEN_SUPPORT, FAMILIES } from "#server/verdicts/engine/families";
import { RULE, reaches, TIE } from "#server/verdicts/engine/rule";

/** Which rule a verdict was computed by, printed with it. */
export const RULE_VERSION = "plain-1";

/** How much a vote counts by its confidence, 0 to 1: claiming to be sure gains nothing over saying nothing. */
export const CONFIDENCE_WEIGHT: Record<Confidence, number> = { low: 0.5, medium: 0.8, high: 1 };

/**
 * How much a vote for `vote` supports the verdict `verdict`, 0 to 1: fully when they are the same, half when they are
 * neighbours on the five-step scale, not at all otherwise.
 */
export const agreement = (vote: Rating, verdict: Rating): number =>
  agreementOf(CLAIM, RATINGS.indexOf(vote), RATINGS.indexOf(verdict));

export type WeighedVote = { rating: Rating; confidence: Confidence };
export type ComputedVerdict = {
  state: VerdictState;
  rating: Rating | null;
  /** Agreement with the leading rating, 0 to 1. */
  score: number;
  /** Its lead over the best rating that is not its neighbour, −1 to 1. */
  margin: number;
  voters: number;
  rule: string;
};

/**
 * The agreement of a claim's votes with each rating, 0 to 1, in the order of the ratings: the weighed share of support,
 * with two votes' weight of somebody who spreads evenly added, so that few votes never look like certainty.
 * Consensus specification §2.7, "plain".
 */
export function agreementPerRating(votes: readonly WeighedVote[]): number[] {
  const weight = votes.reduce((sum, vote) => sum + CONFIDENCE_WEIGHT[vote.confidence], 0);
  return RATINGS.map((verdict, option) => {
    const support = votes.reduce(
      (sum, vote) => sum + CONFIDENCE_WEIGHT[vote.confidence] * agreement(vote.rating, verdict),
      0,
    );
    const evenly = EVEN_SUPPORT[codeOf(FAMILIES.indexOf(CLAIM), option)] ?? 0;
    return (support + RULE.kappaPlain * evenly) / (weight + RULE.kappaPlain);
  });
}

/**
 * The provisional verdict on a claim: the rating with the most agreement, if at least 3 reviewers voted, the agreement
 * is 0.40 or more and it leads every rating that is not its neighbour by 0.10; with 5 votes and no such rating the claim
 * is contested; otherwise it stays open. It is an ordinary majority and always labelled provisional.
 * Consensus specification §2.8, rows "provisional", "contested" and "open" without an established axis.
 */
export function provisionalVerdict(votes: readonly WeighedVote[]): ComputedVerdict {
  const scores = agreementPerRating(votes);
  const exact = RATINGS.map((rating) => votes.filter((vote) => vote.rating === rating).length);
  const [leading] = RATINGS.map((rating, index) => ({
    rating,
    score: scores[index] ?? 0,
    exact: exact[index] ?? 0,
  })).sort((a, b) => (Math.abs(a.score - b.score) > TIE ? b.score - a.score : b.exact - a.exact));
  const rating = leading?.rating ?? "mixed";
  const score = leading?.score ?? 0;
  const rivals = RATINGS.map((rival, index) => (agreement(rival, rating) > 0 ? 0 : (scores[index] ?? 0)));
  const margin = score - Math.max(...rivals);
  const voters = votes.length;
  const common = { score, margin, voters, rule: RULE_VERSION };
  if (voters >= RULE.minProvisional && reaches(score, RULE.tProvisional) && reaches(margin, RULE.margin)) {
    return { state: "provisional", rating, ...common };
  }
  return { state: voters >= RULE.minContested ? "contested" : "open", rating: null, ...common };
}
