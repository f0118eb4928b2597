import "server-only";
import { eq, max } from "drizzle-orm";
import { sourceVersions } from "#db/schema";
import { type Ctx, signedIn } from "#server/core/context";
import type { SaidOfSource } from "#server/sources/internal";

/** Writes what is said of a source from now on; its claim must be locked. A step of commands: it records no event. */
export async function writeSourceVersion(
  tx: Ctx,
  source: string,
  said: SaidOfSource & { withdrawnBecause: string | null },
): Promise<number> {
  const { id: by } = signedIn(tx);
  const [last] = await tx.db
    .select({ seq: max(sourceVersions.seq) })
    .from(sourceVersions)
    .where(eq(sourceVersions.source, source));
  const seq = (last?.seq ?? 0) + 1;
  await tx.db.insert(sourceVersions).values({ source, seq, ...said, by, at: tx.now });
  return seq;
}
