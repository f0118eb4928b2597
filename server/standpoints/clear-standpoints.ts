import "server-only";
import { standpoints } from "#db/schema";
import type { Ctx } from "#server/core/context";
import { isSplitOld } from "#server/standpoints/internal";

/**
 * Erases every answer where the site does not ask any more, or where a lasting split has been found for 90 days, so that
 * nobody needs to be asked. A step of the nightly clearing.
 */
export async function clearStandpoints(tx: Ctx): Promise<void> {
  if (!tx.settings.asksStandpoints || (await isSplitOld(tx))) await tx.db.delete(standpoints);
}
