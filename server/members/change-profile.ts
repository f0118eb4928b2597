import "server-only";
import { eq } from "drizzle-orm";
import { members } from "#db/schema";
import { type Ctx, signedIn } from "#server/core/context";
import { inTransaction } from "#server/core/transaction";
import { recordEvent } from "#server/events/record-event";
import type { ChangeProfileInput } from "#server/members/schemas";
import { authorize } from "#server/policy/decision";
import { memberPolicy } from "#server/policy/members";

/** A member changes what they say about themselves: name and some lines for everyone, languages for the desk. */
export async function changeProfile(ctx: Ctx, { name, biography, languages }: ChangeProfileInput): Promise<void> {
  authorize(memberPolicy.changeOwn(ctx.actor));
  const { id } = signedIn(ctx);

  await inTransaction(ctx, async (tx) => {
    await tx.db
      .update(members)
      .set({ name: name || null, biography, languages })
      .where(eq(members.id, id));
    await recordEvent(tx, "member.profile-changed", id);
  });
}
