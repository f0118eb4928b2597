import "server-only";
import { randomBytes } from "node:crypto";
import { eq } from "drizzle-orm";
import {
  accounts,
  follows,
  formerHandles,
  interests,
  memberInvitations,
  members,
  noticePreferences,
  notices,
  positionTrials,
  sessions,
  signInRequests,
  standpoints,
} from "#db/schema";
import { type Ctx, signedIn } from "#server/core/context";
import { ForbiddenError, InvalidError } from "#server/core/errors";
import { inTransaction } from "#server/core/transaction";
import { recordEvent } from "#server/events/record-event";
import { handleKeyOf, hashOfHandleKey } from "#server/members/compare-handles";
import { isLastAdministrator } from "#server/members/internal";
import type { LeaveInput } from "#server/members/schemas";
import { authorize } from "#server/policy/decision";
import { memberPolicy } from "#server/policy/members";

const NUMBER_BYTES = 5;

/**
 * A member deletes their account: handle, name, e-mail address and lines about themselves are gone, with every session,
 * where they said they stand, what they followed and were told, and what their interests consisted in. Votes, sources and history stay, under a handle that says nothing. Nobody can
 * take their old one. Throws InvalidError unless they type it, and ForbiddenError to the last administrator and
 * to members of the demo newsroom, as whom anyone may be signed in.
 */
export async function deleteAccount(ctx: Ctx, { handle }: LeaveInput): Promise<void> {
  const member = signedIn(ctx);
  if (handleKeyOf(handle) !== handleKeyOf(member.handle)) throw new InvalidError("handle_not_yours");

  await inTransaction(ctx, async (tx) => {
    authorize(memberPolicy.leave(ctx.actor, { isLastAdministrator: await isLastAdministrator(tx, member.id) }));
    const [known] = await tx.db
      .select({ email: members.email, isDemo: members.isDemo })
      .from(members)
      .where(eq(members.id, member.id))
      .for("update");
    if (known?.isDemo) throw new ForbiddenError("demo_member");
    const tombstone = `former_${randomBytes(NUMBER_BYTES).toString("hex")}`;
    await tx.db
      .update(members)
      .set({
        handle: tombstone,
        handleKey: tombstone,
        email: null,
        emailVerified: null,
        name: null,
        image: null,
        biography: "",
        languages: [],
        tombstonedAt: tx.now,
      })
      .where(eq(members.id, member.id));
    await tx.db
      .insert(formerHandles)
      .values({ keyHash: hashOfHandleKey(handleKeyOf(member.handle)) })
      .onConflictDoNothing();
    await tx.db.delete(standpoints).where(eq(standpoints.member, member.id));
    await tx.db.delete(positionTrials).where(eq(positionTrials.member, member.id));
    await tx.db.delete(notices).where(eq(notices.member, member.id));
    await tx.db.delete(follows).where(eq(follows.member, member.id));
    await tx.db.delete(noticePreferences).where(eq(noticePreferences.member, member.id));
    await tx.db.delete(sessions).where(eq(sessions.userId, member.id));
    await tx.db.delete(accounts).where(eq(accounts.userId, member.id));
    await tx.db.update(interests).set({ statement: "", until: tx.now }).where(eq(interests.member, member.id));
    if (known?.email) {
      await tx.db.delete(signInRequests).where(eq(signInRequests.email, known.email));
      await tx.db.update(memberInvitations).set({ email: null }).where(eq(memberInvitations.email, known.email));
    }
    await recordEvent(tx, "member.left", member.id);
  });
}
