import { DrizzleQueryError } from "drizzle-orm/errors";
import { PgPreparedQuery } from "drizzle-orm/pg-core";
import postgres from "postgres";

/**
 * A query that failed, told without anything that someone typed: neither its parameters nor the row that PostgreSQL
 * would quote. Whatever logs it cannot log a ballot.
 */
export class FailedQueryError extends Error {
  override name = "FailedQueryError";
  readonly query: string;
  /** PostgreSQL's five-character code, or the network's. */
  readonly code: string | undefined;
  readonly table: string | undefined;
  readonly constraint: string | undefined;

  constructor({ query, cause }: DrizzleQueryError) {
    const known = cause instanceof postgres.PostgresError ? cause : undefined;
    const code = codeOf(cause);
    super([known?.severity ?? "The query failed", code, known?.constraint_name].filter(Boolean).join(" "));
    this.query = query;
    this.code = code;
    this.table = known?.table_name;
    this.constraint = known?.constraint_name;
  }
}

const codeOf = (cause: unknown) => (cause instanceof Error && "code" in cause ? String(cause.code) : undefined);

/** PostgreSQL's classes and the network's words for “no connection”, “going down” and “too many clients”. */
const AWAY =
  /^(08...|57P0.|53300|ECONNREFUSED|ECONNRESET|EPIPE|ETIMEDOUT|ENOTFOUND|EAI_AGAIN|CONNECT_TIMEOUT|CONNECTION_(CLOSED|ENDED|DESTROYED))$/;

/** Why nothing can be read or kept right now, if that is what an error says. */
export function outageIn(error: unknown): "database_away" | "disk_full" | null {
  const code = codeOf(error) ?? "";
  if (code === "53100") return "disk_full";
  return AWAY.test(code) ? "database_away" : null;
}

type Ask = (query: string, parameters: unknown[], ask: () => Promise<unknown>) => Promise<unknown>;

let isTold = false;

/**
 * Makes every query of the query builder fail with a FailedQueryError. The builder puts the parameters into the words
 * of its own error and has no setting against it, so the one method through which all its queries go is wrapped, once.
 */
export function tellFailuresWithoutParameters(): void {
  if (isTold) return;
  isTold = true;
  const builder = PgPreparedQuery.prototype as unknown as { queryWithCache: Ask };
  const ask = builder.queryWithCache;
  builder.queryWithCache = async function (...query) {
    try {
      return await ask.apply(this, query);
    } catch (error) {
      throw error instanceof DrizzleQueryError ? new FailedQueryError(error) : error;
    }
  };
}
