import "server-only";
import { noticePreferences } from "#db/schema";
import { type Ctx, signedIn } from "#server/core/context";
import { inTransaction } from "#server/core/transaction";
import { recordEvent } from "#server/events/record-event";
import type { ChooseNoticeMailInput } from "#server/notices/schemas";
import { authorize } from "#server/policy/decision";
import { noticePolicy } from "#server/policy/notices";

/** A member says how they want to hear of a kind of notice: within minutes, once a day, or in the inbox alone. */
export async function chooseNoticeMail(ctx: Ctx, { kind, mail }: ChooseNoticeMailInput): Promise<void> {
  authorize(noticePolicy.own(ctx.actor));
  const { id: member } = signedIn(ctx);

  await inTransaction(ctx, async (tx) => {
    await tx.db
      .insert(noticePreferences)
      .values({ member, kind, mail })
      .onConflictDoUpdate({ target: [noticePreferences.member, noticePreferences.kind], set: { mail } });
    await recordEvent(tx, "member.notice-mail-chosen", member);
  });
}
