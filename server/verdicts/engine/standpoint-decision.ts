import { bestRival, type Decision, leadingOption, type Question, simply } from "#server/verdicts/engine/decision";
import { areAdjacent, OPTIONS } from "#server/verdicts/engine/families";
import { clip, type Rule, reaches } from "#server/verdicts/engine/rule";
import type { StandpointSums } from "#server/verdicts/engine/standpoints";

/** The sums of one item, seen from the decision: of the sides two numbers, of the options eight. */
type StandpointFigures = {
  sideVotes: ArrayLike<number>;
  decided: ArrayLike<number>;
  spread: number;
  lead: ArrayLike<number>;
  leadSpread: ArrayLike<number>;
  lower: Float64Array;
  contrary: ArrayLike<number>;
  along: ArrayLike<number> | undefined;
};

/** Who is there of those who said where they stand: enough of both positions, enough of one only, or of neither. */
type Presence = "two_sides" | "one_side" | "neither";

/** One item's part of the sums of all. */
export function figuresOfItem(sums: StandpointSums, item: number): StandpointFigures {
  const ofOptions = (values: Float64Array) => values.subarray(item * OPTIONS, (item + 1) * OPTIONS);
  return {
    sideVotes: sums.sideVotes.subarray(2 * item, 2 * item + 2),
    decided: sums.decided.subarray(2 * item, 2 * item + 2),
    spread: sums.spread[item]!,
    lead: ofOptions(sums.lead),
    leadSpread: ofOptions(sums.leadSpread),
    lower: ofOptions(sums.lower),
    contrary: ofOptions(sums.contrary),
    along: sums.along && ofOptions(sums.along),
  };
}

/** How many votes a side needs: a share of those counted, at least two and at most four. §6.4, need. */
const needOf = ({ sideVotes }: Pick<StandpointFigures, "sideVotes">, rule: Rule): number =>
  clip(rule.sideShare * (sideVotes[0]! + sideVotes[1]!), rule.sideLeast, rule.sideMost);

/** Which sides are there, by those who are surely enough of one. §6.4. */
export function presenceOf(figures: Pick<StandpointFigures, "sideVotes" | "decided">, rule: Rule): Presence {
  const need = needOf(figures, rule);
  const [a, b] = [figures.decided[0]!, figures.decided[1]!];
  if (reaches(Math.min(a, b), need)) return "two_sides";
  return reaches(Math.max(a, b), need) ? "one_side" : "neither";
}

/**
 * Decides an item of a small group by where its reviewers say they stand. With both sides there, a verdict stands when
 * even one standard deviation below what is likely enough of each side voted, on the worse side the exact votes outnumber
 * the contradicting ones by one (by none where nobody contradicts), no more than a quarter contradicts, and a split at
 * which the votes hint does not speak against it. With one side there, agreement of everybody is no more than a leaning.
 * With neither, `base` stands, the decision without standpoints. §6.4.
 *
 * @param previous the option published for the item, if any
 */
export function decideByStandpoints(
  base: Decision,
  question: Question,
  figures: StandpointFigures,
  previous: number | null,
): Decision {
  const { rule } = question;
  if (base.status === "none") return base;
  const presence = presenceOf(figures, rule);
  if (presence === "neither") return base;
  if (presence === "one_side") {
    const isPooled = base.status === "consensus" && question.state === "none";
    return isPooled ? { ...base, status: "provisional", basis: "one_side" } : base;
  }
  const leading = leadingOption(question, figures.lower, 0);
  const published = publishedOption(question, figures, leading, previous);
  if (published !== null) {
    return { status: "consensus", option: published, basis: "standpoints", ...numbersOf(question, figures, published) };
  }
  const simple = simply(question);
  if (simple.option !== null && reaches(figures.lead[simple.option]!, 0)) return simple;
  return { status: "contested", option: null, basis: "standpoints", ...numbersOf(question, figures, leading) };
}

function numbersOf(question: Question, { lower }: StandpointFigures, option: number) {
  const agreement = lower[option]!;
  return { score: agreement, lower: agreement, margin: agreement - bestRival(question, option, lower, 0) };
}

function publishedOption(
  question: Question,
  figures: StandpointFigures,
  leading: number,
  previous: number | null,
): number | null {
  const { rule, family } = question;
  const entering = enters(question, figures, leading);
  if (previous === null || !stands(figures, previous, rule)) return entering ? leading : null;
  const ahead = figures.lower[leading]! - figures.lower[previous]!;
  const replaced = !areAdjacent(family, leading, previous) || reaches(ahead, rule.switchMargin);
  return entering && replaced ? leading : previous;
}

function enters(question: Question, figures: StandpointFigures, option: number): boolean {
  const { rule } = question;
  const { sideVotes, spread, lead, leadSpread, contrary, along } = figures;
  const least = Math.min(sideVotes[0]!, sideVotes[1]!) - rule.deviations * Math.sqrt(spread);
  const leads = lead[option]! - rule.deviations * Math.sqrt(leadSpread[option]!);
  const isUncontradicted = reaches(0, contrary[option]!);
  return (
    reaches(least, needOf(figures, rule)) &&
    reaches(leads, isUncontradicted ? rule.leadUncontradicted : rule.lead) &&
    reaches(numbersOf(question, figures, option).margin, rule.margin) &&
    reaches(rule.contrary, contrary[option]!) &&
    (along === undefined || reaches(along[option]!, rule.along))
  );
}

/** A published verdict stands while no side contradicts it more than it says so, and few contradict it at all. */
const stands = ({ lead, contrary }: StandpointFigures, option: number, rule: Rule): boolean =>
  reaches(lead[option]!, 0) && reaches(rule.contrary + rule.contrarySlack, contrary[option]!);
