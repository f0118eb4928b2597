import { z } from "zod";
import { REPORT_OUTCOMES, REPORT_REASONS, REPORTED_KINDS } from "#db/vocabulary";
import { because, Email, Id, text } from "#server/core/schemas";
import { MeasureInput } from "#server/measures/schemas";

const REPORT_MIN_CHARACTERS = 10;
export const REPORT_MAX_CHARACTERS = 1_000;
export const REPLY_MAX_CHARACTERS = 1_000;

export const FileReportInput = z.object({
  kind: z.enum(REPORTED_KINDS, because("required")),
  subject: Id,
  reason: z.enum(REPORT_REASONS, because("required")),
  text: text(REPORT_MIN_CHARACTERS, REPORT_MAX_CHARACTERS),
  /** Of somebody who is no member and wants to hear what comes of it. */
  email: z.preprocess((value) => (value === "" ? null : value), Email.nullable()),
});
export type FileReportInput = z.infer<typeof FileReportInput>;

export const AnswerReportsInput = z.object({
  kind: z.enum(REPORTED_KINDS, because("required")),
  subject: Id,
  outcome: z.enum(REPORT_OUTCOMES, because("required")),
  /** What those who reported it are told. */
  reply: text(REPORT_MIN_CHARACTERS, REPLY_MAX_CHARACTERS),
  measure: MeasureInput.nullable(),
});
export type AnswerReportsInput = z.infer<typeof AnswerReportsInput>;

export const ReopenReportsInput = z.object({ kind: z.enum(REPORTED_KINDS, because("required")), subject: Id });
export type ReopenReportsInput = z.infer<typeof ReopenReportsInput>;
