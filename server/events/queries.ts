import "server-only";
import { eq } from "drizzle-orm";
import { events } from "#db/schema";
import type { Ctx } from "#server/core/context";
import { NotFoundError } from "#server/core/errors";

/** What happened, and to what. Throws NotFoundError where there is no such event. */
export async function getEvent(ctx: Ctx, id: number): Promise<{ action: string; subject: string }> {
  const [event] = await ctx.db
    .select({ action: events.action, subject: events.subject })
    .from(events)
    .where(eq(events.id, id));
  if (!event) throw new NotFoundError();
  return event;
}
