import { findAgain } from "#server/articles/anchoring/find-again";
import { findQuotation } from "#server/articles/anchoring/find-quotation";
import type { Passage } from "#server/articles/anchoring/passage";
import { sentenceDifference } from "#server/articles/anchoring/sentence-difference";
import { readBytes } from "#server/articles/reading/read-bytes";
import { readPicture } from "#server/articles/reading/read-picture";
import type { Words } from "#server/checks/rules";
import { renderBody } from "#server/checks/wording/render-body";
import { suggestSentences } from "#server/claims/suggestions/suggest";
import { differenceOfTrees } from "#server/corrections/compare-trees";
import { differencesOf, type FieldDifference } from "#server/corrections/rules";

/** What is done in worker threads, because what it is done with comes from outside. Each takes and gives plain data. */
export const TASKS = {
  readBytes,
  readPicture,
  findQuotation,
  sentenceDifference,
  suggestSentences,
  findAllAgain: ({ text, passages }: { text: string; passages: readonly Passage[] }) =>
    passages.map((passage) => findAgain(text, passage)),
  renderBody: ({ markdown }: { markdown: string }) => renderBody(markdown),
  compareVersions: ({ before, after }: { before: Words; after: Words }): FieldDifference[] => [
    ...differencesOf({ ...before, body: "" }, { ...after, body: "" }),
    ...differenceOfBodies(before.body, after.body),
  ],
};

/** Two texts are compared as they are read, with their headings, lists and tables. */
function differenceOfBodies(before: string, after: string): FieldDifference[] {
  const [old, now] = [renderBody(before).tree, renderBody(after).tree];
  if (JSON.stringify(old) === JSON.stringify(now)) return [];
  return [{ field: "body", parts: null, tree: differenceOfTrees(old, now) }];
}

export type Tasks = typeof TASKS;
export type TaskName = keyof Tasks;
