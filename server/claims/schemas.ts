import { z } from "zod";
import { CLAIMANT_KINDS, DATE_PRECISIONS } from "#db/vocabulary";
import { PASSAGE_MAX_CHARACTERS } from "#server/articles/anchoring/passage";
import { because, Id, IsoDate, LanguageTag, text, wholeNumber } from "#server/core/schemas";
import { TOPIC_MAX_CHARACTERS, TopicLabel } from "#server/topics/schemas";

const STATEMENT_MIN_CHARACTERS = 10;
export const STATEMENT_MAX_CHARACTERS = 500;
const CLAIMANT_NAME_MIN_CHARACTERS = 2;
export const CLAIMANT_NAME_MAX_CHARACTERS = 200;
export const TOPICS_MAX = 5;

const ClaimantInput = z.object({
  kind: z.enum(CLAIMANT_KINDS, because("required")),
  name: text(CLAIMANT_NAME_MIN_CHARACTERS, CLAIMANT_NAME_MAX_CHARACTERS),
  wikidata: z
    .string()
    .trim()
    .regex(/^(Q[1-9]\d*)?$/, because("wikidata_form"))
    .default(""),
});

/** Words selected in a copy: where they stand in its text, in code points, and the words as the reviewer saw them. */
const SelectionInput = z.object({
  copy: Id,
  start: wholeNumber(0, "passage_missing"),
  end: wholeNumber(1, "passage_missing"),
  exact: z.string().min(1, because("passage_missing")).max(PASSAGE_MAX_CHARACTERS, because("passage_long")),
});

export const SubmitClaimInput = z
  .object({
    /** Where it is said; null for a reading of another claim, which has no passage of its own. */
    passage: SelectionInput.nullable(),
    derivedFrom: Id.nullable().default(null),
    statement: text(STATEMENT_MIN_CHARACTERS, STATEMENT_MAX_CHARACTERS),
    claimant: ClaimantInput.nullable(),
    said: z.object({ on: IsoDate, precision: z.enum(DATE_PRECISIONS, because("required")) }).nullable(),
    language: LanguageTag,
    /** That the one who submits it has seen the claims that are like it. */
    hasSeenAlike: z.boolean().default(false),
    topics: z.array(TopicLabel).max(TOPICS_MAX, because("topics_many")),
  })
  .refine(({ passage, derivedFrom }) => (passage === null) !== (derivedFrom === null), {
    path: ["passage"],
    error: because("passage_missing"),
  });
export type SubmitClaimInput = z.infer<typeof SubmitClaimInput>;

export const CLAIM_REASON_MIN_CHARACTERS = 10;
export const CLAIM_REASON_MAX_CHARACTERS = 500;
const reason = text(CLAIM_REASON_MIN_CHARACTERS, CLAIM_REASON_MAX_CHARACTERS);

export const EditClaimInput = z.object({
  claim: Id,
  /** The version that the editor saw: words that were changed elsewhere since are not overwritten. */
  fromVersion: wholeNumber(1, "required"),
  statement: text(STATEMENT_MIN_CHARACTERS, STATEMENT_MAX_CHARACTERS),
  reason,
});
export type EditClaimInput = z.infer<typeof EditClaimInput>;

export const WithdrawClaimInput = z.object({ claim: Id });
export type WithdrawClaimInput = z.infer<typeof WithdrawClaimInput>;

export const DeclineClaimInput = z.object({ claim: Id, reason });
export type DeclineClaimInput = z.infer<typeof DeclineClaimInput>;

export const RestoreClaimInput = z.object({ claim: Id });
export type RestoreClaimInput = z.infer<typeof RestoreClaimInput>;

/** The views of the list of claims, and what it can be filtered and sorted by; all of it stands in the address. */
export const CLAIM_VIEWS = ["all", "needs_vote", "needs_sources", "mine"] as const;
export type ClaimListView = (typeof CLAIM_VIEWS)[number];
export const CLAIM_FILTER_STATES = [
  "open",
  "no_source",
  "published",
  "closed",
  "provisional",
  "agreed",
  "contested",
] as const;
export type ClaimFilterState = (typeof CLAIM_FILTER_STATES)[number];
export const CLAIM_SORTS = ["newest", "oldest", "fewest_sources", "claimant"] as const;
export type ClaimSort = (typeof CLAIM_SORTS)[number];

/** What of the list of claims is asked for; anything else in the address is left aside. */
export const ClaimListInput = z.object({
  view: z.enum(CLAIM_VIEWS).catch("all"),
  state: z.enum(CLAIM_FILTER_STATES).nullable().catch(null),
  topic: z.string().max(TOPIC_MAX_CHARACTERS).nullable().catch(null),
  language: z.string().max(TOPIC_MAX_CHARACTERS).nullable().catch(null),
  sort: z.enum(CLAIM_SORTS).catch("newest"),
});
export type ClaimListInput = z.infer<typeof ClaimListInput>;

export const SEARCHED_MAX_CHARACTERS = 200;

export const SearchClaimsInput = z.object({
  words: text(0, SEARCHED_MAX_CHARACTERS),
  /** The claim that is chosen already. */
  chosen: Id.nullable().default(null),
});
export type SearchClaimsInput = z.infer<typeof SearchClaimsInput>;
