import { copyFileSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { drizzle } from "drizzle-orm/postgres-js";
import { migrate } from "drizzle-orm/postgres-js/migrator";
import postgres from "postgres";
import { DatabaseError } from "#db/reach-database";

export const MIGRATIONS_FOLDER = join(import.meta.dirname, "migrations");

/** Any number: it only has to be the same in every process that migrates. */
const MIGRATION_LOCK = 7_264_501;

/**
 * Brings the database at `url` to the newest schema. Processes that start together take turns: the lock belongs to the
 * one connection that also migrates, so it is free again when that connection ends, however it ends.
 */
export const migrateDatabase = (url: string): Promise<void> => migrateWith(url, MIGRATIONS_FOLDER);

type Journal = { entries: { tag: string }[] };

/** Brings an empty database to the schema of the first so many migrations, for rows that are of that time. */
export async function migrateDatabaseTo(url: string, migrations: number): Promise<void> {
  const journal: Journal = JSON.parse(readFileSync(join(MIGRATIONS_FOLDER, "meta/_journal.json"), "utf8"));
  if (migrations > journal.entries.length) {
    throw new DatabaseError(
      `This is of a newer version of the product (${migrations} migrations; this one knows ${journal.entries.length}): update first.`,
    );
  }
  const folder = mkdtempSync(join(tmpdir(), "countersign-migrations-"));
  try {
    const entries = journal.entries.slice(0, migrations);
    mkdirSync(join(folder, "meta"));
    writeFileSync(join(folder, "meta/_journal.json"), JSON.stringify({ ...journal, entries }));
    for (const { tag } of entries) copyFileSync(join(MIGRATIONS_FOLDER, `${tag}.sql`), join(folder, `${tag}.sql`));
    await migrateWith(url, folder);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

async function migrateWith(url: string, migrationsFolder: string): Promise<void> {
  const sql = postgres(url, { max: 1, onnotice: () => undefined });
  try {
    await sql`select pg_advisory_lock(${MIGRATION_LOCK})`;
    await migrate(drizzle(sql), { migrationsFolder });
  } finally {
    await sql.end();
  }
}
