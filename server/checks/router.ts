import "server-only";
import { addAuthor } from "#server/checks/add-author";
import { deleteDraft } from "#server/checks/delete-draft";
import { previewBody } from "#server/checks/desk-queries";
import { draftCheck } from "#server/checks/draft-check";
import { extendValidity } from "#server/checks/extend-validity";
import { publishCheck } from "#server/checks/publish-check";
import { removeAuthor } from "#server/checks/remove-author";
import { restoreDraft } from "#server/checks/restore-draft";
import { saveCheckVersion } from "#server/checks/save-check-version";
import {
  AddAuthorInput,
  DeleteDraftInput,
  DraftCheckInput,
  ExtendValidityInput,
  PreviewBodyInput,
  PublishCheckInput,
  RemoveAuthorInput,
  RestoreDraftInput,
  SaveCheckVersionInput,
  SendBackCheckInput,
  SubmitCheckForReviewInput,
  TakeBackCheckInput,
} from "#server/checks/schemas";
import { sendBackCheck } from "#server/checks/send-back-check";
import { submitCheckForReview } from "#server/checks/submit-check-for-review";
import { takeBackCheck } from "#server/checks/take-back-check";
import { command, router } from "#server/trpc/init";

export const checksRouter = router({
  /** A read that is sent as a command is, since a text is too long for an address. */
  previewBody: command.input(PreviewBodyInput).mutation(({ ctx, input }) => previewBody(ctx, input)),
  draft: command.input(DraftCheckInput).mutation(({ ctx, input }) => draftCheck(ctx, input)),
  saveVersion: command.input(SaveCheckVersionInput).mutation(({ ctx, input }) => saveCheckVersion(ctx, input)),
  submitForReview: command
    .input(SubmitCheckForReviewInput)
    .mutation(({ ctx, input }) => submitCheckForReview(ctx, input)),
  sendBack: command.input(SendBackCheckInput).mutation(({ ctx, input }) => sendBackCheck(ctx, input)),
  publish: command.input(PublishCheckInput).mutation(({ ctx, input }) => publishCheck(ctx, input)),
  extendValidity: command.input(ExtendValidityInput).mutation(({ ctx, input }) => extendValidity(ctx, input)),
  takeBack: command.input(TakeBackCheckInput).mutation(({ ctx, input }) => takeBackCheck(ctx, input)),
  deleteDraft: command.input(DeleteDraftInput).mutation(({ ctx, input }) => deleteDraft(ctx, input)),
  restoreDraft: command.input(RestoreDraftInput).mutation(({ ctx, input }) => restoreDraft(ctx, input)),
  addAuthor: command.input(AddAuthorInput).mutation(({ ctx, input }) => addAuthor(ctx, input)),
  removeAuthor: command.input(RemoveAuthorInput).mutation(({ ctx, input }) => removeAuthor(ctx, input)),
});
