import "server-only";
import { desc, eq } from "drizzle-orm";
import { checkReviews } from "#db/schema";
import { type Ctx, signedIn } from "#server/core/context";
import { listCheck } from "#server/search/list-check";

/**
 * Puts a check that is locked under review, or ends that; false where it is so already. What lists know of it is written with it.
 * A step of commands: it records no event.
 */
export async function writeReview(
  tx: Ctx,
  check: string,
  { isOpen, reason }: { isOpen: boolean; reason: string },
): Promise<boolean> {
  const { id: by } = signedIn(tx);
  const [last] = await tx.db
    .select({ seq: checkReviews.seq, isOpen: checkReviews.isOpen })
    .from(checkReviews)
    .where(eq(checkReviews.check, check))
    .orderBy(desc(checkReviews.seq))
    .limit(1);
  if ((last?.isOpen ?? false) === isOpen) return false;
  await tx.db.insert(checkReviews).values({ check, seq: (last?.seq ?? 0) + 1, isOpen, reason, by, at: tx.now });
  await listCheck(tx, check);
  return true;
}
