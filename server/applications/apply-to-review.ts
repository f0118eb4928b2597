import "server-only";
import { applications } from "#db/schema";
import { findNewestApplication } from "#server/applications/internal";
import { APPLY_AGAIN_DAYS, type ApplyInput } from "#server/applications/schemas";
import { type Ctx, signedIn } from "#server/core/context";
import { ConflictError } from "#server/core/errors";
import { inTransaction } from "#server/core/transaction";
import { recordEvent } from "#server/events/record-event";
import { lockOwnSeat } from "#server/members/internal";
import { applicationPolicy } from "#server/policy/applications";
import { authorize } from "#server/policy/decision";

const DAY_MS = 86_400_000;

/**
 * A reader asks to become a reviewer, in their own words. One application waits at a time, and who was declined may ask
 * again after thirty days. Throws ForbiddenError to everyone else, and ConflictError.
 */
export async function applyToReview(ctx: Ctx, { statement }: ApplyInput): Promise<{ application: string }> {
  authorize(applicationPolicy.apply(ctx.actor));
  const { id: member } = signedIn(ctx);

  return inTransaction(ctx, async (tx) => {
    await lockOwnSeat(tx);
    const newest = await findNewestApplication(tx, member);
    if (newest && newest.outcome === null) throw new ConflictError("application_waits");
    const again = newest?.answeredAt && newest.answeredAt.getTime() + APPLY_AGAIN_DAYS * DAY_MS;
    if (newest?.outcome === "declined" && again && again > tx.now.getTime()) {
      throw new ConflictError("application_too_soon", { days: Math.ceil((again - tx.now.getTime()) / DAY_MS) });
    }
    const [added] = await tx.db
      .insert(applications)
      .values({ member, statement, at: tx.now })
      .returning({ id: applications.id });
    if (!added) throw new Error("The application was not written.");
    await recordEvent(tx, "application.submitted", added.id);
    return { application: added.id };
  });
}
