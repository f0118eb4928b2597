import "server-only";
import { importArticle } from "#server/articles/import-article";
import { ImportArticleInput } from "#server/articles/schemas";
import { command, router } from "#server/trpc/init";

export const articlesRouter = router({
  import: command.input(ImportArticleInput).mutation(({ ctx, input }) => importArticle(ctx, input)),
});
