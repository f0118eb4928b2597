import "server-only";
import { type EventPayload, events } from "#db/schema";
import type { Ctx } from "#server/core/context";
import { EVENTS, type EventAction } from "#server/events/catalogue";

/** Writes what happened in the command's own transaction: if it cannot be written, nothing happened. */
export async function recordEvent(
  tx: Ctx,
  action: EventAction,
  subject: string,
  payload: EventPayload = {},
): Promise<void> {
  await tx.db.insert(events).values({
    at: tx.now,
    actor: tx.actor.kind === "member" || tx.actor.kind === "newcomer" ? tx.actor.id : null,
    actorKind: tx.actor.kind,
    action,
    subject,
    audience: EVENTS[action].audience,
    payload,
  });
}
