import { type Confidence, RATINGS, type Rating, type VerdictState } from "#db/vocabulary";

/** Which rule a verdict was computed by, printed with it. */
export const RULE_VERSION = "plain-1";

/** How much a vote counts by its confidence, 0 to 1: claiming to be sure gains nothing over saying nothing. */
export const CONFIDENCE_WEIGHT: Record<Confidence, number> = { low: 0.5, medium: 0.8, high: 1 };

/** Votes below which a claim has no verdict. */
export const PROVISIONAL_MIN_VOTES = 3;
/** Share of agreement, 0 to 1, that the leading rating needs. */
export const PROVISIONAL_MIN_AGREEMENT = 0.4;
/** Lead of the leading rating over every rating that is not its neighbour on the scale, 0 to 1. */
export const PROVISIONAL_MIN_LEAD = 0.1;
/** Votes from which a claim without a leading rating is called contested. */
export const CONTESTED_MIN_VOTES = 5;
/** Weight of the pretended voter who spreads evenly over all ratings, in votes. */
export const PRIOR_VOTES = 2;

const SCALE_LENGTH = 5;
const HALF = 0.5;

/**
 * How much a vote for `vote` supports the verdict `verdict`, 0 to 1: fully when they are the same, half when they are
 * neighbours on the five-step scale, not at all otherwise. Consensus specification §2.0, family "claim".
 */
export function agreement(vote: Rating, verdict: Rating): number {
  const [a, b] = [RATINGS.indexOf(vote), RATINGS.indexOf(verdict)];
  if (a === b) return 1;
  if (a >= SCALE_LENGTH || b >= SCALE_LENGTH) return 0;
  return Math.abs(a - b) === 1 ? HALF : 0;
}

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
  return RATINGS.map((verdict) => {
    const support = votes.reduce(
      (sum, vote) => sum + CONFIDENCE_WEIGHT[vote.confidence] * agreement(vote.rating, verdict),
      0,
    );
    const evenly = RATINGS.reduce((sum, rating) => sum + agreement(rating, verdict), 0) / RATINGS.length;
    return (support + PRIOR_VOTES * evenly) / (weight + PRIOR_VOTES);
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
  })).sort((a, b) => (Math.abs(a.score - b.score) > 1e-9 ? b.score - a.score : b.exact - a.exact));
  const rating = leading?.rating ?? "mixed";
  const score = leading?.score ?? 0;
  const rivals = RATINGS.map((rival, index) => (agreement(rival, rating) > 0 ? 0 : (scores[index] ?? 0)));
  const margin = score - Math.max(...rivals);
  const voters = votes.length;
  const common = { score, margin, voters, rule: RULE_VERSION };
  if (voters >= PROVISIONAL_MIN_VOTES && score >= PROVISIONAL_MIN_AGREEMENT && margin >= PROVISIONAL_MIN_LEAD) {
    return { state: "provisional", rating, ...common };
  }
  return { state: voters >= CONTESTED_MIN_VOTES ? "contested" : "open", rating: null, ...common };
}
