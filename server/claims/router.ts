import "server-only";
import { declineClaim } from "#server/claims/decline-claim";
import { editClaim } from "#server/claims/edit-claim";
import { searchClaims } from "#server/claims/queries";
import { restoreClaim } from "#server/claims/restore-claim";
import {
  DeclineClaimInput,
  EditClaimInput,
  RestoreClaimInput,
  SearchClaimsInput,
  SubmitClaimInput,
  WithdrawClaimInput,
} from "#server/claims/schemas";
import { submitClaim } from "#server/claims/submit-claim";
import { withdrawClaim } from "#server/claims/withdraw-claim";
import { command, query, router } from "#server/trpc/init";

export const claimsRouter = router({
  search: query.input(SearchClaimsInput).query(({ ctx, input }) => searchClaims(ctx, input)),
  edit: command.input(EditClaimInput).mutation(({ ctx, input }) => editClaim(ctx, input)),
  withdraw: command.input(WithdrawClaimInput).mutation(({ ctx, input }) => withdrawClaim(ctx, input)),
  decline: command.input(DeclineClaimInput).mutation(({ ctx, input }) => declineClaim(ctx, input)),
  restore: command.input(RestoreClaimInput).mutation(({ ctx, input }) => restoreClaim(ctx, input)),
  submit: command.input(SubmitClaimInput).mutation(({ ctx, input }) => submitClaim(ctx, input)),
});
