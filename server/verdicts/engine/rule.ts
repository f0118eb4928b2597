/**
 * Every number of the bridging rule. Weights and counts are in ballots, agreements are shares from 0 to 1, durations
 * are in seconds. Consensus specification §2.1, and §6 for the three extensions.
 */
export type Rule = {
  /** σ²: noise of one vote, per coordinate of its place. Deliberately above what votes show. */
  noiseVar: number;
  /** τ²: how far reviewers differ in following what everyone sees, around 1. */
  reliabilityVar: number;
  /** λ_i and λ_g: pretended ballots that pull an item to the middle, the same on a small site and on a large one. */
  ridgeShared: number;
  ridgeDivided: number;
  /** Ballots above which a reviewer's weight in the estimation no longer grows but with the square root. */
  activityCap: number;
  /** Other items that a full vote needs, and ballots from which an item counts as one. */
  experience: number;
  minItemVotes: number;
  /** Age from which a ballot is experience, where the time is given. */
  experienceAge: number;
  /** Reliability at which a vote begins to count, and at which it counts in full. */
  relZero: number;
  relFull: number;
  /** Half-width of the zone between the sides, in halves of their distance. */
  ramp: number;
  /** κ: pretended voters who dissent, on every side. */
  kappa: number;
  /** Share of held-out variance that a lasting divide explains; half of it suffices when there was one last time. */
  axisR2: number;
  /** Reviewers placed on each side from which a split is established. */
  axisSideReviewers: number;
  /** Votes from each side, or from all together where there is no split, that a verdict needs. */
  minSide: number;
  minPool: number;
  /** Lower bound of agreement to publish with a split and without, and to call a verdict provisional. */
  tIn: number;
  tPool: number;
  tLean: number;
  /** Agreement below which a published verdict falls. */
  tOut: number;
  /** Lead over every option that is not a neighbour, and lead of a neighbour that replaces a published verdict. */
  margin: number;
  switchMargin: number;
  /** Share of experienced dissent that may be set aside, and what a published verdict may have more of. */
  asideCap: number;
  asideSlack: number;
  /**
   * Common ground (§6.1): other items on which a full vote has agreed with what both sides agree on; 0 switches it off.
   */
  ground: number;
  /**
   * Reliability, in medians, up to which a vote counts in full, and from which it does not: no one follows too well.
   */
  overFull: number;
  overZero: number;
  /** Share of all experienced dissent, reliable or not, that may be left out. */
  allCap: number;
  /** Leniency (§6.2): how far reviewers differ in calling evidence helpful; 0 switches it off. */
  lenientVar: number;
  /** How far leniency moves what someone would have said, and how wide a step still counts in full. */
  lenientGain: number;
  lenientFlat: number;
  /** Standpoints (§6.4): 1 asks them where no split is established, 0 switches them off. */
  small: number;
  /** What a declaration weighs and how many answers it counts as; pretended answers, and the variance of one answer. */
  declaredWeight: number;
  declaredAnswers: number;
  priorAnswers: number;
  answerVar: number;
  /** Answers to statements that stand in for a declaration, and other items that someone counted has judged. */
  leastAnswers: number;
  others: number;
  /** How surely someone is of a side to show that it is there. */
  decided: number;
  /** Votes that a side needs: a share of those counted, and its bounds. */
  sideShare: number;
  sideLeast: number;
  sideMost: number;
  /** Standard deviations of who stands where that are taken off. */
  deviations: number;
  /** Exact minus contradicting votes on the worse side, in general and where nobody contradicts. */
  lead: number;
  leadUncontradicted: number;
  /** Share of these votes that may contradict, and what a published verdict may have more of. */
  contrary: number;
  contrarySlack: number;
  /** Lower bound of agreement along a split that is only suspected. */
  along: number;
  /** κ0 and the limits of the plain majority that stands in while there is no split. */
  kappaPlain: number;
  minProvisional: number;
  tProvisional: number;
  minContested: number;
  /** Copy rings: common items, share of equal votes, slips allowed, and evidence required beyond chance (in nats). */
  ringMinCommon: number;
  ringMatch: number;
  ringEps: number;
  ringNats: number;
  /** Reviewers from whom on a ring is recognised by all its members together (§6.6); 0 looks at pairs only. */
  ringTogether: number;
  /**
   * The search for the answer: starting points, steps from each, the largest change that counts as none, and an end.
   */
  pivots: number;
  pivotIter: number;
  tol: number;
  maxIter: number;
  /** What is shown: how long a change must last before it shows, and how long until a verdict is locked. */
  holdIn: number;
  holdOut: number;
  holdOutLocked: number;
  lockAfter: number;
};

const HOUR = 3600;
const DAY = 24 * HOUR;

/** The rule as it stands. */
export const RULE: Rule = {
  noiseVar: 0.5,
  reliabilityVar: 2,
  ridgeShared: 1,
  ridgeDivided: 2,
  activityCap: 50,
  experience: 5,
  minItemVotes: 3,
  experienceAge: DAY,
  relZero: 0.2,
  relFull: 0.7,
  ramp: 0.3,
  kappa: 1,
  axisR2: 0.03,
  axisSideReviewers: 4,
  minSide: 2.5,
  minPool: 8,
  tIn: 0.5,
  tPool: 0.6,
  tLean: 0.35,
  tOut: 0.4,
  margin: 0.1,
  switchMargin: 0.05,
  asideCap: 0.2,
  asideSlack: 0.05,
  ground: 2,
  overFull: 1.6,
  overZero: 2.1,
  allCap: 0.3,
  lenientVar: 0,
  lenientGain: 1.5,
  lenientFlat: 0.25,
  small: 1,
  declaredWeight: 2,
  declaredAnswers: 4,
  priorAnswers: 2,
  answerVar: 1 / 3,
  leastAnswers: 6,
  others: 2,
  decided: 0.75,
  sideShare: 0.15,
  sideLeast: 2,
  sideMost: 4,
  deviations: 1,
  lead: 1,
  leadUncontradicted: 0,
  contrary: 0.25,
  contrarySlack: 0.05,
  along: 0.35,
  kappaPlain: 2,
  minProvisional: 3,
  tProvisional: 0.4,
  minContested: 5,
  ringMinCommon: 8,
  ringMatch: 0.9,
  ringEps: 0.05,
  ringNats: 3,
  ringTogether: 5,
  pivots: 3,
  pivotIter: 8,
  tol: 1e-6,
  maxIter: 600,
  holdIn: 6 * HOUR,
  holdOut: 6 * HOUR,
  holdOutLocked: 7 * DAY,
  lockAfter: 14 * DAY,
};

/** Numbers closer than this are the same number: ties go by the rule for ties, not by rounding. */
export const TIE = 1e-9;

/** A number held between two ends, both included. */
export const clip = (value: number, low: number, high: number) => Math.min(high, Math.max(low, value));

/** How a rising measure becomes a weight from 0 to 1: nothing up to `zero`, all from `full`. */
export const rampUp = (value: number, zero: number, full: number) => clip((value - zero) / (full - zero), 0, 1);

/** Whether a number reaches a limit: sums that come to the limit exactly do, in whatever order they were added up. */
export const reaches = (value: number, limit: number) => value >= limit - TIE;
