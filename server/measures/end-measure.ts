import "server-only";
import { and, desc, eq, ne } from "drizzle-orm";
import { checkStates, measureEnds, measures } from "#db/schema";
import { lockCheck } from "#server/checks/lock-check";
import { moveCheck } from "#server/checks/move-check";
import { type Ctx, signedIn } from "#server/core/context";
import { NotFoundError } from "#server/core/errors";
import { inTransaction } from "#server/core/transaction";
import { recordEvent } from "#server/events/record-event";
import type { EndMeasureInput } from "#server/measures/schemas";
import { authorize } from "#server/policy/decision";
import { measurePolicy } from "#server/policy/measures";

/**
 * A moderator ends a measure before its time, with a reason that the public log shows. It acts at the member's next
 * request; a check that was withheld is read again as it was.
 */
export async function endMeasure(ctx: Ctx, { measure, reason }: EndMeasureInput): Promise<void> {
  const { id: by, role: byRole } = signedIn(ctx);

  await inTransaction(ctx, async (tx) => {
    const [found] = await tx.db
      .select({
        kind: measures.kind,
        check: measures.check,
        member: measures.member,
        until: measures.until,
        ended: measureEnds.measure,
      })
      .from(measures)
      .leftJoin(measureEnds, eq(measureEnds.measure, measures.id))
      .where(eq(measures.id, measure))
      .for("update", { of: measures });
    if (!found) throw new NotFoundError();
    const isOver = found.ended !== null || (found.until !== null && found.until <= tx.now);
    authorize(measurePolicy.end(ctx.actor, { kind: found.kind, member: found.member, isOver }));
    await tx.db.insert(measureEnds).values({ measure, reason, by, byRole, at: tx.now });
    if (found.check) await showAgain(tx, found.check);
    await recordEvent(tx, "measure.ended", measure);
  });
}

/** Puts a check that was withheld back into the state in which it was.
 */
async function showAgain(tx: Ctx, check: string): Promise<void> {
  const locked = await lockCheck(tx, check);
  const [before] = await tx.db
    .select({ state: checkStates.state })
    .from(checkStates)
    .where(and(eq(checkStates.check, check), ne(checkStates.state, "withheld")))
    .orderBy(desc(checkStates.seq))
    .limit(1);
  if (locked.state !== "withheld" || !before) return;
  await moveCheck(tx, locked, before.state, locked.version);
  await recordEvent(tx, "check.shown-again", check, { version: locked.version });
}
