import { findQuotation } from "#server/articles/anchoring/find-quotation";
import { readBytes } from "#server/articles/extraction/read-bytes";
import type { Words } from "#server/checks/rules";
import { renderBody } from "#server/checks/wording/render-body";
import { differencesOf } from "#server/corrections/rules";

/** What is done in worker threads, because what it is done with comes from outside. Each takes and gives plain data. */
export const TASKS = {
  readBytes,
  findQuotation,
  renderBody: ({ markdown }: { markdown: string }) => renderBody(markdown),
  /** Two versions are compared in what is read of them, without the marks of their Markdown. */
  compareVersions: ({ before, after }: { before: Words; after: Words }) =>
    differencesOf(readable(before), readable(after)),
};

const readable = (words: Words): Words => ({ ...words, body: renderBody(words.body).text });

export type Tasks = typeof TASKS;
export type TaskName = keyof Tasks;
