import { z } from "zod";
import { LETTER_KINDS, LETTER_OUTCOMES, LETTER_SENDERS } from "#db/vocabulary";
import { SLUG_MAX_CHARACTERS } from "#server/checks/schemas";
import { because, Email, Id, text } from "#server/core/schemas";

const LETTER_MIN_CHARACTERS = 20;
export const LETTER_MAX_CHARACTERS = 2_000;
export const LETTER_EVIDENCE_MAX_CHARACTERS = 1_000;
export const LETTER_REASON_MAX_CHARACTERS = 1_000;

export const SendLetterInput = z
  .object({
    kind: z.enum(LETTER_KINDS, because("required")),
    /** The address of the check; none for something that should be checked. */
    slug: z.string().max(SLUG_MAX_CHARACTERS, because("not_found")).nullable(),
    sender: z.enum(LETTER_SENDERS, because("required")),
    text: text(LETTER_MIN_CHARACTERS, LETTER_MAX_CHARACTERS),
    evidence: text(0, LETTER_EVIDENCE_MAX_CHARACTERS),
    email: z.preprocess((value) => (value === "" ? null : value), Email.nullable()),
  })
  .refine(({ kind, slug }) => (kind === "request") === (slug === null), because("not_found"));
export type SendLetterInput = z.infer<typeof SendLetterInput>;

export const AnswerLetterInput = z.object({
  letter: Id,
  outcome: z.enum(LETTER_OUTCOMES, because("required")),
  reason: text(LETTER_MIN_CHARACTERS, LETTER_REASON_MAX_CHARACTERS),
});
export type AnswerLetterInput = z.infer<typeof AnswerLetterInput>;
