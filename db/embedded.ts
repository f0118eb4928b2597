import { type ChildProcess, spawn } from "node:child_process";
import { randomBytes } from "node:crypto";
import { linkSync, mkdirSync, openSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { createServer } from "node:net";
import { join, resolve } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import postgres from "postgres";
import { type Account, accountToRunAs, exitOf, spawnAs } from "#db/embedded-account";
import { type Binaries, findBinaries, initialise, type Place, readIfThere, reasonIn, USER } from "#db/embedded-cluster";
import { commandLineOf, isAlive } from "#db/process";
import { DatabaseError } from "#db/reach-database";

const START_ATTEMPTS = 5;
const POLL_MS = 20;
const LOCK_PATIENCE_MS = 60_000;
const STOP_PATIENCE_MS = 30_000;

/** `none` is for tests: faster, and a power cut may lose the data. */
type Durability = "full" | "none";
type EmbeddedDatabase = {
  url: string;
  /** False when another process of this product had already started it; that process will stop it. */
  isOurs: boolean;
  /** Settles when the server ends, wanted or not. */
  ended: Promise<void>;
  stop: () => Promise<void>;
};

/**
 * Starts the PostgreSQL server that comes with the product, with its data in `<dataDir>/postgres`. It listens on the
 * loopback address only. What a killed process left behind is recovered; a server that a living process started is
 * shared.
 */
export async function startEmbedded(options: {
  dataDir: string;
  durability?: Durability;
  /** The port to listen on; a free one where none is given. */
  port?: number;
}): Promise<EmbeddedDatabase> {
  const home = resolve(options.dataDir);
  const place: Place = {
    home,
    cluster: join(home, "postgres"),
    password: join(home, "postgres.password"),
    owner: join(home, "postgres.owner"),
    log: join(home, "postgres.log"),
  };
  mkdirSync(home, { recursive: true });
  const binaries = await findBinaries();
  const release = await takeLock(join(home, "postgres.lock"));
  try {
    const password = readOrCreatePassword(place.password);
    const account = accountToRunAs(place.cluster);
    const shared = await findRunning(place, password);
    if (shared) return shared;
    await initialise(place, binaries, account);
    return await startServer(place, binaries, account, password, options);
  } finally {
    release();
  }
}

async function takeLock(file: string): Promise<() => void> {
  const giveUpAt = Date.now() + LOCK_PATIENCE_MS;
  // The lock comes into being with its holder in it: an empty one would look like that of a dead process.
  const own = `${file}.${process.pid}.${randomBytes(4).toString("hex")}`;
  writeFileSync(own, String(process.pid));
  try {
    for (;;) {
      try {
        linkSync(own, file);
        return () => rmSync(file, { force: true });
      } catch {
        if (!isAlive(Number(readIfThere(file))) || Date.now() > giveUpAt) takeAway(file, `${own}.old`, giveUpAt);
        else await sleep(POLL_MS);
      }
    }
  } finally {
    rmSync(own, { force: true });
  }
}

/** Removes the lock of a dead process. One that somebody else took meanwhile is put back. */
function takeAway(file: string, aside: string, giveUpAt: number): void {
  try {
    renameSync(file, aside);
    if (isAlive(Number(readIfThere(aside))) && Date.now() <= giveUpAt) linkSync(aside, file);
  } catch {
    // Another process was faster.
  }
  rmSync(aside, { force: true });
}

function readOrCreatePassword(file: string): string {
  const known = readIfThere(file);
  if (known) return known;
  const password = randomBytes(24).toString("hex");
  writeFileSync(file, password, { mode: 0o600 });
  return password;
}

/** A server of this data folder that still runs: shared when its starter lives, stopped when it was orphaned. */
async function findRunning(place: Place, password: string): Promise<EmbeddedDatabase | undefined> {
  const pidFile = join(place.cluster, "postmaster.pid");
  const [pidLine, , , port] = readIfThere(pidFile).split("\n");
  const pid = Number(pidLine);
  if (!pid) return undefined;
  if (!isServerOf(pid, place.cluster)) {
    rmSync(pidFile, { force: true });
    return undefined;
  }
  if (isAlive(Number(readIfThere(place.owner)))) {
    await waitUntilReady(place, () => isAlive(pid));
    const url = urlOf(password, Number(port));
    return { url, isOurs: false, ended: waitUntilGone(pid), stop: async () => undefined };
  }
  await stopProcess(pid);
  return undefined;
}

function isServerOf(pid: number, cluster: string): boolean {
  if (!isAlive(pid)) return false;
  if (process.platform === "win32") return true;
  return commandLineOf(pid).includes(cluster);
}

async function startServer(
  place: Place,
  binaries: Binaries,
  account: Account | undefined,
  password: string,
  { durability = "full", port: wanted }: { durability?: Durability; port?: number },
): Promise<EmbeddedDatabase> {
  for (let attempt = 1; ; attempt++) {
    const port = wanted ?? (await freePort());
    const server = spawnAs(
      account,
      place.home,
      binaries.postgres,
      ["-D", place.cluster, "-p", String(port), ...settingsFor(durability)],
      openSync(place.log, "w"),
    );
    const isRunning = () => server.exitCode === null && server.signalCode === null;
    const ended = exitOf(server).then(() => undefined);
    if (await waitUntilReady(place, isRunning)) {
      writeFileSync(place.owner, String(process.pid));
      const guard = stopWithThisProcess(server.pid);
      const url = urlOf(password, port);
      await createDatabase(url);
      const stop = async () => {
        if (isRunning()) server.kill("SIGINT");
        await ended;
        guard?.kill("SIGKILL");
      };
      return { url, isOurs: true, ended, stop };
    }
    // Another program took the port, or the memory of a killed server is not free yet.
    if (attempt === START_ATTEMPTS) {
      throw new DatabaseError(
        `The embedded database did not start: ${reasonIn(readIfThere(place.log))} (${place.log})`,
      );
    }
    await sleep(attempt * 300);
  }
}

function settingsFor(durability: Durability): string[] {
  const settings = {
    listen_addresses: "127.0.0.1",
    unix_socket_directories: "",
    timezone: "UTC",
    log_timezone: "UTC",
    log_checkpoints: "off",
    // A failed statement is logged without the row that failed: what someone typed stands in no log.
    log_error_verbosity: "terse",
    log_parameter_max_length_on_error: "0",
    max_connections: durability === "full" ? "100" : "300",
    shared_buffers: "128MB",
    jit: "off",
    ...(durability === "none" ? { fsync: "off", synchronous_commit: "off", full_page_writes: "off" } : {}),
  };
  return Object.entries(settings).flatMap(([name, value]) => ["-c", `${name}=${value}`]);
}

/** Waits for PostgreSQL's own word in its pid file. False when the server ended instead. */
async function waitUntilReady(place: Place, isRunning: () => boolean): Promise<boolean> {
  while (isRunning()) {
    const status = readIfThere(join(place.cluster, "postmaster.pid")).split("\n")[7];
    if (status?.trim() === "ready") return true;
    await sleep(POLL_MS);
  }
  return false;
}

/**
 * A shell that waits on a pipe from this process: when we are killed the pipe closes and the server is told to stop.
 */
function stopWithThisProcess(pid: number | undefined): ChildProcess | undefined {
  if (process.platform === "win32" || pid === undefined) return undefined;
  const guard = spawn("sh", ["-c", 'read -r _; kill -INT "$0"', String(pid)], {
    detached: true,
    stdio: ["pipe", "ignore", "ignore"],
  });
  guard.on("error", () => undefined);
  guard.stdin?.on("error", () => undefined);
  guard.unref();
  return guard;
}

async function createDatabase(url: string): Promise<void> {
  const sql = postgres(url.replace(/\/[^/]+$/, "/postgres"), { max: 1, onnotice: () => undefined });
  const [existing] = await sql`select 1 from pg_database where datname = ${USER}`;
  if (!existing) await sql`create database ${sql(USER)}`;
  await sql.end();
}

/** A port of the loopback address that nothing listens on right now. */
export function freePort(): Promise<number> {
  return new Promise((found, failed) => {
    const probe = createServer();
    probe.once("error", failed);
    probe.listen(0, "127.0.0.1", () => {
      const address = probe.address();
      probe.close(() =>
        address && typeof address === "object" ? found(address.port) : failed(new Error("no free port")),
      );
    });
  });
}

async function stopProcess(pid: number): Promise<void> {
  process.kill(pid, "SIGINT");
  const patience = sleep(STOP_PATIENCE_MS, "late" as const, { ref: false });
  if ((await Promise.race([waitUntilGone(pid), patience])) !== "late") return;
  process.kill(pid, "SIGQUIT");
  await waitUntilGone(pid);
}

async function waitUntilGone(pid: number): Promise<void> {
  while (isAlive(pid)) await sleep(POLL_MS * 5, undefined, { ref: false });
}

const urlOf = (password: string, port: number) => `postgres://${USER}:${password}@127.0.0.1:${port}/${USER}`;
