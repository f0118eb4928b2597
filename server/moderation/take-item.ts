import "server-only";
import { eq, lt, or } from "drizzle-orm";
import { queueTakings } from "#db/schema";
import { type Ctx, signedIn } from "#server/core/context";
import { ConflictError } from "#server/core/errors";
import { inTransaction } from "#server/core/transaction";
import { recordEvent } from "#server/events/record-event";
import type { TakeItemInput } from "#server/moderation/schemas";
import { authorize } from "#server/policy/decision";
import { moderationPolicy } from "#server/policy/moderation";

/** What somebody took and left lying for so long is anybody's again. */
const TAKEN_HOURS = 24;
const HOUR_MS = 3_600_000;

/** A moderator takes something that waits, so that two do not work on it. Throws ConflictError while another has it. */
export async function takeItem(ctx: Ctx, { kind, item }: TakeItemInput): Promise<void> {
  authorize(moderationPolicy.queue(ctx.actor));
  const { id: member } = signedIn(ctx);

  await inTransaction(ctx, async (tx) => {
    const taken = await tx.db
      .insert(queueTakings)
      .values({ kind, item, member, at: tx.now })
      .onConflictDoUpdate({
        target: [queueTakings.kind, queueTakings.item],
        set: { member, at: tx.now },
        setWhere: or(
          eq(queueTakings.member, member),
          lt(queueTakings.at, new Date(tx.now.getTime() - TAKEN_HOURS * HOUR_MS)),
        ),
      })
      .returning({ item: queueTakings.item });
    if (taken.length === 0) throw new ConflictError("item_taken");
    await recordEvent(tx, "queue.taken", item, { kind });
  });
}
