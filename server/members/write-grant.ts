import "server-only";
import { roleGrants } from "#db/schema";
import type { Role } from "#db/vocabulary";
import { type Ctx, findMember } from "#server/core/context";

/** Writes that someone holds a role from now on, by whom and why. */
export async function writeGrant(
  tx: Ctx,
  { member, role, reason }: { member: string; role: Role; reason: string },
): Promise<void> {
  await tx.db.insert(roleGrants).values({ member, role, reason, by: findMember(tx)?.id ?? null, at: tx.now });
}
