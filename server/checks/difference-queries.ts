import "server-only";
import { getPublishedCheck } from "#server/checks/public-queries";
import type { FieldDifference } from "#server/checks/wording/difference";
import type { Ctx } from "#server/core/context";
import { DomainError } from "#server/core/errors";
import { workOn } from "#server/hostile-work/work-on";

/**
 * What changed between two published versions of a check, in the words that are read. A text that takes too long to be
 * compared is named as changed, without its difference. Throws NotFoundError where a version was never published.
 */
export async function compareVersions(
  ctx: Ctx,
  slug: string,
  { fromVersion, toVersion }: { fromVersion: number; toVersion: number },
): Promise<FieldDifference[]> {
  const before = await getPublishedCheck(ctx, slug, fromVersion);
  const after = await getPublishedCheck(ctx, slug, toVersion);
  const words = ({ title, answer, body }: typeof before) => ({ title, answer, body });
  try {
    return await workOn("compareVersions", { before: words(before), after: words(after) });
  } catch (error) {
    if (!(error instanceof DomainError)) throw error;
    return (["title", "answer", "body"] as const)
      .filter((field) => before[field] !== after[field])
      .map((field) => ({ field, parts: null }));
  }
}
