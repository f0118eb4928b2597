import { z } from "zod";
import { QUEUE_KINDS } from "#db/vocabulary";
import { because, Id, line, text } from "#server/core/schemas";

export const QUEUE_NOTE_MAX_CHARACTERS = 1_000;
export const REPLY_TITLE_MAX_CHARACTERS = 60;
export const SAVED_REPLY_MAX_CHARACTERS = 1_000;
export const SAVED_REPLIES_MAX = 50;

const item = { kind: z.enum(QUEUE_KINDS, because("required")), item: Id };

export const TakeItemInput = z.object(item);
export type TakeItemInput = z.infer<typeof TakeItemInput>;

export const NoteItemInput = z.object({ ...item, text: text(1, QUEUE_NOTE_MAX_CHARACTERS) });
export type NoteItemInput = z.infer<typeof NoteItemInput>;

export const SaveReplyInput = z.object({
  title: line(1, REPLY_TITLE_MAX_CHARACTERS),
  text: text(1, SAVED_REPLY_MAX_CHARACTERS),
});
export type SaveReplyInput = z.infer<typeof SaveReplyInput>;

export const RemoveReplyInput = z.object({ reply: Id });
export type RemoveReplyInput = z.infer<typeof RemoveReplyInput>;

/** Which of the queue is shown: what nobody has taken with what is mine, or everything. */
export const QUEUE_VIEWS = ["open", "all"] as const;
export type QueueView = (typeof QUEUE_VIEWS)[number];
