import { z } from "zod";
import { because, Id, text } from "#server/core/schemas";

const APPLICATION_MIN_CHARACTERS = 20;
export const APPLICATION_MAX_CHARACTERS = 1_000;
const REASON_MIN_CHARACTERS = 5;
export const ANSWER_MAX_CHARACTERS = 500;
/** Who was declined may ask again after so long. */
export const APPLY_AGAIN_DAYS = 30;

export const ApplyInput = z.object({ statement: text(APPLICATION_MIN_CHARACTERS, APPLICATION_MAX_CHARACTERS) });
export type ApplyInput = z.infer<typeof ApplyInput>;

export const AnswerApplicationInput = z.object({
  application: Id,
  outcome: z.enum(["accepted", "declined"], because("required")),
  reason: text(REASON_MIN_CHARACTERS, ANSWER_MAX_CHARACTERS),
});
export type AnswerApplicationInput = z.infer<typeof AnswerApplicationInput>;

export const WithdrawApplicationInput = z.object({ application: Id });
export type WithdrawApplicationInput = z.infer<typeof WithdrawApplicationInput>;
