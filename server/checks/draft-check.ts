import "server-only";
import { checks } from "#db/schema";
import { moveCheck } from "#server/checks/move-check";
import { EMPTY_BODY } from "#server/checks/rules";
import type { DraftCheckInput } from "#server/checks/schemas";
import { writeVersion } from "#server/checks/write-version";
import { getClaimState } from "#server/claims/internal";
import { type Ctx, signedIn } from "#server/core/context";
import { InvalidError } from "#server/core/errors";
import { inTransaction } from "#server/core/transaction";
import { recordEvent } from "#server/events/record-event";
import { checkPolicy } from "#server/policy/checks";
import { isClosed } from "#server/policy/claims";
import { authorize } from "#server/policy/decision";

/**
 * A reviewer starts a check: a question, and the claim whose verdict will stand at its head. No one else reads it
 * before it is submitted for review. Throws InvalidError when the claim is closed.
 */
export async function draftCheck(
  ctx: Ctx,
  { subjectClaim, title, language }: DraftCheckInput,
): Promise<{ check: string }> {
  const author = signedIn(ctx);
  authorize(checkPolicy.draft(ctx.actor));

  return inTransaction(ctx, async (tx) => {
    if (isClosed(await getClaimState(tx, subjectClaim))) throw new InvalidError("claim_closed");
    const [added] = await tx.db
      .insert(checks)
      .values({ subjectClaim, language, author: author.id, startedAt: tx.now })
      .returning({ id: checks.id });
    if (!added) throw new Error("The check was not written.");
    const check = added.id;
    await writeVersion(
      tx,
      { check, version: 1, title, answer: "", body: "" },
      { subjectClaim, rendered: EMPTY_BODY, asReadings: [] },
    );
    await moveCheck(tx, { check, seq: 0 }, "draft", 1);
    await recordEvent(tx, "check.drafted", check, { claim: subjectClaim });
    return { check };
  });
}
