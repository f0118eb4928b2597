import "server-only";
import { draftCheck } from "#server/checks/draft-check";
import { publishCheck } from "#server/checks/publish-check";
import { saveCheckVersion } from "#server/checks/save-check-version";
import {
  DraftCheckInput,
  PublishCheckInput,
  SaveCheckVersionInput,
  SendBackCheckInput,
  SubmitCheckForReviewInput,
} from "#server/checks/schemas";
import { sendBackCheck } from "#server/checks/send-back-check";
import { submitCheckForReview } from "#server/checks/submit-check-for-review";
import { command, router } from "#server/trpc/init";

export const checksRouter = router({
  draft: command.input(DraftCheckInput).mutation(({ ctx, input }) => draftCheck(ctx, input)),
  saveVersion: command.input(SaveCheckVersionInput).mutation(({ ctx, input }) => saveCheckVersion(ctx, input)),
  submitForReview: command
    .input(SubmitCheckForReviewInput)
    .mutation(({ ctx, input }) => submitCheckForReview(ctx, input)),
  sendBack: command.input(SendBackCheckInput).mutation(({ ctx, input }) => sendBackCheck(ctx, input)),
  publish: command.input(PublishCheckInput).mutation(({ ctx, input }) => publishCheck(ctx, input)),
});
