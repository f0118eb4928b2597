import { z } from "zod";
import { APPROACH_OUTCOMES, APPROACH_WAYS } from "#db/vocabulary";
import { because, Id, IsoDate, text } from "#server/core/schemas";

export const WHOM_MAX_CHARACTERS = 160;
export const ANSWER_MAX_CHARACTERS = 4_000;
export const APPROACH_NOTE_MAX_CHARACTERS = 2_000;

export const LogApproachInput = z
  .object({
    check: Id,
    whom: text(1, WHOM_MAX_CHARACTERS),
    way: z.enum(APPROACH_WAYS, because("required")),
    on: IsoDate,
    /** The day by which an answer was asked for. */
    deadline: IsoDate.nullable().default(null),
  })
  .refine(({ on, deadline }) => deadline === null || deadline >= on, {
    path: ["deadline"],
    error: because("approach_deadline_early"),
  });
export type LogApproachInput = z.infer<typeof LogApproachInput>;

export const LogAnswerInput = z
  .object({
    approach: Id,
    /** How many answers were logged before: a newer one means that somebody else was faster. */
    replaces: z.int().min(0),
    outcome: z.enum(APPROACH_OUTCOMES, because("required")),
    /** Word for word, where they answered. */
    text: text(0, ANSWER_MAX_CHARACTERS),
    on: IsoDate,
  })
  .refine(({ outcome, text }) => (outcome === "answered") === (text !== ""), {
    path: ["text"],
    error: because("approach_answer_words"),
  });
export type LogAnswerInput = z.infer<typeof LogAnswerInput>;

export const NoteApproachInput = z.object({ approach: Id, text: text(1, APPROACH_NOTE_MAX_CHARACTERS) });
export type NoteApproachInput = z.infer<typeof NoteApproachInput>;
