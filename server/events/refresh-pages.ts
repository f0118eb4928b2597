import "server-only";
import { randomUUID } from "node:crypto";
import { setTimeout as sleep } from "node:timers/promises";
import { and, like, lt } from "drizzle-orm";
import type { Database, OpenDatabase } from "#db/client";
import { eventReaders } from "#db/schema";
import { log } from "#server/core/log";
import { ownAddress } from "#server/core/own-address";
import type { Shown } from "#server/core/surfaces";
import { env } from "#server/env";
import { PUBLIC_CHANGES } from "#server/events/catalogue";
import { followEvents } from "#server/events/follow-events";
import { type EventReader, type RecordedEvent, readNext, runReader } from "#server/events/read-events";

const TRY_AGAIN_MS = 250;
const LOOK_SECONDS = 1;
const ANSWER_MAX_MS = 10_000;
const PAGES_OF = "pages of ";
/** A web process of which nothing was seen for so long is gone, and its pages with it. */
const GONE_AFTER_MS = 3_600_000;

/** What the refresh route is asked for: every page, or those that show what changed. */
type RefreshRequest = { everything: true } | { changes: { shown: Shown; subject: string }[] };

/**
 * Keeps the static pages of this web process in step with what is published by whatever process. The pages are this
 * process's own, and so is its place among the readers of the events: it begins with making every page again, and from
 * then on asks its own refresh route, the only place where the framework lets pages be made again.
 */
export async function refreshPagesOnEvents(database: OpenDatabase): Promise<void> {
  const reader: EventReader = {
    name: `${PAGES_OF}${randomUUID()}`,
    actions: [...PUBLIC_CHANGES.keys()],
    begins: "now",
    read: (found) => askForRefresh({ changes: changesIn(found) }),
  };
  await untilItWorks(async () => {
    await forgetGoneProcesses(database.db, new Date());
    await readNext(database.db, reader, new Date());
    await askForRefresh({ everything: true });
  });
  const reading = runReader(database.db, reader, LOOK_SECONDS);
  await untilItWorks(() => followEvents(database, { onEvent: reading.wake, onConnected: reading.wake }));
}

function changesIn(found: readonly RecordedEvent[]): { shown: Shown; subject: string }[] {
  const changes = new Map<string, { shown: Shown; subject: string }>();
  for (const { action, subject } of found) {
    const shown = PUBLIC_CHANGES.get(action);
    if (shown) changes.set(`${shown} ${subject}`, { shown, subject });
  }
  return [...changes.values()];
}

async function forgetGoneProcesses(db: Database, now: Date): Promise<void> {
  const gone = new Date(now.getTime() - GONE_AFTER_MS);
  await db.delete(eventReaders).where(and(like(eventReaders.name, `${PAGES_OF}%`), lt(eventReaders.seenAt, gone)));
}

/** At boot neither the database nor the route may answer yet. What goes wrong is said once. */
async function untilItWorks(work: () => Promise<void>): Promise<void> {
  let isSaid = false;
  for (;;) {
    try {
      return await work();
    } catch (error) {
      if (!isSaid && process.uptime() > 60) log.error({ err: error }, "Pages are not refreshed yet");
      isSaid ||= process.uptime() > 60;
      await sleep(TRY_AGAIN_MS);
    }
  }
}

async function askForRefresh(asked: RefreshRequest): Promise<void> {
  const answer = await fetch(`${ownAddress(env())}/api/refresh`, {
    method: "POST",
    headers: { "content-type": "application/json", authorization: `Bearer ${env().REFRESH_TOKEN}` },
    body: JSON.stringify(asked),
    signal: AbortSignal.timeout(ANSWER_MAX_MS),
  });
  if (!answer.ok) throw new Error(`The refresh route answered ${answer.status}.`);
}
