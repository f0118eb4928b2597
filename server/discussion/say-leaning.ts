import "server-only";
import { and, eq } from "drizzle-orm";
import { messageLeanings } from "#db/schema";
import { type Ctx, signedIn } from "#server/core/context";
import { inTransaction } from "#server/core/transaction";
import { getThreadFacts, lockMessage } from "#server/discussion/internal";
import type { SayLeaningInput } from "#server/discussion/schemas";
import { recordEvent } from "#server/events/record-event";
import { authorize, requireRole } from "#server/policy/decision";
import { discussionPolicy } from "#server/policy/discussion";

/**
 * A reviewer says that a message about evidence leans towards a verdict, or takes that back: it is then folded for everyone who
 * may still vote. Which way it leans is not said. A moderator who says that it does not settles it.
 */
export async function sayLeaning(ctx: Ctx, { message, leans }: SayLeaningInput): Promise<void> {
  const { id: member } = signedIn(ctx);

  await inTransaction(ctx, async (tx) => {
    const locked = await lockMessage(tx, message);
    authorize(discussionPolicy.sayLeaning(ctx.actor, await getThreadFacts(tx, locked.thread, locked.subject)));
    const own = and(eq(messageLeanings.message, message), eq(messageLeanings.member, member));
    await tx.db.delete(messageLeanings).where(own);
    const leaning = leans ? "leans" : "cleared";
    if (leans || requireRole(ctx.actor, "moderator").allowed) {
      await tx.db.insert(messageLeanings).values({ message, member, leaning, at: tx.now });
    }
    await recordEvent(tx, "message.leaning-said", message, { leans });
  });
}
