import { z } from "zod";
import { because } from "#server/core/schemas";

export const AnswerEstimationInput = z.object({ allows: z.boolean(because("required")) });
export type AnswerEstimationInput = z.infer<typeof AnswerEstimationInput>;
