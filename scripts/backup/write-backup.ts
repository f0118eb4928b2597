import { createHash } from "node:crypto";
import { createWriteStream, existsSync, renameSync, rmSync } from "node:fs";
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { createGzip } from "node:zlib";
import postgres from "postgres";
import { copied, listTables } from "#scripts/backup/tables";
import { BackupError, END_OF_TABLE, type Head, type Tail } from "#scripts/backup/words";

/**
 * Writes everything that the product keeps into one compressed file, as it stands at one moment: every row of every
 * table, the bytes of documents among them, and the secret. The product may run meanwhile. No one but the owner may
 * read the file. Throws a BackupError when the file is there already.
 */
export async function writeBackup(
  url: string,
  secret: string,
  file: string,
): Promise<{ tables: number; rows: number }> {
  if (existsSync(file)) throw new BackupError(`${file} is there already; a backup is never overwritten.`);
  const unfinished = `${file}.unfinished`;
  const sql = postgres(url, { max: 1, onnotice: () => undefined });
  const told = { tables: 0, rows: 0 };
  try {
    await sql.begin("isolation level repeatable read read only", async (tx) => {
      const out = createWriteStream(unfinished, { mode: 0o600 });
      await pipeline(Readable.from(lines(tx, secret, told)), createGzip(), out);
    });
    renameSync(unfinished, file);
    return told;
  } finally {
    rmSync(unfinished, { force: true });
    await sql.end();
  }
}

async function* lines(tx: postgres.TransactionSql, secret: string, told: { tables: number; rows: number }) {
  const hash = createHash("sha256");
  const [{ migrations = 0 } = {}] = await tx`select count(*)::int as migrations from drizzle.__drizzle_migrations`;
  const [{ next = "0" } = {}] = await tx`select pg_snapshot_xmax(pg_current_snapshot())::text as next`;
  const head: Head = { countersign: "backup/1", migrations, transactions: next, secret, at: new Date().toISOString() };
  yield `${JSON.stringify(head)}\n`;
  for (const table of await listTables(tx)) {
    yield `${JSON.stringify(table)}\n`;
    const rows = await tx`copy ${copied(tx, table)} to stdout`.readable();
    for await (const chunk of rows) {
      const bytes: Buffer = chunk;
      hash.update(bytes);
      for (const byte of bytes) if (byte === 0x0a) told.rows += 1;
      yield bytes;
    }
    yield `${END_OF_TABLE}\n`;
    told.tables += 1;
  }
  const tail: Tail = { end: told, sha256: hash.digest("hex") };
  yield `${JSON.stringify(tail)}\n`;
}
