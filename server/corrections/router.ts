import "server-only";
import { issueCorrection } from "#server/corrections/issue-correction";
import { IssueCorrectionInput } from "#server/corrections/schemas";
import { command, router } from "#server/trpc/init";

export const correctionsRouter = router({
  issue: command.input(IssueCorrectionInput).mutation(({ ctx, input }) => issueCorrection(ctx, input)),
});
