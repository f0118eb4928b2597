import "server-only";
import { approachNotes } from "#db/schema";
import { findCheckOf } from "#server/approaches/internal";
import type { NoteApproachInput } from "#server/approaches/schemas";
import { getCheckFacts } from "#server/checks/internal";
import { type Ctx, signedIn } from "#server/core/context";
import { inTransaction } from "#server/core/transaction";
import { recordEvent } from "#server/events/record-event";
import { approachPolicy } from "#server/policy/approaches";
import { authorize } from "#server/policy/decision";

/** An author or a moderator notes something about an approach for the newsroom alone: it is never printed. */
export async function noteApproach(ctx: Ctx, { approach, text }: NoteApproachInput): Promise<void> {
  const { id: by } = signedIn(ctx);

  await inTransaction(ctx, async (tx) => {
    const check = await findCheckOf(tx, approach);
    authorize(approachPolicy.note(ctx.actor, await getCheckFacts(tx, check)));
    await tx.db.insert(approachNotes).values({ approach, text, by, at: tx.now });
    await recordEvent(tx, "check.approach-noted", check, { approach });
  });
}
