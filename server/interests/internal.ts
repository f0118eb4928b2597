import "server-only";
import { desc, eq, sql } from "drizzle-orm";
import { interests } from "#db/schema";
import type { Ctx } from "#server/core/context";
import type { InterestView } from "#server/interests/views";

/** The standing interests of a member, those that hold first. */
export const listInterestsOf = ({ db }: Ctx, member: string): Promise<InterestView[]> =>
  db
    .select({
      id: interests.id,
      kind: interests.kind,
      name: interests.name,
      statement: interests.statement,
      from: interests.from,
      until: interests.until,
    })
    .from(interests)
    .where(eq(interests.member, member))
    .orderBy(sql`${interests.until} is not null`, desc(interests.from), desc(interests.id));
