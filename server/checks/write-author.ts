import "server-only";
import { and, eq, max } from "drizzle-orm";
import { checkAuthors } from "#db/schema";
import { type Ctx, signedIn } from "#server/core/context";

/** Writes down that a member writes a check that is locked, or does no more. A step of commands: it records no event. */
export async function writeAuthor(tx: Ctx, check: string, member: string, isAuthor: boolean): Promise<void> {
  const { id: by } = signedIn(tx);
  const [last] = await tx.db
    .select({ seq: max(checkAuthors.seq) })
    .from(checkAuthors)
    .where(and(eq(checkAuthors.check, check), eq(checkAuthors.member, member)));
  await tx.db.insert(checkAuthors).values({ check, member, seq: (last?.seq ?? 0) + 1, isAuthor, by, at: tx.now });
}
