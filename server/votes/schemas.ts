import { z } from "zod";
import { CONFIDENCES, RATINGS, RECUSAL_KINDS } from "#db/vocabulary";
import { because, Id, text, wholeNumber } from "#server/core/schemas";

export const VOTE_REASON_MIN_CHARACTERS = 40;
export const VOTE_REASON_MAX_CHARACTERS = 2_000;
const VOTE_SOURCES_MAX = 20;
/** What changed the mind of someone who votes again, having read what others said. */
export const CHANGED_BECAUSE_MIN_CHARACTERS = 15;
export const CHANGED_BECAUSE_MAX_CHARACTERS = 500;
const INTEREST_MIN_CHARACTERS = 10;
export const INTEREST_MAX_CHARACTERS = 500;

/** The ballot that the reviewer saw as their own, 0 when they had none: a vote changed elsewhere is not overwritten. */
const replaces = wholeNumber(0, "required");

export const CastVoteInput = z
  .object({
    claim: Id,
    replaces,
    rating: z.enum(RATINGS, because("vote_rating_missing")),
    confidence: z.enum(CONFIDENCES, because("vote_confidence_missing")),
    reason: text(VOTE_REASON_MIN_CHARACTERS, VOTE_REASON_MAX_CHARACTERS),
    sources: z.array(Id).min(1, because("vote_sources_missing")).max(VOTE_SOURCES_MAX, because("vote_sources_many")),
    mayQuote: z.boolean(because("required")),
    /** Whether the reason stands under the reviewer's handle instead of a number. */
    isSigned: z.boolean().default(false),
    /** What changed their mind: asked of everyone whose ballot is not the first, since they could read the others. */
    changedBecause: z
      .union([z.literal(""), text(CHANGED_BECAUSE_MIN_CHARACTERS, CHANGED_BECAUSE_MAX_CHARACTERS)])
      .default(""),
  })
  .refine(({ replaces, changedBecause }) => replaces === 0 || changedBecause !== "", {
    path: ["changedBecause"],
    error: because("vote_changed_because_missing"),
  });
export type CastVoteInput = z.infer<typeof CastVoteInput>;

export const WithdrawVoteInput = z.object({ claim: Id, replaces });
export type WithdrawVoteInput = z.infer<typeof WithdrawVoteInput>;

/** A check has one claim under check and as many readings as it may: whoever decides on it steps aside from all at once. */
const STEP_ASIDE_CLAIMS_MAX = 10;

export const DeclareInterestInput = z.object({
  claims: z.array(Id).min(1, because("required")).max(STEP_ASIDE_CLAIMS_MAX, because("required")),
  kind: z.enum(RECUSAL_KINDS, because("required")),
  statement: text(INTEREST_MIN_CHARACTERS, INTEREST_MAX_CHARACTERS),
});
export type DeclareInterestInput = z.infer<typeof DeclareInterestInput>;

export const KeepVoteInput = z.object({ claim: Id, version: wholeNumber(1, "required") });
export type KeepVoteInput = z.infer<typeof KeepVoteInput>;

const REOPEN_REASON_MIN_CHARACTERS = 20;
const REOPEN_REASON_MAX_CHARACTERS = 500;

export const ReopenVotesInput = z.object({
  claim: Id,
  reason: text(REOPEN_REASON_MIN_CHARACTERS, REOPEN_REASON_MAX_CHARACTERS),
});
export type ReopenVotesInput = z.infer<typeof ReopenVotesInput>;
