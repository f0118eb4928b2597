import "server-only";
import { desc, eq } from "drizzle-orm";
import { checkStates, checks } from "#db/schema";
import { listAuthors } from "#server/checks/internal";
import type { Ctx } from "#server/core/context";
import { NotFoundError } from "#server/core/errors";
import type { CheckFacts } from "#server/policy/checks";

export type LockedCheck = CheckFacts & {
  check: string;
  subjectClaim: string;
  language: string;
  seq: number;
  version: number;
};

/**
 * Locks a check until the command is done, so that of two who would move it at once the second sees what the first did.
 * Throws NotFoundError.
 */
export async function lockCheck(tx: Ctx, check: string): Promise<LockedCheck> {
  const [locked] = await tx.db
    .select({ author: checks.author, subjectClaim: checks.subjectClaim, language: checks.language })
    .from(checks)
    .where(eq(checks.id, check))
    .for("update");
  if (!locked) throw new NotFoundError();
  const [newest] = await tx.db
    .select({ seq: checkStates.seq, state: checkStates.state, version: checkStates.version })
    .from(checkStates)
    .where(eq(checkStates.check, check))
    .orderBy(desc(checkStates.seq))
    .limit(1);
  if (!newest) throw new NotFoundError();
  return { check, ...locked, ...newest, ...(await listAuthors(tx, check)) };
}
