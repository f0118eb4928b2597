import "server-only";
import { and, eq, isNull } from "drizzle-orm";
import { members, noticePreferences } from "#db/schema";
import { NOTICE_KINDS } from "#db/vocabulary";
import type { Ctx } from "#server/core/context";
import { NotFoundError } from "#server/core/errors";
import { inTransaction } from "#server/core/transaction";
import { recordEvent } from "#server/events/record-event";
import { memberOfStopToken } from "#server/notices/internal";
import { authorize } from "#server/policy/decision";
import { noticePolicy } from "#server/policy/notices";

/**
 * Whoever holds the link that stands in every mail of notices stops all of them, by one press in their mail program, signed
 * in or not (RFC 8058). The notices still stand in the inbox. Throws NotFoundError for a link that is not ours.
 */
export async function stopNoticeMail(ctx: Ctx, { token }: { token: string }): Promise<void> {
  authorize(noticePolicy.unsubscribe(ctx.actor));
  const member = memberOfStopToken(token);
  if (member === null) throw new NotFoundError();

  await inTransaction(ctx, async (tx) => {
    const [known] = await tx.db
      .select({ id: members.id })
      .from(members)
      .where(and(eq(members.id, member), isNull(members.tombstonedAt)));
    if (!known) return;
    await tx.db
      .insert(noticePreferences)
      .values(NOTICE_KINDS.map((kind) => ({ member, kind, mail: "off" as const })))
      .onConflictDoUpdate({
        target: [noticePreferences.member, noticePreferences.kind],
        set: { mail: "off" },
      });
    await recordEvent(tx, "member.notice-mail-chosen", member);
  });
}
