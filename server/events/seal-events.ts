import "server-only";
import { createHash } from "node:crypto";
import { desc, inArray, type SQL, sql } from "drizzle-orm";
import type { Database } from "#db/client";
import { eventSeals, events } from "#db/schema";

/** What stands before the first seal: 32 zero bytes. */
export const FIRST_SEAL: Uint8Array = new Uint8Array(32);

/**
 * An event as it is sealed: its columns as PostgreSQL writes a JSON list, times to the microsecond. The number of its transaction is
 * left out, which a restored database counts anew.
 */
export const sealedText = (of: SQL): SQL<string> => sql<string>`jsonb_build_array(
  ${of}.id, to_char(${of}.at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US'), ${of}.actor, ${of}.actor_kind, ${of}.action,
  ${of}.subject, ${of}.audience, ${of}.payload)::text`;

/** The seal of an event that follows another: SHA-256(seal before ‖ event), 32 bytes. */
export const sealAfter = (before: Uint8Array, text: string): Uint8Array =>
  createHash("sha256").update(before).update(text).digest();

/** Seals events in the order in which they are given; one that is sealed already is passed over. In the reader's transaction. */
export async function sealEvents(db: Database, found: readonly { id: number }[], now: Date): Promise<void> {
  if (found.length === 0) return;
  const ids = found.map(({ id }) => id);
  const texts = await db
    .select({ id: events.id, text: sealedText(sql`events`) })
    .from(events)
    .where(inArray(events.id, ids));
  const known = await db.select({ event: eventSeals.event }).from(eventSeals).where(inArray(eventSeals.event, ids));
  const sealed = new Set(known.map(({ event }) => event));
  const textOf = new Map(texts.map(({ id, text }) => [id, text]));
  const [last] = await db.select().from(eventSeals).orderBy(desc(eventSeals.seq)).limit(1);
  let [seq, before] = [last?.seq ?? 0, last?.seal ?? FIRST_SEAL];
  const rows = ids.flatMap((event) => {
    const text = textOf.get(event);
    if (text === undefined || sealed.has(event)) return [];
    seq += 1;
    before = sealAfter(before, text);
    return [{ seq, event, seal: before, at: now }];
  });
  if (rows.length > 0) await db.insert(eventSeals).values(rows);
}
