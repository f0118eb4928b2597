import "server-only";
import { command, router } from "#server/trpc/init";
import { acceptEvidence } from "#server/verdicts/accept-evidence";
import { AcceptEvidenceInput } from "#server/verdicts/schemas";

export const verdictsRouter = router({
  acceptEvidence: command.input(AcceptEvidenceInput).mutation(({ ctx, input }) => acceptEvidence(ctx, input)),
});
