import "server-only";
import { and, eq, isNull } from "drizzle-orm";
import { interests } from "#db/schema";
import { type Ctx, signedIn } from "#server/core/context";
import { NotFoundError } from "#server/core/errors";
import { inTransaction } from "#server/core/transaction";
import { recordEvent } from "#server/events/record-event";
import type { EndStandingInterestInput } from "#server/interests/schemas";
import { authorize } from "#server/policy/decision";
import { memberPolicy } from "#server/policy/members";

/**
 * A member ends a standing interest: it touches no new claim, and they stay recused from those that it touched. Throws
 * NotFoundError for one that is not theirs or has ended.
 */
export async function endStandingInterest(ctx: Ctx, { interest }: EndStandingInterestInput): Promise<void> {
  authorize(memberPolicy.changeOwn(ctx.actor));
  const { id: member } = signedIn(ctx);

  await inTransaction(ctx, async (tx) => {
    const ended = await tx.db
      .update(interests)
      .set({ until: tx.now })
      .where(and(eq(interests.id, interest), eq(interests.member, member), isNull(interests.until)))
      .returning({ id: interests.id });
    if (ended.length === 0) throw new NotFoundError();
    await recordEvent(tx, "member.interest-ended", interest);
  });
}
