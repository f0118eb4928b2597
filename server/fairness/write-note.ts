import "server-only";
import { and, desc, eq } from "drizzle-orm";
import { fairnessNotes } from "#db/schema";
import { lockCheck } from "#server/checks/lock-check";
import { type Ctx, signedIn } from "#server/core/context";
import { ConflictError } from "#server/core/errors";
import { inTransaction } from "#server/core/transaction";
import { recordEvent } from "#server/events/record-event";
import { isDrawn } from "#server/fairness/internal";
import type { WriteNoteInput } from "#server/fairness/schemas";
import { authorize } from "#server/policy/decision";
import { fairnessPolicy } from "#server/policy/fairness";

/**
 * A member who was drawn says whether a check that waits for review is fair to those who see it otherwise, and what is not. Its
 * authors and moderators read it without a name; it decides nothing. A later note takes the place of an earlier one. Throws
 * ConflictError when another version waits by now.
 */
export async function writeNote(ctx: Ctx, { check, version, isFair, text }: WriteNoteInput): Promise<void> {
  const { id: member } = signedIn(ctx);

  await inTransaction(ctx, async (tx) => {
    const locked = await lockCheck(tx, check);
    authorize(fairnessPolicy.write(ctx.actor, { isDrawn: await isDrawn(tx, check), state: locked.state }));
    if (locked.version !== version) throw new ConflictError("check_saved_elsewhere");
    const [last] = await tx.db
      .select({ seq: fairnessNotes.seq })
      .from(fairnessNotes)
      .where(and(eq(fairnessNotes.check, check), eq(fairnessNotes.member, member)))
      .orderBy(desc(fairnessNotes.seq))
      .limit(1);
    const seq = (last?.seq ?? 0) + 1;
    await tx.db.insert(fairnessNotes).values({ check, member, seq, version, isFair, text, at: tx.now });
    await recordEvent(tx, "check.fairness-noted", check);
  });
}
