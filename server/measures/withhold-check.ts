import "server-only";
import { measures } from "#db/schema";
import { lockCheck } from "#server/checks/lock-check";
import { moveCheck } from "#server/checks/move-check";
import { type Ctx, signedIn } from "#server/core/context";
import { inTransaction } from "#server/core/transaction";
import { recordEvent } from "#server/events/record-event";
import type { WithholdCheckInput } from "#server/measures/schemas";
import { authorize } from "#server/policy/decision";
import { measurePolicy } from "#server/policy/measures";

/**
 * An administrator withholds a published check because a court or a person's right asks for it. Its address stays and says
 * when and why; nothing else of it is shown anywhere, in no version, list, feed or file. It comes back when the measure is ended.
 */
export async function withholdCheck(ctx: Ctx, { check, publicNote }: WithholdCheckInput): Promise<{ measure: string }> {
  const { id: by, role: byRole } = signedIn(ctx);

  return inTransaction(ctx, async (tx) => {
    const locked = await lockCheck(tx, check);
    authorize(measurePolicy.withhold(ctx.actor, locked));
    const [taken] = await tx.db
      .insert(measures)
      .values({ kind: "withhold", check, rule: "law", publicNote, words: "", by, byRole, at: tx.now })
      .returning({ id: measures.id });
    if (!taken) throw new Error("The measure was not written.");
    await moveCheck(tx, locked, "withheld", locked.version, publicNote);
    await recordEvent(tx, "measure.taken", taken.id);
    await recordEvent(tx, "check.withheld", check, { version: locked.version });
    return { measure: taken.id };
  });
}
