import "server-only";
import { lockCheck } from "#server/checks/lock-check";
import type { RemoveAuthorInput } from "#server/checks/schemas";
import { writeAuthor } from "#server/checks/write-author";
import { type Ctx, signedIn } from "#server/core/context";
import { NotFoundError } from "#server/core/errors";
import { inTransaction } from "#server/core/transaction";
import { recordEvent } from "#server/events/record-event";
import { checkPolicy } from "#server/policy/checks";
import { authorize } from "#server/policy/decision";

/**
 * Who started a draft lets another author go, or that author leaves. They read it no more, and still cannot be the one
 * who publishes it. Throws ForbiddenError, and NotFoundError for somebody who is no author.
 */
export async function removeAuthor(ctx: Ctx, { check, member }: RemoveAuthorInput): Promise<void> {
  signedIn(ctx);

  await inTransaction(ctx, async (tx) => {
    const locked = await lockCheck(tx, check);
    authorize(checkPolicy.removeAuthor(ctx.actor, locked, member));
    if (!locked.coAuthors.includes(member)) throw new NotFoundError();
    await writeAuthor(tx, check, member, false);
    await recordEvent(tx, "check.author-removed", check, { member });
  });
}
