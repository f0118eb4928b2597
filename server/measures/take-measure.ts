import "server-only";
import { type Ctx, signedIn } from "#server/core/context";
import { inTransaction } from "#server/core/transaction";
import { recordEvent } from "#server/events/record-event";
import type { MeasureInput } from "#server/measures/schemas";
import { writeMeasure } from "#server/measures/write-measure";
import { authorize, requireRole } from "#server/policy/decision";

/**
 * A moderator hides a message, locks the talk on a claim, warns a member, limits what they change in a day, or suspends them until
 * a day; an administrator bans them. Each is a row with the rule it cites, in the public log under the role of whoever took it;
 * its member reads why and may object.
 */
export async function takeMeasure(ctx: Ctx, input: MeasureInput): Promise<{ measure: string }> {
  authorize(requireRole(ctx.actor, "moderator"));
  signedIn(ctx);

  return inTransaction(ctx, async (tx) => {
    const measure = await writeMeasure(tx, input);
    await recordEvent(tx, "measure.taken", measure);
    return { measure };
  });
}
