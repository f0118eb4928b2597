import "server-only";
import { and, eq } from "drizzle-orm";
import { messages, messageVersions, sources } from "#db/schema";
import { type Ctx, signedIn } from "#server/core/context";
import { InvalidError } from "#server/core/errors";
import { inTransaction } from "#server/core/transaction";
import { getThreadFacts, lockMessage, writeMentions } from "#server/discussion/internal";
import type { PostMessageInput } from "#server/discussion/schemas";
import { recordEvent } from "#server/events/record-event";
import { takeDaily } from "#server/limits/take-daily";
import { authorize } from "#server/policy/decision";
import { discussionPolicy } from "#server/policy/discussion";

/**
 * A member writes in a thread: about the evidence on a claim, which all members read; about what it adds up to, which those read
 * who voted or stepped aside; about a draft, which its authors and moderators read. It may be about a source, answer another
 * message, and name members, who are told. Throws InvalidError for a source or a message of another thread.
 */
export async function postMessage(ctx: Ctx, input: PostMessageInput): Promise<{ message: string }> {
  const { id: by } = signedIn(ctx);
  const { thread, subject, source, repliesTo, text } = input;

  return inTransaction(ctx, async (tx) => {
    authorize(discussionPolicy.write(ctx.actor, await getThreadFacts(tx, thread, subject)));
    if (source !== null) {
      const ofClaim = and(eq(sources.id, source), eq(sources.claim, subject));
      const [known] = await tx.db.select({ id: sources.id }).from(sources).where(ofClaim);
      if (!known || thread === "draft") throw new InvalidError("message_source_unknown");
    }
    if (repliesTo !== null) {
      const answered = await lockMessage(tx, repliesTo);
      if (answered.thread !== thread || answered.subject !== subject) throw new InvalidError("message_elsewhere");
    }
    await takeDaily(tx, "message");
    const about = thread === "draft" ? { check: subject } : { claim: subject };
    const [posted] = await tx.db
      .insert(messages)
      .values({ thread, ...about, source, repliesTo, by, at: tx.now })
      .returning({ id: messages.id });
    if (!posted) throw new Error("The message was not written.");
    await tx.db.insert(messageVersions).values({ message: posted.id, version: 1, text, at: tx.now });
    await writeMentions(tx, posted.id, text);
    await recordEvent(tx, "message.posted", posted.id);
    return { message: posted.id };
  });
}
