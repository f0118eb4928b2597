import "server-only";
import { and, count, eq } from "drizzle-orm";
import { assignments } from "#db/schema";
import { isOn, isUnanswered } from "#server/assignments/internal";
import { ASKED_OPEN_MAX, type AskToLookInput, DUE_DAYS_MAX } from "#server/assignments/schemas";
import { lockCheck } from "#server/checks/lock-check";
import { getClaimState } from "#server/claims/internal";
import { type Ctx, signedIn } from "#server/core/context";
import { ConflictError, InvalidError } from "#server/core/errors";
import { inTransaction } from "#server/core/transaction";
import { recordEvent } from "#server/events/record-event";
import { getActorOf, lockOwnSeat } from "#server/members/internal";
import { assignmentPolicy } from "#server/policy/assignments";
import { checkPolicy } from "#server/policy/checks";
import { claimPolicy } from "#server/policy/claims";
import { authorize } from "#server/policy/decision";

const DAY_MS = 86_400_000;

/**
 * A reviewer asks a member to look at a claim, or at a check that waits for review, until a day or without one. No words go with it: what there is to
 * say about a claim stands in its thread, where everybody reads it. Whether somebody voted is never told by it: one may be asked
 * who did. Throws InvalidError for a day that is past or too far, for oneself and for somebody who may not read it, and
 * ConflictError where they are asked already or too many answers are out.
 */
export async function askToLook(
  ctx: Ctx,
  { kind, subject, handle, dueOn }: AskToLookInput,
): Promise<{ assignment: string }> {
  authorize(assignmentPolicy.ask(ctx.actor));
  const { id: by } = signedIn(ctx);
  if (dueOn !== null) {
    const days = (Date.parse(dueOn) - ctx.now.getTime()) / DAY_MS;
    if (days < -1) throw new InvalidError("date_past");
    if (days > DUE_DAYS_MAX) throw new InvalidError("date_far", { max: DUE_DAYS_MAX });
  }

  return inTransaction(ctx, async (tx) => {
    await lockOwnSeat(tx);
    const asked = await getActorOf(tx, handle);
    if (asked.id === by) throw new InvalidError("assignment_self");
    if (kind === "claim") {
      await getClaimState(tx, subject);
      if (!claimPolicy.read(asked).allowed) throw new InvalidError("assignment_cannot_read");
    } else {
      const check = await lockCheck(tx, subject);
      authorize(checkPolicy.readDraft(ctx.actor, check));
      if (check.state !== "in_review") throw new InvalidError("check_not_in_review");
      if (!checkPolicy.readDraft(asked, check).allowed) throw new InvalidError("assignment_cannot_read");
    }
    const [already] = await tx.db
      .select({ id: assignments.id })
      .from(assignments)
      .where(and(eq(assignments.member, asked.id), isOn(subject)))
      .limit(1);
    if (already) throw new ConflictError("assignment_there");
    const [open] = await tx.db
      .select({ count: count() })
      .from(assignments)
      .where(and(eq(assignments.by, by), isUnanswered));
    if ((open?.count ?? 0) >= ASKED_OPEN_MAX) throw new ConflictError("assignment_many", { max: ASKED_OPEN_MAX });
    const [added] = await tx.db
      .insert(assignments)
      .values({ kind, subject, member: asked.id, by, dueOn, at: tx.now })
      .returning({ id: assignments.id });
    if (!added) throw new Error("The request was not written.");
    await recordEvent(tx, "assignment.asked", added.id);
    return { assignment: added.id };
  });
}
