import { z } from "zod";
import { version } from "#server/checks/schemas";
import { because, Id, text } from "#server/core/schemas";

export const FAIRNESS_NOTE_MAX_CHARACTERS = 2_000;

export const WriteNoteInput = z
  .object({
    check: Id,
    /** The version that they read. */
    version,
    isFair: z.boolean(because("required")),
    text: text(0, FAIRNESS_NOTE_MAX_CHARACTERS),
  })
  .refine(({ isFair, text }) => isFair || text !== "", { path: ["text"], error: because("fairness_says_why") });
export type WriteNoteInput = z.infer<typeof WriteNoteInput>;
