import "server-only";
import { and, eq, isNotNull, isNull } from "drizzle-orm";
import { members } from "#db/schema";
import type { Ctx } from "#server/core/context";
import { ConflictError, NotFoundError } from "#server/core/errors";
import { inTransaction } from "#server/core/transaction";
import { recordEvent } from "#server/events/record-event";
import { getRole, isLastAdministrator } from "#server/members/internal";
import type { ChangeRoleInput } from "#server/members/schemas";
import { writeGrant } from "#server/members/write-grant";
import { authorize } from "#server/policy/decision";
import { memberPolicy } from "#server/policy/members";

/**
 * An administrator gives a member another role, with a reason that is kept; it holds from the member's next request.
 * The last administrator stays one. Throws ForbiddenError, NotFoundError for nobody, and ConflictError for a role that
 * they hold already.
 */
export async function changeRole(ctx: Ctx, { member, role, reason }: ChangeRoleInput): Promise<void> {
  await inTransaction(ctx, async (tx) => {
    const isLast = role !== "admin" && (await isLastAdministrator(tx, member));
    authorize(memberPolicy.changeRole(ctx.actor, { isLastAdministrator: isLast }));
    const [known] = await tx.db
      .select({ id: members.id })
      .from(members)
      .where(and(eq(members.id, member), isNull(members.tombstonedAt), isNotNull(members.namedAt)))
      .for("no key update");
    if (!known) throw new NotFoundError();
    if ((await getRole(tx, member)) === role) throw new ConflictError("role_held");
    await writeGrant(tx, { member, role, reason });
    await recordEvent(tx, "member.role-changed", member, { role });
  });
}
