import "server-only";
import { askForImport } from "#server/imports/ask-for-import";
import { cancelImport } from "#server/imports/cancel-import";
import { getImport } from "#server/imports/queries";
import { retryImport } from "#server/imports/retry-import";
import { AskForImportInput, CancelImportInput, ImportProgressInput, RetryImportInput } from "#server/imports/schemas";
import { command, query, router } from "#server/trpc/init";

export const importsRouter = router({
  ask: command.input(AskForImportInput).mutation(({ ctx, input }) => askForImport(ctx, input)),
  cancel: command.input(CancelImportInput).mutation(({ ctx, input }) => cancelImport(ctx, input)),
  retry: command.input(RetryImportInput).mutation(({ ctx, input }) => retryImport(ctx, input)),
  progress: query.input(ImportProgressInput).query(({ ctx, input }) => getImport(ctx, input)),
});
