import "server-only";
import { noteItem } from "#server/moderation/note-item";
import { releaseItem } from "#server/moderation/release-item";
import { removeReply } from "#server/moderation/remove-reply";
import { saveReply } from "#server/moderation/save-reply";
import { NoteItemInput, RemoveReplyInput, SaveReplyInput, TakeItemInput } from "#server/moderation/schemas";
import { takeItem } from "#server/moderation/take-item";
import { command, router } from "#server/trpc/init";

export const moderationRouter = router({
  take: command.input(TakeItemInput).mutation(({ ctx, input }) => takeItem(ctx, input)),
  release: command.input(TakeItemInput).mutation(({ ctx, input }) => releaseItem(ctx, input)),
  note: command.input(NoteItemInput).mutation(({ ctx, input }) => noteItem(ctx, input)),
  saveReply: command.input(SaveReplyInput).mutation(({ ctx, input }) => saveReply(ctx, input)),
  removeReply: command.input(RemoveReplyInput).mutation(({ ctx, input }) => removeReply(ctx, input)),
});
