import type { PgDatabase } from "drizzle-orm/pg-core";
import { drizzle, type PostgresJsQueryResultHKT } from "drizzle-orm/postgres-js";
import postgres from "postgres";
import { tellFailuresWithoutParameters } from "#db/failed-query";

const POOL_CONNECTIONS = 12;
const CONNECT_TIMEOUT_SECONDS = 10;
const CLOSE_TIMEOUT_SECONDS = 5;
/** Between two tries to reach a database that is away: it is back some seconds after it ended. */
const LONGEST_BACKOFF_SECONDS = 1;

/** Opens a pool to the database at `url`; `close` waits for running queries to end. */
export function openDatabase(url: string, options: { connections?: number } = {}) {
  tellFailuresWithoutParameters();
  const sql = postgres(url, {
    max: options.connections ?? POOL_CONNECTIONS,
    connect_timeout: CONNECT_TIMEOUT_SECONDS,
    backoff: (tries) => Math.min(0.1 * 2 ** tries, LONGEST_BACKOFF_SECONDS),
    onnotice: () => undefined,
  });
  const db = drizzle(sql, { casing: "snake_case" });
  return { db, sql, close: () => sql.end({ timeout: CLOSE_TIMEOUT_SECONDS }) };
}

/** A database or a transaction on it: commands and queries do not care which. */
export type Database = PgDatabase<PostgresJsQueryResultHKT>;
export type OpenDatabase = ReturnType<typeof openDatabase>;
