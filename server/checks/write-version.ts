import "server-only";
import { checkVersions, readings, renderings } from "#db/schema";
import { numberSources } from "#server/checks/number-sources";
import type { RenderedBodyView } from "#server/checks/views";
import { RENDERER } from "#server/checks/wording/renderer";
import { type Ctx, signedIn } from "#server/core/context";

type Version = Omit<typeof checkVersions.$inferInsert, "sources" | "savedBy" | "savedAt" | "search">;
type Reading = { sentence: string; claim: string };

/**
 * Writes one version of a check, whole: its words, how they are rendered, and its readings in their order. It knows the
 * sources that its claims have right now, and says how many they are. A step of commands: it records no event.
 *
 * @param subjectClaim the main claim; those of the readings follow it
 */
export async function writeVersion(
  tx: Ctx,
  version: Version,
  { subjectClaim, rendered, asReadings }: { subjectClaim: string; rendered: RenderedBodyView; asReadings: Reading[] },
): Promise<{ sources: number }> {
  const { id: savedBy } = signedIn(tx);
  const of = { check: version.check, version: version.version };
  const claims = [subjectClaim, ...asReadings.map(({ claim }) => claim)];
  const sources = (await numberSources(tx, version.check, claims)).length;
  await tx.db.insert(checkVersions).values({ ...version, sources, savedBy, savedAt: tx.now });
  if (version.body !== "") {
    const { tree, citations } = rendered;
    await tx.db.insert(renderings).values({ ...of, renderer: RENDERER, tree, citations, renderedAt: tx.now });
  }
  if (asReadings.length > 0) {
    await tx.db
      .insert(readings)
      .values(asReadings.map(({ sentence, claim }, index) => ({ ...of, position: index + 1, sentence, claim })));
  }
  return { sources };
}
