import { asc } from "drizzle-orm";
import { events } from "#db/schema";
import type { Ctx } from "#server/core/context";
import { writeNotices } from "#server/notices/write-notices";

/** Gives all events that there are to the reader that tells members of them, as the worker does. */
export async function tellMembers(ctx: Ctx): Promise<void> {
  await writeNotices(ctx.db, await ctx.db.select().from(events).orderBy(asc(events.id)), ctx.now);
}
