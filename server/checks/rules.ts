import type { Figures } from "#db/schema";
import { type CheckState, RATINGS, type VerdictBasis, type VerdictState } from "#db/vocabulary";
import type { ProvenanceView, PublicState, RenderedBodyView, Requirement, TallyView } from "#server/checks/views";
import { lettersIn } from "#server/core/rules";
import { restsOnStandpoints } from "#server/verdicts/rules";
import type { VerdictView } from "#server/verdicts/views";

/** A published check is looked at again after so many days unless a moderator chose another day. */
export const REVIEW_AFTER_DAYS = 365;

/** So many independent sources a check rests on, or it says why there are fewer. */
const INDEPENDENT_SOURCES_MIN = 2;

/** What decides whether two sources are independent: who published them, and whether one repeats the other's words. */
type Independence = { publisher: string | null; origin: number | null };

/**
 * How many of the sources with these numbers are independent of each other: two are not when one repeats the other's words, by
 * whatever road, or when the same publisher published both. One without a publisher counts for itself.
 */
export function countIndependent(numbers: readonly number[], sources: readonly Independence[]): number {
  const rootOf = (number: number, seen: readonly number[] = []): number => {
    const origin = sources[number - 1]?.origin ?? null;
    return origin === null || seen.includes(origin) ? number : rootOf(origin, [...seen, number]);
  };
  // Sources that hang together are put into one group, whose sign is the least number in it.
  const groupOf = new Map<string, number>();
  const group = new Map<number, number>();
  const find = (number: number): number => {
    const up = group.get(number) ?? number;
    return up === number ? number : find(up);
  };
  for (const number of numbers) {
    const publisher = sources[number - 1]?.publisher;
    const signs = [`root ${rootOf(number)}`, ...(publisher ? [`publisher ${publisher.trim().toLowerCase()}`] : [])];
    for (const sign of signs) {
      const other = groupOf.get(sign);
      if (other === undefined) groupOf.set(sign, number);
      else group.set(find(number), find(other));
    }
  }
  return new Set(numbers.map(find)).size;
}

/** What a check says and rests on, as far as its author can fix it. */
type DraftFacts = {
  answer: string;
  /** The numbers of the sources that its text cites. */
  citations: readonly number[];
  noQuoteReason: string;
  fewSourcesReason: string;
  hasClaimant: boolean;
  claimantContact: string | null;
  /**
   * Its sources in the order of their numbers: whether the quote was found, whether it was withdrawn, whether it is
   * the document in which the claim is made, which is no evidence, who published it, and the number of the one whose words it
   * repeats.
   */
  sources: readonly (Independence & { isFound: boolean; isWithdrawn: boolean; isClaimItself: boolean })[];
};

/**
 * What a draft still needs before it can be submitted for review: a short answer, a text that cites, a source whose quote was
 * found or the reason why there is none, two independent sources or the reason why there are fewer, no citation that leads nowhere, and, when the claim is someone's, whether they
 * were asked.
 */
export function unmetRequirements(draft: DraftFacts): Requirement[] {
  const unmet: Requirement[] = [];
  if (draft.answer === "") unmet.push({ reason: "check_answer_missing" });
  const isEvidence = (number: number) => draft.sources[number - 1]?.isClaimItself !== true;
  if (!draft.citations.some(isEvidence)) unmet.push({ reason: "check_citation_missing" });
  const unknown = unknownCitation(draft.citations, draft.sources.length);
  if (unknown !== null) unmet.push({ reason: "check_citation_unknown", params: { number: unknown } });
  const withdrawn = draft.citations.find((number) => draft.sources[number - 1]?.isWithdrawn);
  if (withdrawn !== undefined) unmet.push({ reason: "check_citation_withdrawn", params: { number: withdrawn } });
  const isVerified = draft.sources.some((source) => source.isFound && !source.isWithdrawn && !source.isClaimItself);
  if (!isVerified && draft.noQuoteReason === "") {
    unmet.push({ reason: "check_no_found_quote" });
  }
  const cited = draft.citations.filter((number) => {
    const source = draft.sources[number - 1];
    return source && !source.isWithdrawn && !source.isClaimItself;
  });
  if (countIndependent(cited, draft.sources) < INDEPENDENT_SOURCES_MIN && draft.fewSourcesReason === "") {
    unmet.push({ reason: "check_sources_few", params: { least: INDEPENDENT_SOURCES_MIN } });
  }
  if (draft.hasClaimant && draft.claimantContact === null) unmet.push({ reason: "check_contact_missing" });
  return unmet;
}

/** The first citation that leads to no source of the check: its sources are numbered from 1. */
export const unknownCitation = (citations: readonly number[], sources: number): number | null =>
  citations.find((number) => number < 1 || number > sources) ?? null;

export type Words = { title: string; answer: string; body: string };

/** Counts under this are not shown: few enough votes could be told to be someone's. */
export const SHOWN_VOTES_MIN = 5;

/**
 * What of a tally is shown: ratings with five votes or more, in the order of the ratings, and how many voted in all
 * unless that would give away that the ratings not shown have one to four votes together.
 */
export function shownTally(counts: TallyView["ratings"]): TallyView {
  const voters = counts.reduce((sum, { votes }) => sum + votes, 0);
  const ratings = counts
    .filter(({ votes }) => votes >= SHOWN_VOTES_MIN)
    .sort((a, b) => RATINGS.indexOf(a.rating) - RATINGS.indexOf(b.rating));
  const hidden = voters - ratings.reduce((sum, { votes }) => sum + votes, 0);
  const isSafe = voters >= SHOWN_VOTES_MIN && (hidden === 0 || hidden >= SHOWN_VOTES_MIN);
  return { voters: isSafe ? voters : null, ratings };
}

/** What the public sees of where a check stands; one that is not published is previewed as if it were. */
export const PUBLIC_STATE: Record<CheckState, PublicState> = {
  draft: "published",
  deleted: "published",
  in_review: "published",
  published: "published",
  corrected: "corrected",
  retracted: "retracted",
  withheld: "withheld",
};

/** What was typed one on each line. */
export const linesOf = (typed: string): string[] => typed.split("\n").flatMap((line) => line.trim() || []);

/** How much of a text an adult reads in a minute, in letters: 238 English words of five and a space (Brysbaert 2019). */
const LETTERS_A_MINUTE = 1_400;

/** How many minutes it takes to read a check, one at least. */
export const readingMinutes = (texts: readonly string[]): number =>
  Math.max(1, Math.round(texts.reduce((sum, text) => sum + lettersIn(text), 0) / LETTERS_A_MINUTE));

/** Whether a verdict is agreed by both groups of a few reviewers, by where they say they stand. */
export const isAgreedByFew = (state: VerdictState, basis: VerdictBasis | null): boolean =>
  state === "agreed" && basis === "standpoints";

type VerdictNumbers = Pick<VerdictView, "basis" | "explanation"> & {
  smallestCell: number | null;
  figures: Figures | null;
};

/**
 * How a verdict was reached, as far as it may be told of one: on what it rests, and its groups where agreement within
 * them tells of no fewer than five ballots of a kind.
 */
export const provenanceOf = (
  { basis, explanation, smallestCell, figures }: VerdictNumbers,
  {
    history = [],
    afterReading = "none",
    steppedAside = "none",
    castBefore = { sources: [], words: false },
  }: Partial<Pick<ProvenanceView, "history" | "afterReading" | "steppedAside" | "castBefore">> = {},
): ProvenanceView => ({
  basis,
  positions: restsOnStandpoints(basis) || figures?.isOneSided ? (figures?.positions ?? null) : null,
  isOneSided: figures?.isOneSided === true,
  isSplit: explanation?.split === "established",
  groups: smallestCell !== null && smallestCell >= SHOWN_VOTES_MIN ? (explanation?.groups ?? null) : null,
  history,
  afterReading,
  steppedAside,
  castBefore,
});

/** How a text looks in which nothing is written yet. */
export const EMPTY_BODY: RenderedBodyView = { tree: { type: "root", children: [] }, citations: [] };
