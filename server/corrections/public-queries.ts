import "server-only";
import { and, desc, eq, sql } from "drizzle-orm";
import { checks, checkVersions, corrections, listings } from "#db/schema";
import { canonicalLocale, slugInForce } from "#server/checks/internal";
import { getPublishedCheck } from "#server/checks/public-queries";
import type { Ctx } from "#server/core/context";
import { DomainError } from "#server/core/errors";
import type { FieldDifference } from "#server/corrections/rules";
import type { CorrectionLineView } from "#server/corrections/views";
import { workOn } from "#server/hostile-work/work-on";

/** Every correction of every check that can be read, except typos, newest first; `limit` of them at most. */
export async function listCorrections(ctx: Ctx, limit: number): Promise<CorrectionLineView[]> {
  return (
    ctx.db
      .select({
        type: corrections.type,
        text: corrections.text,
        at: corrections.at,
        fromVersion: corrections.fromVersion,
        toVersion: corrections.toVersion,
        slug: slugInForce(sql`${corrections.check}`),
        locale: canonicalLocale(sql`${corrections.check}`),
        language: checks.language,
        title: checkVersions.title,
      })
      .from(corrections)
      .innerJoin(checks, eq(checks.id, corrections.check))
      // What is withheld has no listing.
      .innerJoin(listings, eq(listings.check, corrections.check))
      .innerJoin(
        checkVersions,
        and(eq(checkVersions.check, corrections.check), eq(checkVersions.version, corrections.toVersion)),
      )
      .where(sql`${corrections.type} <> 'typo'`)
      .orderBy(desc(corrections.at), desc(corrections.check), desc(corrections.seq))
      .limit(limit)
  );
}

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
