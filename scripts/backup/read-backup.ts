import { createHash } from "node:crypto";
import { once } from "node:events";
import { createReadStream, existsSync } from "node:fs";
import type { Writable } from "node:stream";
import { finished } from "node:stream/promises";
import { createGunzip } from "node:zlib";
import postgres from "postgres";
import { migrateDatabase, migrateDatabaseTo } from "#db/migrate";
import { copied, listTables, type Table } from "#scripts/backup/tables";
import { BackupError, END_OF_TABLE, type Head, type Tail } from "#scripts/backup/words";

const LINE_FEED = 0x0a;

/**
 * The first line of a backup. Throws a BackupError when the file is none, or of a version that this product cannot
 * read.
 */
export async function readHead(file: string): Promise<Head> {
  if (!existsSync(file)) throw new BackupError(`There is no file ${file}.`);
  try {
    for await (const line of linesOf(file)) {
      const head: Head = JSON.parse(String(line));
      if (head.countersign !== "backup/1") break;
      return head;
    }
  } catch {
    // It is said below.
  }
  throw new BackupError(`${file} is no backup of this product.`);
}

/**
 * Puts everything of a backup into an empty database, all of it or nothing, and brings its tables to the newest schema.
 * Throws a BackupError when the database holds anything already, or the file is damaged or cut off.
 */
export async function readBackup(
  url: string,
  file: string,
  progress: (where: string) => void = () => undefined,
): Promise<{ tables: number; rows: number }> {
  const head = await readHead(file);
  await refuseToOverwrite(url);
  await requireWhole(file);
  await migrateDatabaseTo(url, head.migrations);
  const sql = postgres(url, { max: 1, onnotice: () => undefined });
  try {
    await passTransactions(sql, head.transactions, progress);
    await sql`reset synchronous_commit`;
    const told = await sql.begin((tx) => readTables(tx, file, progress));
    await migrateDatabase(url);
    return told;
  } catch (error) {
    // It was empty before, so it is empty again.
    await sql.unsafe("drop schema public cascade; drop schema drizzle cascade; create schema public");
    throw error;
  } finally {
    await sql.end();
  }
}

async function refuseToOverwrite(url: string): Promise<void> {
  const sql = postgres(url, { max: 1, onnotice: () => undefined });
  try {
    const tables = await sql`select 1 from information_schema.tables where table_schema = 'public' limit 1`;
    if (tables.length === 0) return;
    const [{ members = 0 } = {}] = await sql`select count(*)::int as members from members`;
    throw new BackupError(
      `The database is not empty (${members} members): nothing was changed. Restore into an empty one: set DATA_DIR to a new folder, or DATABASE_URL to a new database.`,
    );
  } finally {
    await sql.end();
  }
}

/**
 * Rows say in which transaction they were written, and who reads events waits until every earlier one has ended. A new
 * database counts from the beginning, so it is brought past what the backup knows.
 */
async function passTransactions(sql: postgres.Sql, until: string, progress: (where: string) => void): Promise<void> {
  const behind = async () => {
    const [{ left = "0" } = {}] =
      await sql`select (${until}::bigint - pg_current_xact_id()::text::bigint)::text as left`;
    return Number(left);
  };
  await sql`set synchronous_commit = off`;
  for (let left = await behind(); left > 0; left = await behind()) {
    progress(`${left} transactions to pass`);
    const step = Math.min(left, 50_000);
    await sql.unsafe(`do $$ begin for i in 1..${step} loop perform pg_current_xact_id(); commit; end loop; end $$`);
  }
}

/** What stands in a backup, in order; the rows of a table follow it. */
type Piece = { table: Table } | { row: Buffer } | { tableEnds: true };

/**
 * The pieces of a backup up to its last line, which tells whether all of them came as they were written. Throws a
 * BackupError at the end when they did not.
 */
async function* piecesOf(file: string): AsyncGenerator<Piece, Tail["end"]> {
  const hash = createHash("sha256");
  const told = { tables: 0, rows: 0 };
  let isInTable = false;
  let isHead = true;
  try {
    for await (const line of linesOf(file)) {
      if (isHead) {
        isHead = false;
      } else if (!isInTable) {
        const said: Table | Tail = JSON.parse(String(line));
        if ("end" in said) {
          const isWhole = said.end.rows === told.rows && said.end.tables === told.tables;
          if (!isWhole || said.sha256 !== hash.digest("hex")) break;
          return told;
        }
        isInTable = true;
        yield { table: said };
      } else if (line.length === END_OF_TABLE.length && String(line) === END_OF_TABLE) {
        isInTable = false;
        told.tables += 1;
        yield { tableEnds: true };
      } else {
        const row = Buffer.concat([line, Buffer.of(LINE_FEED)]);
        hash.update(row);
        told.rows += 1;
        yield { row };
      }
    }
  } catch (error) {
    if (!isDamage(error)) throw error;
  }
  throw new BackupError(`${file} is damaged or was cut off: nothing was restored.`);
}

const isDamage = (error: unknown) =>
  error instanceof SyntaxError || (error instanceof Error && "code" in error && /^Z_/.test(String(error.code)));

async function requireWhole(file: string): Promise<void> {
  for await (const _ of piecesOf(file)) {
    // Read to its end, which says whether it is whole.
  }
}

async function readTables(tx: postgres.TransactionSql, file: string, progress: (where: string) => void) {
  const known = new Set((await listTables(tx)).map(({ name }) => name));
  let into: { table: Table; rows: Writable } | null = null;
  const pieces = piecesOf(file);
  for (;;) {
    const { value: piece, done } = await pieces.next();
    if (done) return piece;
    if ("table" in piece) {
      const { table } = piece;
      if (!known.has(table.name)) {
        throw new BackupError(`The backup has a table ${table.name}, which this product does not know.`);
      }
      progress(table.name);
      await tx`alter table ${tx(table.name)} disable trigger user`;
      into = { table, rows: await tx`copy ${copied(tx, table)} from stdin`.writable() };
    } else if ("row" in piece) {
      if (into && !into.rows.write(piece.row)) await once(into.rows, "drain");
    } else if (into) {
      into.rows.end();
      await finished(into.rows);
      await tx`alter table ${tx(into.table.name)} enable trigger user`;
      await goOnCounting(tx, into.table);
    }
  }
}

/** Numbers that the database gives go on after the highest that was restored. */
async function goOnCounting(tx: postgres.TransactionSql, { name }: Table): Promise<void> {
  const counted = await tx<{ column: string }[]>`
    select column_name as column from information_schema.columns
    where table_schema = 'public' and table_name = ${name} and is_identity = 'YES'`;
  for (const { column } of counted) {
    await tx`
      select setval(pg_get_serial_sequence(${name}, ${column}), greatest(max(${tx(column)}), 1), max(${tx(column)}) is not null)
      from ${tx(name)}`;
  }
}

/** The lines of the unpacked file, as bytes, without their line feeds. */
async function* linesOf(file: string): AsyncGenerator<Buffer> {
  let rest: Buffer[] = [];
  const unpacked = createReadStream(file).pipe(createGunzip());
  for await (const chunk of unpacked) {
    const bytes: Buffer = chunk;
    let from = 0;
    for (let at = bytes.indexOf(LINE_FEED); at !== -1; at = bytes.indexOf(LINE_FEED, from)) {
      yield rest.length > 0 ? Buffer.concat([...rest, bytes.subarray(from, at)]) : bytes.subarray(from, at);
      rest = [];
      from = at + 1;
    }
    if (from < bytes.length) rest.push(bytes.subarray(from));
  }
}
