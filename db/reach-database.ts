import { openDatabase } from "#db/client";

const OLDEST_VERSION = 15;

/** Something a person must fix before the database can be used, said in one sentence. */
export class DatabaseError extends Error {
  override name = "DatabaseError";
}

/** What PostgreSQL and the network answer when a database cannot be reached, in words; never with the password. */
const SENTENCES: Record<string, (at: URL) => string> = {
  ECONNREFUSED: ({ host }) => `nothing listens at ${host}; is the server running?`,
  ENOTFOUND: ({ hostname }) => `there is no host ${hostname}.`,
  EAI_AGAIN: ({ hostname }) => `the host ${hostname} could not be looked up.`,
  CONNECT_TIMEOUT: ({ host }) => `${host} does not answer.`,
  "28P01": ({ username }) => `the password of ${username} is wrong.`,
  "28000": ({ username }) => `the server does not let ${username} in.`,
  "3D000": ({ pathname }) => `the server has no database ${pathname.slice(1)}; create it first.`,
};

/**
 * Connects to the database at `url` once. Throws a DatabaseError when it cannot be reached, or is too old to be used.
 */
export async function reachDatabase(url: string): Promise<void> {
  const { sql, close } = openDatabase(url, { connections: 1 });
  try {
    const [row] = await sql`select current_setting('server_version_num')::int / 10000 as version`;
    if (row?.version < OLDEST_VERSION) {
      throw new DatabaseError(
        `DATABASE_URL leads to PostgreSQL ${row?.version}, but Countersign needs ${OLDEST_VERSION} or newer.`,
      );
    }
  } catch (error) {
    const code = error instanceof Error && "code" in error ? String(error.code) : "";
    const sentence = SENTENCES[code];
    if (!sentence) throw error;
    throw new DatabaseError(`DATABASE_URL cannot be used: ${sentence(new URL(url))}`);
  } finally {
    await close();
  }
}
