import "server-only";
import { SubmitClaimInput } from "#server/claims/schemas";
import { submitClaim } from "#server/claims/submit-claim";
import { command, router } from "#server/trpc/init";

export const claimsRouter = router({
  submit: command.input(SubmitClaimInput).mutation(({ ctx, input }) => submitClaim(ctx, input)),
});
