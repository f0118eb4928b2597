import "server-only";
import { setTimeout as sleep } from "node:timers/promises";
import { sql } from "drizzle-orm";
import { LRUCache } from "lru-cache";
import robotsParser from "robots-parser";
import type { Database } from "#db/client";
import { fetchedHosts } from "#db/schema";
import { type FetchPage, ROBOT } from "#server/articles/fetching/guarded-fetch";
import { DomainError, InvalidError } from "#server/core/errors";

/** Between two pages of the same host. */
const HOST_PAUSE_SECONDS = 2;
/** How long a turn is waited for. */
const TURN_WAITED_SECONDS = 10;
/** What a site lets robots read is asked once a day, and read up to this length (RFC 9309, 2.5). */
const ROBOTS_KEPT_MS = 86_400_000;
const ROBOTS_MAX_CHARACTERS = 500_000;
const ROBOTS_KEPT_MAX = 500;

const kept = new LRUCache<string, string>({ max: ROBOTS_KEPT_MAX, ttl: ROBOTS_KEPT_MS });

/**
 * Fetches as a well-behaved robot does: one page of a host at a time and not more often than every two seconds, across all processes, and
 * nothing that the host's robots.txt forbids (RFC 9309). Throws InvalidError where it is forbidden, or where many wait for the host.
 */
export const politelyWith =
  (fetchPage: FetchPage, db: Database): FetchPage =>
  async (url) => {
    if (!URL.canParse(url)) return fetchPage(url);
    await takeTurn(db, new URL(url).host);
    await requireAllowed(fetchPage, url);
    return fetchPage(url);
  };

/** Waits until it is this one's turn at a host. */
async function takeTurn(db: Database, host: string): Promise<void> {
  const pause = sql`make_interval(secs => ${HOST_PAUSE_SECONDS})`;
  const [turn] = await db
    .insert(fetchedHosts)
    .values({ host, nextAt: sql`now() + ${pause}` })
    .onConflictDoUpdate({
      target: fetchedHosts.host,
      set: { nextAt: sql`greatest(${fetchedHosts.nextAt}, now()) + ${pause}` },
      // Who would have to wait longer takes no turn.
      setWhere: sql`${fetchedHosts.nextAt} < now() + make_interval(secs => ${TURN_WAITED_SECONDS})`,
    })
    .returning({ waits: sql<number>`extract(epoch from next_at - ${pause} - now())::float8` });
  if (!turn) throw new InvalidError("fetch_status", { status: 429 });
  if (turn.waits > 0) await sleep(turn.waits * 1_000);
}

async function requireAllowed(fetchPage: FetchPage, url: string): Promise<void> {
  const { origin } = new URL(url);
  const address = `${origin}/robots.txt`;
  let rules = kept.get(origin);
  if (rules === undefined) {
    rules = await rulesAt(fetchPage, address);
    kept.set(origin, rules);
  }
  if (robotsParser(address, rules).isDisallowed(url, ROBOT)) throw new InvalidError("fetch_robots");
}

const FORBIDS_ALL = "User-agent: *\nDisallow: /";

/** What a host says to robots: where it says nothing all is allowed, and where it is out of order nothing is. */
async function rulesAt(fetchPage: FetchPage, address: string): Promise<string> {
  try {
    const { bytes, contentType } = await fetchPage(address);
    return /^text\/html/i.test(contentType) ? "" : new TextDecoder().decode(bytes).slice(0, ROBOTS_MAX_CHARACTERS);
  } catch (error) {
    if (!(error instanceof DomainError)) throw error;
    if (error.reason === "fetch_status" && Number(error.params.status) >= 500) return FORBIDS_ALL;
    return "";
  }
}
