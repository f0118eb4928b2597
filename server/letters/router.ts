import "server-only";
import { answerLetter } from "#server/letters/answer-letter";
import { AnswerLetterInput } from "#server/letters/schemas";
import { command, router } from "#server/trpc/init";

export const lettersRouter = router({
  answer: command.input(AnswerLetterInput).mutation(({ ctx, input }) => answerLetter(ctx, input)),
});
