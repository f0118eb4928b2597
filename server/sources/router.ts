import "server-only";
import { attachSource } from "#server/sources/attach-source";
import { editSource } from "#server/sources/edit-source";
import { rateSource } from "#server/sources/rate-source";
import { AttachSourceInput, EditSourceInput, RateSourceInput, WithdrawSourceInput } from "#server/sources/schemas";
import { withdrawSource } from "#server/sources/withdraw-source";
import { command, router } from "#server/trpc/init";

export const sourcesRouter = router({
  attach: command.input(AttachSourceInput).mutation(({ ctx, input }) => attachSource(ctx, input)),
  rate: command.input(RateSourceInput).mutation(({ ctx, input }) => rateSource(ctx, input)),
  edit: command.input(EditSourceInput).mutation(({ ctx, input }) => editSource(ctx, input)),
  withdraw: command.input(WithdrawSourceInput).mutation(({ ctx, input }) => withdrawSource(ctx, input)),
});
