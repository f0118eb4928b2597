import { z } from "zod";
import { CORRECTION_TYPES } from "#db/vocabulary";
import { answer, body, overrides, title, version } from "#server/checks/schemas";
import { because, Id, text } from "#server/core/schemas";

const CORRECTION_TEXT_MIN_CHARACTERS = 20;
export const CORRECTION_TEXT_MAX_CHARACTERS = 2_000;

export const IssueCorrectionInput = z.object({
  check: Id,
  /** The version that the moderator saw; a newer one means that someone else was faster. */
  fromVersion: version,
  type: z.enum(CORRECTION_TYPES, because("required")),
  text: text(CORRECTION_TEXT_MIN_CHARACTERS, CORRECTION_TEXT_MAX_CHARACTERS),
  title,
  answer,
  body,
  overrides: overrides.default([]),
});
export type IssueCorrectionInput = z.infer<typeof IssueCorrectionInput>;
