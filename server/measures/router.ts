import "server-only";
import { endMeasure } from "#server/measures/end-measure";
import { EndMeasureInput, MeasureInput } from "#server/measures/schemas";
import { takeMeasure } from "#server/measures/take-measure";
import { command, router } from "#server/trpc/init";

export const measuresRouter = router({
  take: command.input(MeasureInput).mutation(({ ctx, input }) => takeMeasure(ctx, input)),
  end: command.input(EndMeasureInput).mutation(({ ctx, input }) => endMeasure(ctx, input)),
});
