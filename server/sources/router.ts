import "server-only";
import { attachSource } from "#server/sources/attach-source";
import { AttachSourceInput } from "#server/sources/schemas";
import { command, router } from "#server/trpc/init";

export const sourcesRouter = router({
  attach: command.input(AttachSourceInput).mutation(({ ctx, input }) => attachSource(ctx, input)),
});
