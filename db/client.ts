import type { PgDatabase } from "drizzle-orm/pg-core";
import { drizzle, type PostgresJsQueryResultHKT } from "drizzle-orm/postgres-js";
import postgres from "postgres";
import { tellFailuresWithoutParameters } from "#db/failed-query";
import { withPreparedStatements } from "#db/prepared-statements";

const POOL_CONNECTIONS = 12;
const CONNECT_TIMEOUT_SECONDS = 10;
const CLOSE_TIMEOUT_SECONDS = 5;
/** Between two tries to reach a database that is away: it is back some seconds after it ended. */
const LONGEST_BACKOFF_SECONDS = 1;
/** A pool that lost a connection is replaced, at most this often; what still runs in the old one has so long to end. */
const RENEWAL_MS = 250;
const RETIREMENT_MS = 15_000;

type Options = {
  connections?: number;
  /** Is told of every statement that is sent, for measuring. */
  onStatement?: (text: string) => void;
};

/**
 * Opens a pool to the database at `url`; `close` waits for running queries to end. `sql` is for what listens and for
 * scripts.
 */
export function openDatabase(url: string, options: Options = {}) {
  tellFailuresWithoutParameters();
  const { onStatement } = options;
  const settings = {
    max: options.connections ?? POOL_CONNECTIONS,
    connect_timeout: CONNECT_TIMEOUT_SECONDS,
    max_lifetime: null,
    // A connection that dies while the driver asks for the types of arrays ends the whole process; we read arrays as text.
    fetch_types: false,
    backoff: (tries: number) => Math.min(0.1 * 2 ** tries, LONGEST_BACKOFF_SECONDS),
    onnotice: () => undefined,
    debug: onStatement && ((_: number, text: string) => onStatement(text)),
  };
  const sql = postgres(url, settings);
  const pools = renewedPools((onclose) => postgres(url, { ...settings, onclose }));
  return {
    db: pools.db,
    sql,
    close: async () => {
      await Promise.all([pools.close(), sql.end({ timeout: CLOSE_TIMEOUT_SECONDS })]);
    },
  };
}

type Pool = ReturnType<typeof postgres>;

/**
 * A database over a pool that is replaced when it loses a connection that no one closed. A connection that dies while
 * something waits to be written to it never writes again in this driver (3.4.9: its timer is cleared and not
 * forgotten), and every query that gets it waits for ten seconds and fails; so nothing of such a pool is used twice.
 */
function renewedPools(openPool: (onclose: () => void) => Pool) {
  const retired = new Set<Pool>();
  let isClosed = false;
  let renewal: NodeJS.Timeout | undefined;
  let renewedAt = Number.NEGATIVE_INFINITY;
  let current = open();

  function open() {
    const pool = openPool(() => {
      if (!isClosed && current.pool === pool) renewSoon();
    });
    return { pool, db: drizzle(withPreparedStatements(pool), { casing: "snake_case" }) };
  }

  function renewSoon() {
    if (renewal) return;
    const wait = renewedAt + RENEWAL_MS - performance.now();
    if (wait <= 0) renew();
    else renewal = setTimeout(renew, wait).unref();
  }

  function renew() {
    renewal = undefined;
    renewedAt = performance.now();
    const old = current.pool;
    current = open();
    retired.add(old);
    setTimeout(() => void old.end({ timeout: 0 }).finally(() => retired.delete(old)), RETIREMENT_MS).unref();
  }

  return {
    db: new Proxy(current.db, { get: (_, key) => Reflect.get(current.db, key, current.db) }),
    close: async () => {
      isClosed = true;
      clearTimeout(renewal);
      await Promise.all([current.pool, ...retired].map((pool) => pool.end({ timeout: CLOSE_TIMEOUT_SECONDS })));
    },
  };
}

/** A database or a transaction on it: commands and queries do not care which. */
export type Database = PgDatabase<PostgresJsQueryResultHKT>;
export type OpenDatabase = ReturnType<typeof openDatabase>;
