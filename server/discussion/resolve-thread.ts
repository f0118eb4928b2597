import "server-only";
import { and, desc, eq } from "drizzle-orm";
import { threadResolutions } from "#db/schema";
import { type Ctx, signedIn } from "#server/core/context";
import { inTransaction } from "#server/core/transaction";
import { getThreadFacts } from "#server/discussion/internal";
import type { ResolveThreadInput } from "#server/discussion/schemas";
import { recordEvent } from "#server/events/record-event";
import { lockOwnSeat } from "#server/members/internal";
import { authorize } from "#server/policy/decision";
import { discussionPolicy } from "#server/policy/discussion";

/** A reviewer marks a thread as resolved, or opens it again; a new message does not. */
export async function resolveThread(ctx: Ctx, { thread, subject, isResolved }: ResolveThreadInput): Promise<void> {
  const { id: by } = signedIn(ctx);

  await inTransaction(ctx, async (tx) => {
    await lockOwnSeat(tx);
    authorize(discussionPolicy.resolve(ctx.actor, await getThreadFacts(tx, thread, subject)));
    const [newest] = await tx.db
      .select({ seq: threadResolutions.seq, isResolved: threadResolutions.isResolved })
      .from(threadResolutions)
      .where(and(eq(threadResolutions.subject, subject), eq(threadResolutions.thread, thread)))
      .orderBy(desc(threadResolutions.seq))
      .limit(1);
    if ((newest?.isResolved ?? false) === isResolved) return;
    const seq = (newest?.seq ?? 0) + 1;
    await tx.db
      .insert(threadResolutions)
      .values({ subject, thread, seq, isResolved, by, at: tx.now })
      .onConflictDoNothing();
    await recordEvent(tx, isResolved ? "thread.resolved" : "thread.reopened", subject, { thread });
  });
}
