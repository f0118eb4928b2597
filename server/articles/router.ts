import "server-only";
import { UploadDocumentInput } from "#server/articles/schemas";
import { uploadDocument } from "#server/articles/upload-document";
import { command, router } from "#server/trpc/init";

export const articlesRouter = router({
  upload: command.input(UploadDocumentInput).mutation(({ ctx, input }) => uploadDocument(ctx, input)),
});
