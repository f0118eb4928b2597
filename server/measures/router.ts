import "server-only";
import { endMeasure } from "#server/measures/end-measure";
import { eraseWords } from "#server/measures/erase-words";
import { EndMeasureInput, EraseWordsInput, MeasureInput, WithholdCheckInput } from "#server/measures/schemas";
import { takeMeasure } from "#server/measures/take-measure";
import { withholdCheck } from "#server/measures/withhold-check";
import { command, router } from "#server/trpc/init";

export const measuresRouter = router({
  take: command.input(MeasureInput).mutation(({ ctx, input }) => takeMeasure(ctx, input)),
  withhold: command.input(WithholdCheckInput).mutation(({ ctx, input }) => withholdCheck(ctx, input)),
  erase: command.input(EraseWordsInput).mutation(({ ctx, input }) => eraseWords(ctx, input)),
  end: command.input(EndMeasureInput).mutation(({ ctx, input }) => endMeasure(ctx, input)),
});
