import { z } from "zod";
import { Id, text } from "#server/core/schemas";

const EVIDENCE_REASON_MIN_CHARACTERS = 20;
export const EVIDENCE_REASON_MAX_CHARACTERS = 500;

export const AcceptEvidenceInput = z.object({
  source: Id,
  reason: text(EVIDENCE_REASON_MIN_CHARACTERS, EVIDENCE_REASON_MAX_CHARACTERS),
});
export type AcceptEvidenceInput = z.infer<typeof AcceptEvidenceInput>;
