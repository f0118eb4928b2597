import { type Agreement, SIDES } from "#server/verdicts/engine/agreement";
import type { AxisState } from "#server/verdicts/engine/axis";
import { ballotsOn, type Electorate } from "#server/verdicts/engine/electorate";
import { areAdjacent, FAMILIES, OPTIONS } from "#server/verdicts/engine/families";
import { type Rule, reaches, TIE } from "#server/verdicts/engine/rule";

/** What stands of an item: no one voted; it is open; the sides disagree; a leaning; or agreement across the sides. */
type Status = "none" | "open" | "contested" | "provisional" | "consensus";

/**
 * On what a status rests: on both sides of a split, on everyone where there is no split, or on a simple majority while
 * there is not enough for either. In a small group, on both sides by where reviewers say they stand, or on everyone while
 * all who said so are of one side. §2.8 and §6.4.
 */
type Basis = "bridged" | "pooled" | "plain" | "standpoints" | "one_side" | "";

/**
 * What the votes on an item come to. `option` is null while there is no verdict. `score` is the agreement with the
 * leading option, `lower` its lower bound (0 on a plain basis) and `margin` its lead over every option that is not its
 * neighbour, all from 0 to 1 (the margin from −1).
 */
export type Decision = {
  status: Status;
  option: number | null;
  basis: Basis;
  score: number;
  lower: number;
  margin: number;
};

/** What a decision needs to know of the electorate: how many ballots there are on an item of which family. */
export type Counted = Pick<Electorate, "family" | "itemStarts" | "apart">;

const NOTHING: Decision = { status: "none", option: null, basis: "", score: 0, lower: 0, margin: 0 };

/** One item's numbers, seen from the decision. */
export type Question = {
  family: number;
  options: number;
  at: number;
  agreement: Agreement;
  state: AxisState;
  ballots: number;
  leastVotes: number;
  poolVotes: number;
  rule: Rule;
};

/**
 * Decides an item. A verdict is published when the side that agrees least still agrees by half (0.6 where there is no
 * split), clearly more than with anything else, with enough votes from every side and little experienced dissent set
 * aside; a published verdict stands until agreement is really lost. §2.8.
 *
 * @param previous the option published for the item, if any
 */
export function decideItem(
  electorate: Counted,
  agreement: Agreement,
  state: AxisState,
  item: number,
  previous: number | null,
  rule: Rule,
): Decision {
  const question = questionOf(electorate, agreement, state, item, rule);
  if (question.ballots === 0) return NOTHING;
  const leading = leadingOption(question, agreement.lower);
  const published = publishedOption(question, leading, previous);
  if (published !== null) {
    return { status: "consensus", option: published, basis: basisOf(state), ...bridgedNumbers(question, published) };
  }
  return state === "established" ? withoutConsensus(question, leading) : simply(question);
}

export function questionOf(
  electorate: Counted,
  agreement: Agreement,
  state: AxisState,
  item: number,
  rule: Rule,
): Question {
  const family = electorate.family[item]!;
  let leastVotes = Number.POSITIVE_INFINITY;
  for (let s = 0; s < agreement.sides; s++) leastVotes = Math.min(leastVotes, agreement.sideVotes[item * SIDES + s]!);
  return {
    family,
    options: FAMILIES[family]!.options.length,
    at: item * OPTIONS,
    agreement,
    state,
    ballots: ballotsOn(electorate, item),
    leastVotes,
    poolVotes: agreement.poolVotes[item]!,
    rule,
  };
}

/**
 * The option on which every side leans alike, if there is one: it leads clearly, by votes from every side. −1 for none.
 * §6.1, k_i.
 */
export function commonOption(
  electorate: Electorate,
  agreement: Agreement,
  state: AxisState,
  item: number,
  rule: Rule,
): number {
  const question = questionOf(electorate, agreement, state, item, rule);
  const leading = leadingOption(question, agreement.lower);
  const { lower, margin } = bridgedNumbers(question, leading);
  const clear = reaches(question.leastVotes, 1) && reaches(lower, rule.tLean) && reaches(margin, rule.margin);
  return clear ? leading : -1;
}

const basisOf = (state: AxisState): Basis => (state === "established" ? "bridged" : "pooled");

/**
 * The option with the most of something, measured in an array that begins at `from`; ties go to the one with more exact
 * votes, then to the first. §2.8, k*.
 */
export function leadingOption({ options, at, agreement }: Question, measure: Float64Array, from = at): number {
  let leading = 0;
  for (let option = 1; option < options; option++) {
    const ahead = measure[from + option]! - measure[from + leading]!;
    const tied = Math.abs(ahead) <= TIE;
    const more = agreement.exact[at + option]! - agreement.exact[at + leading]!;
    if (tied ? more > TIE : ahead > 0) leading = option;
  }
  return leading;
}

/** The most that an option which is not its neighbour has of something, measured in an array that begins at `from`. */
export function bestRival({ family, options, at }: Question, option: number, measure: Float64Array, from = at): number {
  let best = 0;
  for (let other = 0; other < options; other++) {
    if (!areAdjacent(family, other, option)) best = Math.max(best, measure[from + other]!);
  }
  return best;
}

function bridgedNumbers(question: Question, option: number) {
  const { estimate, lower } = question.agreement;
  return {
    score: estimate[question.at + option]!,
    lower: lower[question.at + option]!,
    margin: lower[question.at + option]! - bestRival(question, option, lower),
  };
}

function publishedOption(question: Question, leading: number, previous: number | null): number | null {
  const entering = enters(question, leading);
  if (previous === null || !stands(question, previous)) return entering ? leading : null;
  const { family, at, agreement, rule } = question;
  const ahead = agreement.lower[at + leading]! - agreement.lower[at + previous]!;
  const replaced = !areAdjacent(family, leading, previous) || reaches(ahead, rule.switchMargin);
  return entering && replaced ? leading : previous;
}

function enters(question: Question, option: number): boolean {
  const { state, agreement, at, rule, leastVotes, poolVotes } = question;
  if (state === "suspected") return false;
  const { lower, margin } = bridgedNumbers(question, option);
  const enoughVotes = state === "established" ? reaches(leastVotes, rule.minSide) : reaches(poolVotes, rule.minPool);
  const enoughAgreement = reaches(lower, state === "established" ? rule.tIn : rule.tPool);
  return (
    enoughVotes &&
    enoughAgreement &&
    reaches(margin, rule.margin) &&
    reaches(rule.asideCap, agreement.aside[at + option]!) &&
    reaches(rule.allCap, agreement.asideAll[at + option]!)
  );
}

/** Whether a published verdict still stands. While a split is only suspected, it does. §2.8, "already published". */
function stands(question: Question, option: number): boolean {
  const { state, agreement, at, rule } = question;
  if (state === "suspected") return true;
  const agrees = agreement.estimate[at + option]!;
  const dissent = agreement.aside[at + option]!;
  return (
    reaches(agrees, rule.tOut) &&
    reaches(agrees, bestRival(question, option, agreement.estimate)) &&
    reaches(rule.asideCap + rule.asideSlack, dissent) &&
    reaches(rule.allCap + rule.asideSlack, agreement.asideAll[at + option]!)
  );
}

function withoutConsensus(question: Question, leading: number): Decision {
  const { rule, leastVotes } = question;
  const numbers = bridgedNumbers(question, leading);
  if (reaches(leastVotes, 1) && reaches(numbers.lower, rule.tLean) && reaches(numbers.margin, rule.margin)) {
    return { status: "provisional", option: leading, basis: "bridged", ...numbers };
  }
  const status = reaches(leastVotes, rule.minSide) ? "contested" : "open";
  return { status, option: null, basis: "bridged", ...numbers };
}

/** What a simple majority comes to, while there is not enough for more. §2.8, plain. */
export function simply(question: Question): Decision {
  const { agreement, at, rule, ballots } = question;
  const leading = leadingOption(question, agreement.plain);
  const score = agreement.plain[at + leading]!;
  const margin = score - bestRival(question, leading, agreement.plain);
  const common = { basis: "plain" as const, score, lower: 0, margin };
  if (ballots >= rule.minProvisional && reaches(score, rule.tProvisional) && reaches(margin, rule.margin)) {
    return { status: "provisional", option: leading, ...common };
  }
  return { status: ballots >= rule.minContested ? "contested" : "open", option: null, ...common };
}
