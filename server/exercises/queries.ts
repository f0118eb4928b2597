import "server-only";
import type { Ctx } from "#server/core/context";
import { lacksExercise, listExerciseClaims } from "#server/exercises/internal";
import type { ExerciseClaimView } from "#server/exercises/views";
import { authorize } from "#server/policy/decision";
import { exercisePolicy } from "#server/policy/exercises";

/** The exercise: five decided claims with what their checks say; none where there are not enough. Reviewers only. */
export async function getExercise(ctx: Ctx): Promise<ExerciseClaimView[]> {
  authorize(exercisePolicy.take(ctx.actor));
  return listExerciseClaims(ctx);
}

/** Whether the one who asks is asked to do the exercise before they vote. Reviewers only. */
export async function isExerciseDue(ctx: Ctx): Promise<boolean> {
  authorize(exercisePolicy.take(ctx.actor));
  return lacksExercise(ctx);
}
