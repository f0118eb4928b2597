import "server-only";
import { and, eq } from "drizzle-orm";
import { fairnessReaders } from "#db/schema";
import { type Ctx, findMember } from "#server/core/context";

/** Whether the one who asks was drawn to say whether a check is fair. */
export async function isDrawn(ctx: Ctx, check: string): Promise<boolean> {
  const member = findMember(ctx)?.id;
  if (!member) return false;
  const [found] = await ctx.db
    .select({ check: fairnessReaders.check })
    .from(fairnessReaders)
    .where(and(eq(fairnessReaders.check, check), eq(fairnessReaders.member, member)));
  return found !== undefined;
}
