import "server-only";
import { and, eq } from "drizzle-orm";
import { queueTakings } from "#db/schema";
import { type Ctx, signedIn } from "#server/core/context";
import { inTransaction } from "#server/core/transaction";
import { recordEvent } from "#server/events/record-event";
import type { TakeItemInput } from "#server/moderation/schemas";
import { authorize } from "#server/policy/decision";
import { moderationPolicy } from "#server/policy/moderation";

/** A moderator lets go of what they took. */
export async function releaseItem(ctx: Ctx, { kind, item }: TakeItemInput): Promise<void> {
  authorize(moderationPolicy.queue(ctx.actor));
  const { id: member } = signedIn(ctx);

  await inTransaction(ctx, async (tx) => {
    const released = await tx.db
      .delete(queueTakings)
      .where(and(eq(queueTakings.kind, kind), eq(queueTakings.item, item), eq(queueTakings.member, member)))
      .returning({ item: queueTakings.item });
    if (released.length > 0) await recordEvent(tx, "queue.let-go", item, { kind });
  });
}
