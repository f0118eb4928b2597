import { z } from "zod";
import { FOLLOWED_KINDS } from "#db/vocabulary";
import { because, Id, IsoDate, line } from "#server/core/schemas";

/** So many requests of one member wait for an answer at a time. */
export const ASKED_OPEN_MAX = 30;
/** A day in the future, this many days from now at most. */
export const DUE_DAYS_MAX = 90;

/** Nobody’s is longer; one that nobody has is told as that. */
const HANDLE_MAX_CHARACTERS = 80;

export const AskToLookInput = z.object({
  kind: z.enum(FOLLOWED_KINDS, because("required")),
  subject: Id,
  handle: line(1, HANDLE_MAX_CHARACTERS),
  dueOn: z.preprocess((value) => (value === "" ? null : value), IsoDate.nullable()),
});
export type AskToLookInput = z.infer<typeof AskToLookInput>;

export const AnswerAssignmentInput = z.object({
  assignment: Id,
  answer: z.enum(["accepted", "declined"], because("required")),
});
export type AnswerAssignmentInput = z.infer<typeof AnswerAssignmentInput>;

export const WithdrawAssignmentInput = z.object({ assignment: Id });
export type WithdrawAssignmentInput = z.infer<typeof WithdrawAssignmentInput>;
