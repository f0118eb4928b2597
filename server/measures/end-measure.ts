import "server-only";
import { eq } from "drizzle-orm";
import { measureEnds, measures } from "#db/schema";
import { type Ctx, signedIn } from "#server/core/context";
import { NotFoundError } from "#server/core/errors";
import { inTransaction } from "#server/core/transaction";
import { recordEvent } from "#server/events/record-event";
import type { EndMeasureInput } from "#server/measures/schemas";
import { authorize } from "#server/policy/decision";
import { measurePolicy } from "#server/policy/measures";

/** A moderator ends a measure before its time, with a reason that the public log shows. It acts at the member's next request. */
export async function endMeasure(ctx: Ctx, { measure, reason }: EndMeasureInput): Promise<void> {
  const { id: by, role: byRole } = signedIn(ctx);

  await inTransaction(ctx, async (tx) => {
    const [found] = await tx.db
      .select({ member: measures.member, until: measures.until, ended: measureEnds.measure })
      .from(measures)
      .leftJoin(measureEnds, eq(measureEnds.measure, measures.id))
      .where(eq(measures.id, measure))
      .for("update", { of: measures });
    if (!found) throw new NotFoundError();
    const isOver = found.ended !== null || (found.until !== null && found.until <= tx.now);
    authorize(measurePolicy.end(ctx.actor, { member: found.member, isOver }));
    await tx.db.insert(measureEnds).values({ measure, reason, by, byRole, at: tx.now });
    await recordEvent(tx, "measure.ended", measure);
  });
}
