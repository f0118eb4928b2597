import type postgres from "postgres";

/** So many statements are prepared on a connection; lists of many lengths would otherwise make ever more of them. */
export const PREPARED_MAX = 400;
/** A statement with more parameters than this is one of a list, and hardly comes again as it is. */
const PARAMETERS_MAX = 24;

type Sql = postgres.Sql;

/**
 * A pool on which a statement that comes again is prepared: the database reads and plans it once a connection, and it
 * needs one message instead of two. Drizzle asks for every statement anew. Where something between us and the database
 * gives each transaction another connection and knows no prepared statements, `?prepare=false` in the address of the
 * database switches it off.
 */
export function withPreparedStatements<Pool extends Sql>(pool: Pool, known = new Set<string>()): Pool {
  const isPrepared = (text: string, parameters: readonly unknown[]) => {
    if (parameters.length === 0 || parameters.length > PARAMETERS_MAX) return false;
    if (!known.has(text) && known.size >= PREPARED_MAX) return false;
    known.add(text);
    return true;
  };
  const unsafe: Sql["unsafe"] = (text, parameters = [], options) =>
    pool.unsafe(text, parameters, { ...options, prepare: isPrepared(text, parameters) });
  const within =
    (method: "begin" | "savepoint") =>
    (...given: unknown[]) => {
      const work = given.pop() as (sql: Sql) => unknown;
      const run = Reflect.get(pool, method) as (...parameters: unknown[]) => unknown;
      return run(...given, (sql: Sql) => work(withPreparedStatements(sql, known)));
    };
  const own: Record<PropertyKey, unknown> = { unsafe, begin: within("begin"), savepoint: within("savepoint") };
  return new Proxy(pool, { get: (target, key) => own[key] ?? Reflect.get(target, key) });
}
