import "server-only";
import { members, roleGrants } from "#db/schema";
import type { Role } from "#db/vocabulary";
import type { Ctx, Member } from "#server/core/context";
import { ConflictError } from "#server/core/errors";
import { inTransaction } from "#server/core/transaction";
import { recordEvent } from "#server/events/record-event";
import { handleKeyOf } from "#server/members/compare-handles";
import { authorize } from "#server/policy/decision";
import { memberPolicy } from "#server/policy/members";

/**
 * The product adds a member of the demo newsroom, who has no e-mail address, so that no one can ask for a link to sign
 * in as them. Throws ForbiddenError to everyone else, and ConflictError when the name is taken.
 */
export async function addDemoMember(ctx: Ctx, { handle, role }: { handle: string; role: Role }): Promise<Member> {
  authorize(memberPolicy.addDemoMember(ctx.actor));

  return inTransaction(ctx, async (tx) => {
    const [added] = await tx.db
      .insert(members)
      .values({ handle, handleKey: handleKeyOf(handle), isDemo: true, joinedAt: tx.now })
      .onConflictDoNothing()
      .returning({ id: members.id });
    if (!added) throw new ConflictError("handle_taken");
    await tx.db.insert(roleGrants).values({ member: added.id, role, reason: "Example newsroom", at: tx.now });
    await recordEvent(tx, "member.joined", added.id, { role });
    return { kind: "member", id: added.id, handle, role };
  });
}
