import "server-only";
import { eraseStandpoint } from "#server/standpoints/erase-standpoint";
import { keepStandpoint } from "#server/standpoints/keep-standpoint";
import { EraseStandpointInput, KeepStandpointInput } from "#server/standpoints/schemas";
import { command, router } from "#server/trpc/init";

export const standpointsRouter = router({
  keep: command.input(KeepStandpointInput).mutation(({ ctx, input }) => keepStandpoint(ctx, input)),
  erase: command.input(EraseStandpointInput).mutation(({ ctx, input }) => eraseStandpoint(ctx, input)),
});
