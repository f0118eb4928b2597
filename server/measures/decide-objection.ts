import "server-only";
import { and, eq } from "drizzle-orm";
import { measureEnds, measureObjectionAnswers, measureObjections, measures, queueTakings } from "#db/schema";
import { type Ctx, signedIn } from "#server/core/context";
import { ConflictError, NotFoundError } from "#server/core/errors";
import { inTransaction } from "#server/core/transaction";
import { recordEvent } from "#server/events/record-event";
import { getObjectionFacts } from "#server/measures/internal";
import type { DecideObjectionInput } from "#server/measures/schemas";
import { authorize } from "#server/policy/decision";
import { measurePolicy } from "#server/policy/measures";

/**
 * A moderator who neither took a measure nor reported what it is about decides about the objection to it: it is lifted, which acts
 * at the member's next request, or it stands. Outcome and reason are in the public log. Where nobody else is left, an administrator
 * decides who had a part, and the log says so. Throws ForbiddenError, and ConflictError for one that was decided.
 */
export async function decideObjection(ctx: Ctx, { objection, outcome, reason }: DecideObjectionInput): Promise<void> {
  const { id: by, role: byRole } = signedIn(ctx);

  await inTransaction(ctx, async (tx) => {
    const [found] = await tx.db
      .select({ measure: measures.id, member: measures.member, until: measures.until, ended: measureEnds.at })
      .from(measureObjections)
      .innerJoin(measures, eq(measures.id, measureObjections.measure))
      .leftJoin(measureEnds, eq(measureEnds.measure, measures.id))
      .where(eq(measureObjections.id, objection))
      .for("update", { of: measureObjections });
    if (!found?.member) throw new NotFoundError();
    const { measure, member } = found;
    const facts = await getObjectionFacts(tx, { measure, member });
    authorize(measurePolicy.decideObjection(ctx.actor, facts));
    const wasInvolved = facts.isInvolved;
    const [decided] = await tx.db
      .insert(measureObjectionAnswers)
      .values({ objection, outcome, reason, by, byRole, wasInvolved, at: tx.now })
      .onConflictDoNothing()
      .returning({ objection: measureObjectionAnswers.objection });
    if (!decided) throw new ConflictError("objection_decided");
    const isOver = found.ended !== null || (found.until !== null && found.until <= tx.now);
    if (outcome === "lifted" && !isOver) {
      await tx.db.insert(measureEnds).values({ measure, reason, by, byRole, at: tx.now });
    }
    await tx.db
      .delete(queueTakings)
      .where(and(eq(queueTakings.kind, "measure_objection"), eq(queueTakings.item, objection)));
    await recordEvent(tx, "measure.objection-decided", measure, { objection });
  });
}
