import "server-only";
import { setTimeout as sleep } from "node:timers/promises";
import type { OpenDatabase } from "#db/client";
import { ownAddress } from "#server/core/own-address";
import { env } from "#server/env";
import { followEvents } from "#server/events/follow-events";

const TRY_AGAIN_MS = 250;
const TRIES = 120;

/** What the refresh route is asked for: the pages of one event, or every page. */
type RefreshRequest = { event: number } | { everything: true };

/**
 * Keeps the static pages of this web process in step with what is published by whatever process: each event is passed
 * on to the process's own refresh route, the only place where the framework lets pages be made anew. When the
 * connection to the database was away, events may have been missed, so every page is made anew.
 */
export async function refreshPagesOnEvents(database: OpenDatabase): Promise<void> {
  await followEvents(database, {
    onEvent: (event) => void askForRefresh({ event }),
    onConnected: () => void askForRefresh({ everything: true }),
  });
}

/** At boot the route may not answer yet, so it is asked again for half a minute. */
async function askForRefresh(asked: RefreshRequest): Promise<void> {
  const { REFRESH_TOKEN } = env();
  let answer: Response | undefined;
  for (let tried = 0; tried < TRIES; tried++) {
    answer = await fetch(`${ownAddress(env())}/api/refresh`, {
      method: "POST",
      headers: { "content-type": "application/json", authorization: `Bearer ${REFRESH_TOKEN}` },
      body: JSON.stringify(asked),
    }).catch(() => undefined);
    if (answer?.ok) return;
    await sleep(TRY_AGAIN_MS);
  }
  console.error(`Pages were not refreshed (${JSON.stringify(asked)}): ${answer?.status ?? "no answer"}`);
}
