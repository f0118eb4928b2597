import "server-only";
import { refuseSuggestion } from "#server/discussion/refuse-suggestion";
import { RefuseSuggestionInput, SuggestWordsInput } from "#server/discussion/schemas";
import { suggestWords } from "#server/discussion/suggest-words";
import { command, router } from "#server/trpc/init";

export const discussionRouter = router({
  suggestWords: command.input(SuggestWordsInput).mutation(({ ctx, input }) => suggestWords(ctx, input)),
  refuseSuggestion: command.input(RefuseSuggestionInput).mutation(({ ctx, input }) => refuseSuggestion(ctx, input)),
});
