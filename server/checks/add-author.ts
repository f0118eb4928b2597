import "server-only";
import { lockCheck } from "#server/checks/lock-check";
import type { AddAuthorInput } from "#server/checks/schemas";
import { writeAuthor } from "#server/checks/write-author";
import { type Ctx, signedIn } from "#server/core/context";
import { InvalidError } from "#server/core/errors";
import { inTransaction } from "#server/core/transaction";
import { recordEvent } from "#server/events/record-event";
import { findReviewer } from "#server/members/internal";
import { checkPolicy } from "#server/policy/checks";
import { authorize } from "#server/policy/decision";

/**
 * Who started a draft invites another reviewer to write it with them. All of its authors read and save it; it is
 * published by somebody who never was one. Throws ForbiddenError, and InvalidError for a name that no reviewer has.
 */
export async function addAuthor(ctx: Ctx, { check, handle }: AddAuthorInput): Promise<void> {
  signedIn(ctx);

  await inTransaction(ctx, async (tx) => {
    const locked = await lockCheck(tx, check);
    authorize(checkPolicy.addAuthor(ctx.actor, locked));
    const member = await findReviewer(tx, handle);
    if (member === null) throw new InvalidError("reviewer_unknown");
    if (member === locked.author || locked.coAuthors.includes(member)) throw new InvalidError("author_already");
    await writeAuthor(tx, check, member, true);
    await recordEvent(tx, "check.author-added", check, { member });
  });
}
