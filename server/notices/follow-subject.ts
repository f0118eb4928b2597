import "server-only";
import { and, eq } from "drizzle-orm";
import { follows } from "#db/schema";
import { lockCheck } from "#server/checks/lock-check";
import { getClaimState } from "#server/claims/internal";
import { type Ctx, signedIn } from "#server/core/context";
import { NotFoundError } from "#server/core/errors";
import { inTransaction } from "#server/core/transaction";
import { recordEvent } from "#server/events/record-event";
import type { FollowSubjectInput } from "#server/notices/schemas";
import { checkPolicy, isListed } from "#server/policy/checks";
import { authorize } from "#server/policy/decision";
import { noticePolicy } from "#server/policy/notices";

/**
 * A member follows a claim or a check that they may read, mutes it, or neither. Nobody else learns of it. Throws NotFoundError
 * for a draft that is not theirs.
 */
export async function followSubject(ctx: Ctx, { kind, subject, following }: FollowSubjectInput): Promise<void> {
  authorize(noticePolicy.own(ctx.actor));
  const { id: member } = signedIn(ctx);

  await inTransaction(ctx, async (tx) => {
    if (kind === "claim") await getClaimState(tx, subject);
    else {
      const check = await lockCheck(tx, subject);
      if (!isListed(check.state) && !checkPolicy.readDraft(ctx.actor, check).allowed) throw new NotFoundError();
    }
    if (following === "none") {
      await tx.db.delete(follows).where(and(eq(follows.member, member), eq(follows.subject, subject)));
    } else {
      const isMuted = following === "muted";
      await tx.db
        .insert(follows)
        .values({ member, kind, subject, isMuted, at: tx.now })
        .onConflictDoUpdate({ target: [follows.member, follows.subject], set: { isMuted } });
    }
    await recordEvent(tx, "member.follows-changed", member);
  });
}
