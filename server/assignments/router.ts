import "server-only";
import { answerAssignment } from "#server/assignments/answer-assignment";
import { askToLook } from "#server/assignments/ask-to-look";
import { AnswerAssignmentInput, AskToLookInput, WithdrawAssignmentInput } from "#server/assignments/schemas";
import { withdrawAssignment } from "#server/assignments/withdraw-assignment";
import { command, router } from "#server/trpc/init";

export const assignmentsRouter = router({
  ask: command.input(AskToLookInput).mutation(({ ctx, input }) => askToLook(ctx, input)),
  answer: command.input(AnswerAssignmentInput).mutation(({ ctx, input }) => answerAssignment(ctx, input)),
  withdraw: command.input(WithdrawAssignmentInput).mutation(({ ctx, input }) => withdrawAssignment(ctx, input)),
});
