import "server-only";
import { answerApplication } from "#server/applications/answer-application";
import { applyToReview } from "#server/applications/apply-to-review";
import { AnswerApplicationInput, ApplyInput, WithdrawApplicationInput } from "#server/applications/schemas";
import { withdrawApplication } from "#server/applications/withdraw-application";
import { command, router } from "#server/trpc/init";

export const applicationsRouter = router({
  submit: command.input(ApplyInput).mutation(({ ctx, input }) => applyToReview(ctx, input)),
  answer: command.input(AnswerApplicationInput).mutation(({ ctx, input }) => answerApplication(ctx, input)),
  withdraw: command.input(WithdrawApplicationInput).mutation(({ ctx, input }) => withdrawApplication(ctx, input)),
});
