import { z } from "zod";
import { THREADS, WORDED_FIELDS } from "#db/vocabulary";
import { BODY_MAX_CHARACTERS, version } from "#server/checks/schemas";
import { cleanText } from "#server/core/rules";
import { because, Id, text } from "#server/core/schemas";

/** So many places can be suggested at once; who wants to change more writes to the author. */
export const SUGGESTIONS_AT_ONCE_MAX = 20;

const words = z
  .string()
  .max(BODY_MAX_CHARACTERS, because("suggestion_not_in_text"))
  .transform((raw) => cleanText(raw).normalize("NFC"));

export const SuggestWordsInput = z.object({
  check: Id,
  /** The version that whoever suggests them has read. */
  version,
  field: z.enum(WORDED_FIELDS, because("required")),
  replacements: z
    .array(z.object({ exact: words, replacement: words }))
    .min(1, because("suggestion_none"))
    .max(SUGGESTIONS_AT_ONCE_MAX, because("suggestion_many")),
});
export type SuggestWordsInput = z.infer<typeof SuggestWordsInput>;

export const RefuseSuggestionInput = z.object({ suggestion: Id });
export type RefuseSuggestionInput = z.infer<typeof RefuseSuggestionInput>;

export const MESSAGE_MAX_CHARACTERS = 2_000;
/** So many members are told of a message that names more. */
export const MENTIONS_MAX = 10;

const thread = z.enum(THREADS, because("required"));
const message = text(1, MESSAGE_MAX_CHARACTERS);

export const PostMessageInput = z.object({
  thread,
  /** The claim, or the check of a draft. */
  subject: Id,
  /** The source that it is about. */
  source: Id.nullable(),
  repliesTo: Id.nullable(),
  text: message,
});
export type PostMessageInput = z.infer<typeof PostMessageInput>;

export const EditMessageInput = z.object({ message: Id, fromVersion: version, text: message });
export type EditMessageInput = z.infer<typeof EditMessageInput>;

export const DeleteMessageInput = z.object({ message: Id });
export type DeleteMessageInput = z.infer<typeof DeleteMessageInput>;

export const SayLeaningInput = z.object({ message: Id, leans: z.boolean(because("required")) });
export type SayLeaningInput = z.infer<typeof SayLeaningInput>;

export const ResolveThreadInput = z.object({ thread, subject: Id, isResolved: z.boolean(because("required")) });
export type ResolveThreadInput = z.infer<typeof ResolveThreadInput>;

export const VisitThreadInput = z.object({ thread, subject: Id });
export type VisitThreadInput = z.infer<typeof VisitThreadInput>;
