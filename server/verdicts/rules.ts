import { type Confidence, RATINGS, type Rating, type VerdictBasis, type VerdictState } from "#db/vocabulary";
import type { Decision } from "#server/verdicts/engine/decision";
import { RULE, type Rule } from "#server/verdicts/engine/rule";
import type { Shown } from "#server/verdicts/engine/shown";

export { AGREEMENT_ROUNDED_PERCENT, LEAST_SHOWN } from "#server/verdicts/engine/explanation";
export { RULE } from "#server/verdicts/engine/rule";

/** Which rule verdicts are judged by, printed with them: another one changes this name. */
export const RULE_VERSION = "bridging-2";

/** A rule that receipts name: its numbers as they are printed, and all that the engine needs to decide by it again. */
type KnownRule = { constants: Partial<Rule>; rule: Rule };

/** The numbers that the second rule added: standpoints, and rings that are recognised by all their members together. */
const ADDED_IN_SECOND = new Set([
  "small",
  "declaredWeight",
  "declaredAnswers",
  "priorAnswers",
  "answerVar",
  "leastAnswers",
  "others",
  "decided",
  "sideShare",
  "sideLeast",
  "sideMost",
  "deviations",
  "lead",
  "leadUncontradicted",
  "contrary",
  "contrarySlack",
  "along",
  "ringTogether",
]);

const KNOWN_RULES: ReadonlyMap<string, KnownRule> = new Map<string, KnownRule>([
  [
    "bridging-1",
    {
      constants: Object.fromEntries(Object.entries(RULE).filter(([name]) => !ADDED_IN_SECOND.has(name))),
      rule: { ...RULE, small: 0, ringTogether: 0 },
    },
  ],
  [RULE_VERSION, { constants: RULE, rule: RULE }],
]);

/** The names of the rules by which verdicts were ever judged, the newest first. */
export const RULE_VERSIONS: readonly string[] = [...KNOWN_RULES.keys()].reverse();

/** The rule of a name, as long as verdicts that were decided by it are printed anywhere; undefined for a strange one. */
export const knownRule = (version: string): KnownRule | undefined => KNOWN_RULES.get(version);

/**
 * Votes on a claim that must have changed before its explanation is made again: the difference gives no one away.
 * §2.11.
 */
export const EXPLAINED_AFTER_CHANGES = 3;

/** How much a vote counts by its confidence, 0 to 1: claiming to be sure gains nothing over saying nothing. */
export const CONFIDENCE_WEIGHT: Record<Confidence, number> = { low: 0.5, medium: 0.8, high: 1 };

/** The rating that an option of the engine stands for. */
export const ratingOf = (option: number | null): Rating | null => (option === null ? null : (RATINGS[option] ?? null));

/** The option of the engine that stands for a rating. */
export const optionOf = (rating: Rating | null): number | null => (rating === null ? null : RATINGS.indexOf(rating));

/**
 * What is shown of a claim: the agreed verdict for as long as it stands; while an agreement must still last before it
 * shows, or there is only a leaning, a provisional one; that the sides disagree; or nothing yet.
 */
export function shownVerdict(
  decision: Pick<Decision, "status" | "option">,
  { option: agreed }: Pick<Shown, "option">,
): { state: VerdictState; rating: Rating | null } {
  if (agreed !== null) return { state: "agreed", rating: ratingOf(agreed) };
  if (decision.status === "contested") return { state: "contested", rating: null };
  const leaning = decision.status === "consensus" || decision.status === "provisional";
  return leaning ? { state: "provisional", rating: ratingOf(decision.option) } : { state: "open", rating: null };
}

/** Whether a verdict rests on where reviewers say they stand. */
export const restsOnStandpoints = (basis: VerdictBasis | null): boolean =>
  basis === "standpoints" || basis === "one_side";

/** Fewest ballots of a kind of which any number may be told. */
export const LEAST_IN_CELL = 5;
