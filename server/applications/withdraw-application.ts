import "server-only";
import { applicationAnswers } from "#db/schema";
import { getApplicationFacts } from "#server/applications/internal";
import type { WithdrawApplicationInput } from "#server/applications/schemas";
import { type Ctx, signedIn } from "#server/core/context";
import { ConflictError } from "#server/core/errors";
import { inTransaction } from "#server/core/transaction";
import { recordEvent } from "#server/events/record-event";
import { applicationPolicy } from "#server/policy/applications";
import { authorize } from "#server/policy/decision";

/** An applicant takes their application back while it waits. Throws ForbiddenError, and ConflictError once answered. */
export async function withdrawApplication(ctx: Ctx, { application }: WithdrawApplicationInput): Promise<void> {
  const { id: by } = signedIn(ctx);

  await inTransaction(ctx, async (tx) => {
    authorize(applicationPolicy.withdraw(ctx.actor, await getApplicationFacts(tx, application)));
    const withdrawn = await tx.db
      .insert(applicationAnswers)
      .values({ application, outcome: "withdrawn", reason: "", by, at: tx.now })
      .onConflictDoNothing()
      .returning({ application: applicationAnswers.application });
    if (withdrawn.length === 0) throw new ConflictError("application_answered");
    await recordEvent(tx, "application.withdrawn", application);
  });
}
