import { asc, eq } from "drizzle-orm";
import { events } from "#db/schema";
import type { Ctx } from "#server/core/context";

/** What was recorded of a thing, in order. */
export const historyOf = (ctx: Ctx, subject: string) =>
  ctx.db
    .select({
      action: events.action,
      actor: events.actor,
      audience: events.audience,
      payload: events.payload,
      at: events.at,
    })
    .from(events)
    .where(eq(events.subject, subject))
    .orderBy(asc(events.id));
