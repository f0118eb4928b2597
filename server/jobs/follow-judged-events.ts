import "server-only";
import { setTimeout as sleep } from "node:timers/promises";
import { inArray, max, sql } from "drizzle-orm";
import type { Database } from "#db/client";
import { events } from "#db/schema";
import { JUDGED_ACTIONS } from "#server/events/catalogue";

const SECOND_MS = 1000;

/**
 * Looks every few seconds whether a vote was cast, changed or taken back, and says so. Votes announce themselves to
 * nobody, so they are looked for. A vote whose transaction is still open is seen at a later look: rows are passed only
 * when no earlier one can still commit.
 */
export function followJudgedEvents(
  db: Database,
  seconds: number,
  onVotes: () => Promise<unknown>,
): { stop: () => Promise<void> } {
  const stopping = new AbortController();
  const looking = (async () => {
    let seen: number | undefined;
    while (!stopping.signal.aborted) {
      try {
        const newest = await findNewest(db, seen ?? 0);
        if (seen !== undefined && newest > seen) await onVotes();
        seen = newest;
      } catch (error) {
        console.error("New votes could not be looked for", error);
      }
      await sleep(seconds * SECOND_MS, undefined, { signal: stopping.signal }).catch(() => undefined);
    }
  })();
  return {
    stop: async () => {
      stopping.abort();
      await looking;
    },
  };
}

/** The newest event after one that asks for a judgement and that no open transaction can precede. */
async function findNewest(db: Database, seen: number): Promise<number> {
  const [row] = await db
    .select({ id: max(events.id) })
    .from(events)
    .where(
      sql`${events.id} > ${seen} and ${inArray(events.action, [...JUDGED_ACTIONS])}
        and ${events.tx} < pg_snapshot_xmin(pg_current_snapshot())`,
    );
  return row?.id ?? seen;
}
