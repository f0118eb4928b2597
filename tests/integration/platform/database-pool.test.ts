import { setTimeout as sleep } from "node:timers/promises";
import { sql } from "drizzle-orm";
import { openDatabase } from "#db/client";
import { describe, expect, test } from "#tests/support/test-database";

const QUERIES_AT_ONCE = 40;
const CUTS = 3;
const BETWEEN_CUTS_MS = 1_000;
/** Below the time after which a connection that never writes again is given up. */
const AT_ONCE_MS = 5_000;

describe("a pool of connections", () => {
  test("is whole again at once when all its connections were cut at work, again and again", async ({ own }) => {
    const pool = openDatabase(own.url);
    const other = openDatabase(own.url, { connections: 1 });
    let isOver = false;
    const flood = Array.from({ length: QUERIES_AT_ONCE }, async () => {
      while (!isOver) await pool.db.execute(sql`select pg_sleep(0.001)`).catch(() => undefined);
    });
    await sleep(BETWEEN_CUTS_MS);
    for (let cut = 0; cut < CUTS; cut += 1) {
      await other.db.execute(
        sql`select pg_terminate_backend(pid) from pg_stat_activity
            where datname = current_database() and pid <> pg_backend_pid()`,
      );
      await sleep(BETWEEN_CUTS_MS);
    }
    isOver = true;
    const all = Array.from({ length: QUERIES_AT_ONCE }, () => pool.db.execute(sql`select pg_sleep(0.05)`));
    const answered = await Promise.race([Promise.allSettled(all), sleep(AT_ONCE_MS).then(() => [])]);
    expect(answered.map(({ status }) => status)).toEqual(all.map(() => "fulfilled"));
    await Promise.all([pool.close(), other.close()]);
    await Promise.all(flood);
  }, 60_000);
});
