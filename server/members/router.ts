import "server-only";
import { answerEstimation } from "#server/members/answer-estimation";
import { AnswerEstimationInput } from "#server/members/schemas";
import { command, router } from "#server/trpc/init";

export const membersRouter = router({
  answerEstimation: command.input(AnswerEstimationInput).mutation(({ ctx, input }) => answerEstimation(ctx, input)),
});
