import "server-only";
import { and, eq, isNull, sql } from "drizzle-orm";
import { members } from "#db/schema";
import type { Ctx } from "#server/core/context";
import { ConflictError, ForbiddenError, InvalidError } from "#server/core/errors";
import { inTransaction } from "#server/core/transaction";
import { recordEvent } from "#server/events/record-event";
import { handleKeyOf, isReservedHandle } from "#server/members/compare-handles";
import { isHandleTaken } from "#server/members/internal";
import type { ChooseHandleInput } from "#server/members/schemas";
import { authorize } from "#server/policy/decision";
import { memberPolicy } from "#server/policy/members";

/**
 * Someone who signed in for the first time chooses the handle under which they appear, for ever: one that looks like no
 * other member's. Throws ForbiddenError to everyone who has one, InvalidError for a reserved one, and ConflictError for
 * one that is too like another.
 */
export async function chooseHandle(ctx: Ctx, { handle, name, languages }: ChooseHandleInput): Promise<void> {
  authorize(memberPolicy.chooseHandle(ctx.actor));
  if (ctx.actor.kind !== "newcomer") throw new ForbiddenError("handle_chosen");
  const { id } = ctx.actor;
  if (isReservedHandle(handle)) throw new InvalidError("handle_reserved");

  await inTransaction(ctx, async (tx) => {
    // Two who choose the same at once take turns.
    await tx.db.execute(sql`select pg_advisory_xact_lock(hashtext(${`handle ${handleKeyOf(handle)}`}))`);
    if (await isHandleTaken(tx, handle)) throw new ConflictError("handle_taken");
    const named = await tx.db
      .update(members)
      .set({ handle, handleKey: handleKeyOf(handle), namedAt: tx.now, name: name || null, languages })
      .where(and(eq(members.id, id), isNull(members.namedAt)))
      .returning({ id: members.id });
    if (named.length === 0) throw new ForbiddenError("handle_chosen");
    await recordEvent(tx, "member.named", id);
  });
}
