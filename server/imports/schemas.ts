import { z } from "zod";
import { PASSAGE_MAX_CHARACTERS } from "#server/articles/anchoring/passage";
import { ImportArticleInput } from "#server/articles/schemas";
import { Id, text } from "#server/core/schemas";

/** What is to be imported, and which words of it were selected where it was seen. */
export const AskForImportInput = z.object({
  article: ImportArticleInput,
  selection: text(0, PASSAGE_MAX_CHARACTERS).default(""),
});
export type AskForImportInput = z.infer<typeof AskForImportInput>;

export const CancelImportInput = z.object({ import: Id });
export type CancelImportInput = z.infer<typeof CancelImportInput>;

export const RetryImportInput = z.object({ import: Id });
export type RetryImportInput = z.infer<typeof RetryImportInput>;

export const ImportProgressInput = z.object({ import: Id });
export type ImportProgressInput = z.infer<typeof ImportProgressInput>;
