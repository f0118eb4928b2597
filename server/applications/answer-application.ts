import "server-only";
import { applicationAnswers } from "#db/schema";
import { getApplicationFacts } from "#server/applications/internal";
import type { AnswerApplicationInput } from "#server/applications/schemas";
import { type Ctx, signedIn } from "#server/core/context";
import { ConflictError } from "#server/core/errors";
import { inTransaction } from "#server/core/transaction";
import { recordEvent } from "#server/events/record-event";
import { getRole } from "#server/members/internal";
import { writeGrant } from "#server/members/write-grant";
import { applicationPolicy } from "#server/policy/applications";
import { authorize } from "#server/policy/decision";

/**
 * A moderator accepts or declines an application, with a reason that the applicant reads. Who is accepted is a reviewer
 * at their next request. Throws ForbiddenError, and ConflictError when another moderator was faster.
 */
export async function answerApplication(
  ctx: Ctx,
  { application, outcome, reason }: AnswerApplicationInput,
): Promise<void> {
  const { id: by } = signedIn(ctx);

  await inTransaction(ctx, async (tx) => {
    const facts = await getApplicationFacts(tx, application);
    authorize(applicationPolicy.answer(ctx.actor, facts));
    const answered = await tx.db
      .insert(applicationAnswers)
      .values({ application, outcome, reason, by, at: tx.now })
      .onConflictDoNothing()
      .returning({ application: applicationAnswers.application });
    if (answered.length === 0) throw new ConflictError("application_answered");
    const isPromoted = outcome === "accepted" && (await getRole(tx, facts.applicant)) === "reader";
    if (isPromoted) {
      await writeGrant(tx, { member: facts.applicant, role: "reviewer", reason });
      await recordEvent(tx, "member.role-changed", facts.applicant, { role: "reviewer", application });
    }
    await recordEvent(tx, outcome === "accepted" ? "application.accepted" : "application.declined", application);
  });
}
