import "server-only";
import { and, eq, gt } from "drizzle-orm";
import { messages, threadVisits } from "#db/schema";
import { type Ctx, signedIn } from "#server/core/context";
import { inTransaction } from "#server/core/transaction";
import { getThreadFacts } from "#server/discussion/internal";
import type { VisitThreadInput } from "#server/discussion/schemas";
import { recordEvent } from "#server/events/record-event";
import { authorize } from "#server/policy/decision";
import { discussionPolicy } from "#server/policy/discussion";

/** A member has read a thread: what comes later is new to them. Nothing is written where nothing new was there. */
export async function visitThread(ctx: Ctx, { thread, subject }: VisitThreadInput): Promise<void> {
  const { id: member } = signedIn(ctx);

  await inTransaction(ctx, async (tx) => {
    authorize(discussionPolicy.takePart(ctx.actor, await getThreadFacts(tx, thread, subject)));
    const own = and(
      eq(threadVisits.member, member),
      eq(threadVisits.subject, subject),
      eq(threadVisits.thread, thread),
    );
    const [last] = await tx.db.select({ seenAt: threadVisits.seenAt }).from(threadVisits).where(own);
    const about = eq(thread === "draft" ? messages.check : messages.claim, subject);
    const since = last ? gt(messages.at, last.seenAt) : undefined;
    const [unseen] = await tx.db
      .select({ id: messages.id })
      .from(messages)
      .where(and(about, eq(messages.thread, thread), since))
      .limit(1);
    if (!unseen) return;
    await tx.db
      .insert(threadVisits)
      .values({ member, subject, thread, seenAt: tx.now })
      .onConflictDoUpdate({
        target: [threadVisits.member, threadVisits.subject, threadVisits.thread],
        set: { seenAt: tx.now },
      });
    await recordEvent(tx, "thread.visited", subject, { thread });
  });
}
