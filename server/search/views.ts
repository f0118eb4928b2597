import type { ClaimantKind, Rating, VerdictState } from "#db/vocabulary";
import type { CheckLineView } from "#server/checks/views";
import type { FoundState } from "#server/search/schemas";

/** A piece of a text, and whether it is what somebody looked for. */
export type HitPart = { text: string; isHit: boolean };

/** A check as a search shows it: what was looked for is marked. */
export type FoundCheckView = CheckLineView & {
  titleParts: HitPart[];
  answerParts: HitPart[];
  claimant: { id: string; name: string } | null;
};

/** How many of what was found there are of a kind. */
export type FacetView<Key extends string> = { key: Key; label: string; checks: number };

export type SearchView = {
  checks: FoundCheckView[];
  /** How many were found; `isMore` where there are more than are counted. */
  total: number;
  isMore: boolean;
  /** Whether no check has all of the words, so that these have some of them or are spelled alike. */
  isLoose: boolean;
  /** Topics and claimants whose names have all of the words. */
  topics: { slug: string; label: string }[];
  claimants: { id: string; name: string }[];
  facets: {
    rating: FacetView<Rating>[];
    state: FacetView<FoundState>[];
    topic: FacetView<string>[];
    language: FacetView<string>[];
  };
};

/** All checks of a topic, of a claimant, or of claims found with a publisher first. */
export type Of = { kind: "topic" | "claimant" | "publisher"; key: string };

/** How many checks of a collection came to a rating, in a state, in a year; none that was retracted. */
export type TallyCell = { rating: Rating | null; state: VerdictState; year: number; checks: number };

export type CollectionView = Of & {
  label: string;
  description: string;
  /** Whether a claimant is a person. */
  claimantKind: ClaimantKind | null;
  latest: CheckLineView[];
  cells: TallyCell[];
  retracted: number;
  /** Who made the claims of a topic; without a name where nobody is known. */
  saidBy: { id: string | null; name: string | null; checks: number }[];
};

export type TopicCountView = { slug: string; label: string; description: string; checks: number };
