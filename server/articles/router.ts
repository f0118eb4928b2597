import "server-only";
import { importArticle } from "#server/articles/import-article";
import { ImportArticleInput, UploadDocumentInput } from "#server/articles/schemas";
import { uploadDocument } from "#server/articles/upload-document";
import { command, router } from "#server/trpc/init";

export const articlesRouter = router({
  upload: command.input(UploadDocumentInput).mutation(({ ctx, input }) => uploadDocument(ctx, input)),
  import: command.input(ImportArticleInput).mutation(({ ctx, input }) => importArticle(ctx, input)),
});
