import "server-only";
import { desc, eq } from "drizzle-orm";
import { consents } from "#db/schema";
import { type Ctx, signedIn } from "#server/core/context";

/** What the one who asks last answered about the estimation; null when they were never asked. */
export async function findOwnConsent(ctx: Ctx): Promise<boolean | null> {
  const [newest] = await ctx.db
    .select({ allows: consents.allows })
    .from(consents)
    .where(eq(consents.member, signedIn(ctx).id))
    .orderBy(desc(consents.id))
    .limit(1);
  return newest?.allows ?? null;
}
