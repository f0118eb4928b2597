import { type SQL, sql } from "drizzle-orm";
import { type AnyPgColumn, check, customType, timestamp, uuid } from "drizzle-orm/pg-core";

/** Random, because a reader may see it: an id that follows the clock would tell the order of votes. */
export const id = () => uuid().primaryKey().defaultRandom();
export const instant = () => timestamp({ withTimezone: true, mode: "date" });
export const happenedAt = () => instant().notNull().defaultNow();

/** A transaction of the database: readers of `events` wait until no earlier one can still commit. */
export const transactionId = customType<{ data: string }>({ dataType: () => "xid8" });

/** The transaction that wrote a row, so that it can be told which rows a judgement saw. */
export const writtenBy = () => transactionId().notNull().default(sql`pg_current_xact_id()`);

/** Makes the hash of a row's words one that no one can guess. */
export const salt = () => uuid().notNull().defaultRandom();

/** A check constraint that a column holds one of a closed list of words. */
export function oneOf(name: string, column: AnyPgColumn, words: readonly string[]) {
  const list: SQL = sql.raw(words.map((word) => `'${word}'`).join(", "));
  return check(name, sql`${column} in (${list})`);
}

/** Bytes as they were read. */
export const bytea = customType<{ data: Uint8Array; driverData: Uint8Array }>({ dataType: () => "bytea" });

/** Words as full-text search keeps them. */
export const tsvector = customType<{ data: string }>({ dataType: () => "tsvector" });
