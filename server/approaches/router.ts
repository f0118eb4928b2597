import "server-only";
import { logAnswer } from "#server/approaches/log-answer";
import { logApproach } from "#server/approaches/log-approach";
import { noteApproach } from "#server/approaches/note-approach";
import { LogAnswerInput, LogApproachInput, NoteApproachInput } from "#server/approaches/schemas";
import { command, router } from "#server/trpc/init";

export const approachesRouter = router({
  log: command.input(LogApproachInput).mutation(({ ctx, input }) => logApproach(ctx, input)),
  logAnswer: command.input(LogAnswerInput).mutation(({ ctx, input }) => logAnswer(ctx, input)),
  note: command.input(NoteApproachInput).mutation(({ ctx, input }) => noteApproach(ctx, input)),
});
