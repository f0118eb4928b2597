import "server-only";
import { decideObjection } from "#server/measures/decide-objection";
import { endMeasure } from "#server/measures/end-measure";
import { eraseWords } from "#server/measures/erase-words";
import { objectToMeasure } from "#server/measures/object-to-measure";
import {
  DecideObjectionInput,
  EndMeasureInput,
  EraseWordsInput,
  MeasureInput,
  ObjectToMeasureInput,
  WithholdCheckInput,
} from "#server/measures/schemas";
import { takeMeasure } from "#server/measures/take-measure";
import { withholdCheck } from "#server/measures/withhold-check";
import { command, router } from "#server/trpc/init";

export const measuresRouter = router({
  take: command.input(MeasureInput).mutation(({ ctx, input }) => takeMeasure(ctx, input)),
  withhold: command.input(WithholdCheckInput).mutation(({ ctx, input }) => withholdCheck(ctx, input)),
  erase: command.input(EraseWordsInput).mutation(({ ctx, input }) => eraseWords(ctx, input)),
  object: command.input(ObjectToMeasureInput).mutation(({ ctx, input }) => objectToMeasure(ctx, input)),
  decideObjection: command.input(DecideObjectionInput).mutation(({ ctx, input }) => decideObjection(ctx, input)),
  end: command.input(EndMeasureInput).mutation(({ ctx, input }) => endMeasure(ctx, input)),
});
