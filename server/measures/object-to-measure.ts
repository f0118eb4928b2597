import "server-only";
import { eq } from "drizzle-orm";
import { measureObjections, measures } from "#db/schema";
import { type Ctx, signedIn } from "#server/core/context";
import { ConflictError, NotFoundError } from "#server/core/errors";
import { inTransaction } from "#server/core/transaction";
import { recordEvent } from "#server/events/record-event";
import type { ObjectToMeasureInput } from "#server/measures/schemas";
import { authorize } from "#server/policy/decision";
import { measurePolicy } from "#server/policy/measures";

/**
 * A member objects to a measure about them, once, also while they are suspended or banned. Somebody decides who did not take it.
 * Throws ConflictError for a second objection.
 */
export async function objectToMeasure(
  ctx: Ctx,
  { measure, text }: ObjectToMeasureInput,
): Promise<{ objection: string }> {
  signedIn(ctx);

  return inTransaction(ctx, async (tx) => {
    const [found] = await tx.db.select({ member: measures.member }).from(measures).where(eq(measures.id, measure));
    if (!found) throw new NotFoundError();
    authorize(measurePolicy.object(ctx.actor, found));
    const [written] = await tx.db
      .insert(measureObjections)
      .values({ measure, text, at: tx.now })
      .onConflictDoNothing()
      .returning({ id: measureObjections.id });
    if (!written) throw new ConflictError("measure_objected");
    await recordEvent(tx, "measure.objected", measure);
    return { objection: written.id };
  });
}
