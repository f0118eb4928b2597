import { HELPFULNESS, RATINGS } from "#db/vocabulary";

/**
 * What can be said of an item. The first `steps` options are an ordered scale from one end to the other; the rest stand
 * beside it. Consensus specification §2.0.
 */
type Family = { name: string; options: readonly string[]; steps: number; neighbours: boolean };

/** What reviewers vote on: a claim, rated on five steps or beside them. */
export const CLAIM: Family = { name: "claim", options: RATINGS, steps: 5, neighbours: true };
/** How much a source helps to judge a claim. */
export const EVIDENCE: Family = {
  name: "evidence",
  options: HELPFULNESS,
  steps: 3,
  neighbours: false,
};

/** The families that the engine knows; an item names one by its place in this list. */
export const FAMILIES: readonly Family[] = [CLAIM, EVIDENCE];

/** Room for the options of one family, in the arrays that hold a number per option. */
export const OPTIONS = 8;

/**
 * How much a vote for `vote` supports the verdict `verdict`, 0 to 1: fully when they are the same; on the five steps of
 * a claim half when they are neighbours; otherwise not at all. Evidence gives no credit to neighbours, because on three
 * steps an even split between the ends would look like agreement on the middle. §2.0, `agree`.
 */
export function agreementOf(family: Family, vote: number, verdict: number): number {
  if (vote === verdict) return 1;
  if (!family.neighbours || vote >= family.steps || verdict >= family.steps) return 0;
  return Math.max(0, 1 - (2 * Math.abs(vote - verdict)) / (family.steps - 1));
}

/**
 * Where an option stands: on the scale from 1 (first) to −1 (last) with 0 beside it, off the scale at (0, 1). §2.0,
 * `embed`.
 */
export function placeOf(family: Family, option: number): readonly [number, number] {
  return option < family.steps ? [1 - (2 * option) / (family.steps - 1), 0] : [0, 1];
}

/** A ballot's option together with its family, in one byte: 8 × family + option. */
export const codeOf = (family: number, option: number) => family * OPTIONS + option;

const CODES = FAMILIES.length * OPTIONS;

/** First coordinate of every code's place, −1 to 1. */
export const PLACE_0 = new Float64Array(CODES);
/** Second coordinate of every code's place, 0 or 1. */
export const PLACE_1 = new Float64Array(CODES);
/** Agreement of every code with every option of its family, 0 to 1: `AGREE[8 × code + option]`. */
export const AGREE = new Float64Array(CODES * OPTIONS);

/** μ, 0 to 1, by code: how much someone who votes at random supports an option. §2.7. */
export const EVEN_SUPPORT = new Float64Array(CODES);

/** 1 for codes on the scale of evidence, which leniency moves; 0 for all others. §6.2, z. */
export const LENIENT = new Uint8Array(CODES);

FAMILIES.forEach((family, number) => {
  family.options.forEach((_, vote) => {
    const code = codeOf(number, vote);
    [PLACE_0[code], PLACE_1[code]] = placeOf(family, vote);
    LENIENT[code] = family === EVIDENCE && vote < family.steps ? 1 : 0;
    family.options.forEach((_, verdict) => {
      AGREE[code * OPTIONS + verdict] = agreementOf(family, vote, verdict);
      EVEN_SUPPORT[codeOf(number, verdict)]! += agreementOf(family, vote, verdict) / family.options.length;
    });
  });
});

/** Whether one option supports another at all: the same, or a neighbour on the scale of a claim. §2.0, `adjacent`. */
export const areAdjacent = (family: number, a: number, b: number) => AGREE[codeOf(family, a) * OPTIONS + b]! > 0;
