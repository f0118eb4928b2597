import { z } from "zod";
import { CORRECTION_TYPES, type CorrectionType, PROPOSED_TYPES } from "#db/vocabulary";
import { answer, body, overrides, title, version } from "#server/checks/schemas";
import { because, Id, text } from "#server/core/schemas";

const CORRECTION_TEXT_MIN_CHARACTERS = 20;
export const CORRECTION_TEXT_MAX_CHARACTERS = 2_000;
const REASON_MIN_CHARACTERS = 10;
export const REVIEW_REASON_MAX_CHARACTERS = 1_000;

/** What keeps the verdicts, so that one moderator is enough. */
const WORDS_TYPES = ["typo", "clarification", "correction"] as const satisfies readonly CorrectionType[];

const words = {
  check: Id,
  /** The version that the moderator saw; a newer one means that someone else was faster. */
  fromVersion: version,
  text: text(CORRECTION_TEXT_MIN_CHARACTERS, CORRECTION_TEXT_MAX_CHARACTERS),
  title,
  answer,
  body,
};

const CorrectionWords = z.object({
  ...words,
  type: z.enum(CORRECTION_TYPES, because("required")),
  overrides: overrides.default([]),
});
/** A correction of any type, as it is written down. */
export type CorrectionWords = z.infer<typeof CorrectionWords>;

export const IssueCorrectionInput = z.object({ ...words, type: z.enum(WORDS_TYPES, because("required")) });
export type IssueCorrectionInput = z.infer<typeof IssueCorrectionInput>;

export const ProposeCorrectionInput = z.object({
  ...words,
  type: z.enum(PROPOSED_TYPES, because("required")),
  overrides: overrides.default([]),
});
export type ProposeCorrectionInput = z.infer<typeof ProposeCorrectionInput>;

export const ApproveCorrectionInput = z.object({ proposal: Id });
export type ApproveCorrectionInput = z.infer<typeof ApproveCorrectionInput>;

export const RefuseCorrectionInput = z.object({
  proposal: Id,
  reason: text(REASON_MIN_CHARACTERS, REVIEW_REASON_MAX_CHARACTERS),
});
export type RefuseCorrectionInput = z.infer<typeof RefuseCorrectionInput>;

export const ReviewInput = z.object({
  check: Id,
  reason: text(CORRECTION_TEXT_MIN_CHARACTERS, REVIEW_REASON_MAX_CHARACTERS),
});
export type ReviewInput = z.infer<typeof ReviewInput>;
