import { z } from "zod";
import { STANDPOINT_ANSWERS } from "#db/vocabulary";
import { because, wholeNumber } from "#server/core/schemas";
import { TopicSlug } from "#server/topics/schemas";

export const KeepStandpointInput = z
  .object({
    topic: TopicSlug,
    /** The positions that were read; an answer to others is none. */
    version: wholeNumber(1, "required"),
    answer: z.enum([...STANDPOINT_ANSWERS, "rather_not"], because("required")),
    /** That its owner agrees that this site keeps it for this purpose. */
    agrees: z.boolean(),
  })
  .refine(({ answer, agrees }) => answer === "rather_not" || agrees, {
    path: ["agrees"],
    error: because("consent_missing"),
  });
export type KeepStandpointInput = z.infer<typeof KeepStandpointInput>;

export const EraseStandpointInput = z.object({ topic: TopicSlug });
export type EraseStandpointInput = z.infer<typeof EraseStandpointInput>;
