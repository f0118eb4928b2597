import "server-only";
import { attachSource } from "#server/sources/attach-source";
import { rateSource } from "#server/sources/rate-source";
import { AttachSourceInput, RateSourceInput } from "#server/sources/schemas";
import { command, router } from "#server/trpc/init";

export const sourcesRouter = router({
  attach: command.input(AttachSourceInput).mutation(({ ctx, input }) => attachSource(ctx, input)),
  rate: command.input(RateSourceInput).mutation(({ ctx, input }) => rateSource(ctx, input)),
});
