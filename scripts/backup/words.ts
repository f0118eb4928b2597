/** Something that keeps a backup from being written or read, in one sentence for a person. */
export class BackupError extends Error {
  override name = "BackupError";
}

/**
 * The first line: what the file is, how many migrations its tables are of, and the first transaction that it has not.
 */
export type Head = { countersign: "backup/1"; migrations: number; transactions: string; secret: string; at: string };
/** The last line: what a whole file holds, and the SHA-256 of all its rows. */
export type Tail = { end: { tables: number; rows: number }; sha256: string };

/** Ends the rows of a table, as it does for COPY: a row that says this is written with one more backslash. */
export const END_OF_TABLE = "\\.";
