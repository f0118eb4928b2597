import { z } from "zod";
import { WORDED_FIELDS } from "#db/vocabulary";
import { BODY_MAX_CHARACTERS, version } from "#server/checks/schemas";
import { cleanText } from "#server/core/rules";
import { because, Id } from "#server/core/schemas";

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
