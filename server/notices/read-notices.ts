import "server-only";
import { and, eq, inArray, isNotNull, isNull } from "drizzle-orm";
import { notices } from "#db/schema";
import { type Ctx, signedIn } from "#server/core/context";
import { inTransaction } from "#server/core/transaction";
import { recordEvent } from "#server/events/record-event";
import type { ReadNoticesInput } from "#server/notices/schemas";
import { authorize } from "#server/policy/decision";
import { noticePolicy } from "#server/policy/notices";

/** A member marks notices of their own as read, or as not read; those of others are passed over. */
export async function readNotices(ctx: Ctx, { notices: chosen, isRead }: ReadNoticesInput): Promise<void> {
  authorize(noticePolicy.own(ctx.actor));
  const { id: member } = signedIn(ctx);

  await inTransaction(ctx, async (tx) => {
    const changed = await tx.db
      .update(notices)
      .set({ readAt: isRead ? tx.now : null })
      .where(
        and(
          eq(notices.member, member),
          isRead ? isNull(notices.readAt) : isNotNull(notices.readAt),
          chosen === "all" ? undefined : inArray(notices.id, chosen),
        ),
      )
      .returning({ id: notices.id });
    if (changed.length > 0) await recordEvent(tx, "member.notices-read", member, { count: changed.length, isRead });
  });
}
