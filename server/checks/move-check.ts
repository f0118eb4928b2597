import "server-only";
import { checkStates } from "#db/schema";
import type { CheckState } from "#db/vocabulary";
import type { LockedCheck } from "#server/checks/lock-check";
import { type Ctx, signedIn } from "#server/core/context";
import { listCheck } from "#server/search/list-check";

/** From its publication on readers have found it, and what they find is what it is now. */
const READ = new Set<CheckState>(["published", "corrected", "retracted", "withheld"]);

/**
 * Puts a check that is locked into its next state, at a version of its text, and writes down what lists and search know of it
 * once readers may find it. A step of commands: it records no event.
 */
export async function moveCheck(
  tx: Ctx,
  { check, seq }: Pick<LockedCheck, "check" | "seq">,
  state: CheckState,
  version: number,
  reason: string | null = null,
): Promise<void> {
  const { id: by } = signedIn(tx);
  await tx.db.insert(checkStates).values({ check, seq: seq + 1, version, state, by, reason, at: tx.now });
  if (READ.has(state)) await listCheck(tx, check);
}
