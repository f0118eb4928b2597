import "server-only";
import { and, eq, max } from "drizzle-orm";
import { sourceRatings } from "#db/schema";
import { lockClaim } from "#server/claims/internal";
import { type Ctx, signedIn } from "#server/core/context";
import { inTransaction } from "#server/core/transaction";
import { recordEvent } from "#server/events/record-event";
import { lockOwnSeat } from "#server/members/internal";
import { authorize } from "#server/policy/decision";
import { sourcePolicy } from "#server/policy/sources";
import { getClaimOfSource } from "#server/sources/internal";
import type { RateSourceInput } from "#server/sources/schemas";

/**
 * A reviewer says how much a source helps to judge its claim, or takes that back. Every answer is kept and the newest
 * stands; no one sees what others said of it, only the order that comes of it. Throws ForbiddenError.
 */
export async function rateSource(ctx: Ctx, { source, rating }: RateSourceInput): Promise<void> {
  const reviewer = signedIn(ctx);

  await inTransaction(ctx, async (tx) => {
    const claim = await getClaimOfSource(tx, source);
    authorize(sourcePolicy.rate(ctx.actor, await lockClaim(tx, claim, "together")));
    await lockOwnSeat(tx);
    const ofReviewer = and(eq(sourceRatings.source, source), eq(sourceRatings.member, reviewer.id));
    const [last] = await tx.db
      .select({ seq: max(sourceRatings.seq) })
      .from(sourceRatings)
      .where(ofReviewer);
    const seq = (last?.seq ?? 0) + 1;
    await tx.db.insert(sourceRatings).values({ source, member: reviewer.id, seq, rating, at: tx.now });
    await recordEvent(tx, "source.rated", source, { claim });
  });
}
