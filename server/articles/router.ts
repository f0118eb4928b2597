import "server-only";
import { draftTranscription } from "#server/articles/draft-transcription";
import { DraftTranscriptionInput, UploadDocumentInput } from "#server/articles/schemas";
import { uploadDocument } from "#server/articles/upload-document";
import { command, router } from "#server/trpc/init";

export const articlesRouter = router({
  draftTranscription: command
    .input(DraftTranscriptionInput)
    .mutation(({ ctx, input }) => draftTranscription(ctx, input)),
  upload: command.input(UploadDocumentInput).mutation(({ ctx, input }) => uploadDocument(ctx, input)),
});
