import { join } from "node:path";
import { drizzle } from "drizzle-orm/postgres-js";
import { migrate } from "drizzle-orm/postgres-js/migrator";
import postgres from "postgres";

export const MIGRATIONS_FOLDER = join(import.meta.dirname, "migrations");

/** Any number: it only has to be the same in every process that migrates. */
const MIGRATION_LOCK = 7_264_501;

/**
 * Brings the database at `url` to the newest schema. Processes that start together take turns: the lock belongs to the
 * one connection that also migrates, so it is free again when that connection ends, however it ends.
 */
export async function migrateDatabase(url: string): Promise<void> {
  const sql = postgres(url, { max: 1, onnotice: () => undefined });
  try {
    await sql`select pg_advisory_lock(${MIGRATION_LOCK})`;
    await migrate(drizzle(sql), { migrationsFolder: MIGRATIONS_FOLDER });
  } finally {
    await sql.end();
  }
}
