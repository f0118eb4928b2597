import "server-only";
import { deleteMessage } from "#server/discussion/delete-message";
import { editMessage } from "#server/discussion/edit-message";
import { postMessage } from "#server/discussion/post-message";
import { refuseSuggestion } from "#server/discussion/refuse-suggestion";
import { resolveThread } from "#server/discussion/resolve-thread";
import { restoreMessage } from "#server/discussion/restore-message";
import { sayLeaning } from "#server/discussion/say-leaning";
import {
  DeleteMessageInput,
  EditMessageInput,
  PostMessageInput,
  RefuseSuggestionInput,
  ResolveThreadInput,
  SayLeaningInput,
  SuggestWordsInput,
  VisitThreadInput,
} from "#server/discussion/schemas";
import { suggestWords } from "#server/discussion/suggest-words";
import { visitThread } from "#server/discussion/visit-thread";
import { command, router } from "#server/trpc/init";

export const discussionRouter = router({
  post: command.input(PostMessageInput).mutation(({ ctx, input }) => postMessage(ctx, input)),
  edit: command.input(EditMessageInput).mutation(({ ctx, input }) => editMessage(ctx, input)),
  delete: command.input(DeleteMessageInput).mutation(({ ctx, input }) => deleteMessage(ctx, input)),
  restore: command.input(DeleteMessageInput).mutation(({ ctx, input }) => restoreMessage(ctx, input)),
  sayLeaning: command.input(SayLeaningInput).mutation(({ ctx, input }) => sayLeaning(ctx, input)),
  resolve: command.input(ResolveThreadInput).mutation(({ ctx, input }) => resolveThread(ctx, input)),
  visit: command.input(VisitThreadInput).mutation(({ ctx, input }) => visitThread(ctx, input)),
  suggestWords: command.input(SuggestWordsInput).mutation(({ ctx, input }) => suggestWords(ctx, input)),
  refuseSuggestion: command.input(RefuseSuggestionInput).mutation(({ ctx, input }) => refuseSuggestion(ctx, input)),
});
