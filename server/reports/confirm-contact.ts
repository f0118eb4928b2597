import "server-only";
import { and, eq, isNull } from "drizzle-orm";
import { contacts } from "#db/schema";
import { hashOfToken } from "#server/auth/session";
import type { Ctx } from "#server/core/context";
import { NotFoundError } from "#server/core/errors";
import { inTransaction } from "#server/core/transaction";
import { recordEvent } from "#server/events/record-event";
import { authorize } from "#server/policy/decision";
import { reportPolicy } from "#server/policy/reports";

/** Whoever was mailed says that the address is theirs: what comes of what they sent is mailed to it. Throws NotFoundError. */
export async function confirmContact(ctx: Ctx, { token }: { token: string }): Promise<void> {
  authorize(reportPolicy.confirm(ctx.actor));

  await inTransaction(ctx, async (tx) => {
    const [known] = await tx.db
      .select({ id: contacts.id })
      .from(contacts)
      .where(eq(contacts.tokenHash, hashOfToken(token)));
    if (!known) throw new NotFoundError();
    const confirmed = await tx.db
      .update(contacts)
      .set({ confirmedAt: tx.now })
      .where(and(eq(contacts.id, known.id), isNull(contacts.confirmedAt)))
      .returning({ id: contacts.id });
    if (confirmed.length > 0) await recordEvent(tx, "contact.confirmed", known.id);
  });
}
