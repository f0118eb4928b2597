import "server-only";
import { inArray, max } from "drizzle-orm";
import { claimStates } from "#db/schema";
import type { ClaimState } from "#db/vocabulary";
import type { Ctx } from "#server/core/context";

/** Puts claims that are locked into their next state, and says who did it and why. A step of commands: it records no event. */
export async function moveClaims(
  tx: Ctx,
  ids: readonly string[],
  state: ClaimState,
  { reason = null }: { reason?: string | null } = {},
): Promise<void> {
  if (ids.length === 0) return;
  const by = tx.actor.kind === "member" ? tx.actor.id : null;
  const last = await tx.db
    .select({ claim: claimStates.claim, seq: max(claimStates.seq) })
    .from(claimStates)
    .where(inArray(claimStates.claim, [...ids]))
    .groupBy(claimStates.claim);
  await tx.db
    .insert(claimStates)
    .values(last.map(({ claim, seq }) => ({ claim, seq: (seq ?? 0) + 1, state, by, reason, at: tx.now })));
}
