import "server-only";
import { approveCorrection } from "#server/corrections/approve-correction";
import { closeReview } from "#server/corrections/close-review";
import { issueCorrection } from "#server/corrections/issue-correction";
import { openReview } from "#server/corrections/open-review";
import { proposeCorrection } from "#server/corrections/propose-correction";
import { refuseCorrection } from "#server/corrections/refuse-correction";
import {
  ApproveCorrectionInput,
  IssueCorrectionInput,
  ProposeCorrectionInput,
  RefuseCorrectionInput,
  ReviewInput,
} from "#server/corrections/schemas";
import { command, router } from "#server/trpc/init";

export const correctionsRouter = router({
  issue: command.input(IssueCorrectionInput).mutation(({ ctx, input }) => issueCorrection(ctx, input)),
  propose: command.input(ProposeCorrectionInput).mutation(({ ctx, input }) => proposeCorrection(ctx, input)),
  approve: command.input(ApproveCorrectionInput).mutation(({ ctx, input }) => approveCorrection(ctx, input)),
  refuse: command.input(RefuseCorrectionInput).mutation(({ ctx, input }) => refuseCorrection(ctx, input)),
  openReview: command.input(ReviewInput).mutation(({ ctx, input }) => openReview(ctx, input)),
  closeReview: command.input(ReviewInput).mutation(({ ctx, input }) => closeReview(ctx, input)),
});
