import "server-only";
import { finishExercise } from "#server/exercises/finish-exercise";
import { command, router } from "#server/trpc/init";

export const exercisesRouter = router({
  finish: command.mutation(({ ctx }) => finishExercise(ctx)),
});
