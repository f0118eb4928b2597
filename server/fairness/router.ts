import "server-only";
import { WriteNoteInput } from "#server/fairness/schemas";
import { writeNote } from "#server/fairness/write-note";
import { command, router } from "#server/trpc/init";

export const fairnessRouter = router({
  note: command.input(WriteNoteInput).mutation(({ ctx, input }) => writeNote(ctx, input)),
});
