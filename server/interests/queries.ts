import "server-only";
import { desc, eq, sql } from "drizzle-orm";
import { interests } from "#db/schema";
import { type Ctx, signedIn } from "#server/core/context";
import type { InterestView } from "#server/interests/views";

/** The standing interests of the one who asks, those that hold first. Members only. */
export async function listOwnInterests(ctx: Ctx): Promise<InterestView[]> {
  return ctx.db
    .select({
      id: interests.id,
      kind: interests.kind,
      name: interests.name,
      statement: interests.statement,
      from: interests.from,
      until: interests.until,
    })
    .from(interests)
    .where(eq(interests.member, signedIn(ctx).id))
    .orderBy(sql`${interests.until} is not null`, desc(interests.from), desc(interests.id));
}
