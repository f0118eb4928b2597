import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import postgres from "postgres";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { startEmbedded } from "#db/embedded";
import { migrateDatabase } from "#db/migrate";
import { isAlive } from "#db/process";

const START_AND_WAIT = join(import.meta.dirname, "start-embedded.ts");

let dataDir: string;
let starters: ChildProcess[];

beforeEach(() => {
  dataDir = mkdtempSync(join(tmpdir(), "countersign-embedded-"));
  starters = [];
});

afterEach(async () => {
  for (const starter of starters) {
    starter.kill("SIGKILL");
    if (starter.exitCode === null && starter.signalCode === null) await once(starter, "exit");
  }
  const leftOver = await startEmbedded({ dataDir });
  await leftOver.stop();
  rmSync(dataDir, { recursive: true, force: true });
});

/** Another process that starts the database in `dataDir` and goes on until it is killed. */
async function startElsewhere(): Promise<{ process: ChildProcess; url: string }> {
  const starter = spawn(process.execPath, [START_AND_WAIT, dataDir], {
    stdio: ["pipe", "pipe", "inherit"],
  });
  starters.push(starter);
  const [line] = await once(starter.stdout, "data");
  return { process: starter, url: String(line).trim() };
}

async function query(url: string, text: string): Promise<unknown[]> {
  const sql = postgres(url, { max: 1, onnotice: () => undefined });
  try {
    return [...(await sql.unsafe(text))];
  } finally {
    await sql.end();
  }
}

const postmasterPid = () => Number(readFileSync(join(dataDir, "postgres/postmaster.pid"), "utf8").split("\n")[0]);

describe("the embedded database", () => {
  test("keeps its data from one start to the next", async () => {
    const first = await startEmbedded({ dataDir });
    await query(first.url, "create table notes as select 'kept' as text");
    await first.stop();
    const second = await startEmbedded({ dataDir });
    expect(await query(second.url, "select text from notes")).toEqual([{ text: "kept" }]);
    await second.stop();
  });

  test("is found again with all that was committed after its starter was killed", async () => {
    const killed = await startElsewhere();
    await query(killed.url, "create table notes as select 'kept' as text");
    killed.process.kill("SIGKILL");
    await once(killed.process, "exit");
    const again = await startEmbedded({ dataDir });
    expect(again.isOurs).toBe(true);
    expect(await query(again.url, "select text from notes")).toEqual([{ text: "kept" }]);
    await again.stop();
  });

  test("is found again after the server itself was killed", async () => {
    const killed = await startElsewhere();
    await query(killed.url, "create table notes as select 'kept' as text");
    process.kill(postmasterPid(), "SIGKILL");
    killed.process.kill("SIGKILL");
    await once(killed.process, "exit");
    const again = await startEmbedded({ dataDir });
    expect(await query(again.url, "select text from notes")).toEqual([{ text: "kept" }]);
    await again.stop();
  });

  test("does not outlive a killed starter", async () => {
    const killed = await startElsewhere();
    const pid = postmasterPid();
    killed.process.kill("SIGKILL");
    await expect.poll(() => isAlive(pid), { timeout: 10_000 }).toBe(false);
  });

  test("does not take another program for its own server when a stale pid file names it", async () => {
    const first = await startEmbedded({ dataDir });
    await first.stop();
    writeFileSync(
      join(dataDir, "postgres/postmaster.pid"),
      `${process.pid}\n${dataDir}/postgres\n0\n5432\n\n127.0.0.1\n\nready\n`,
    );
    const second = await startEmbedded({ dataDir });
    expect(await query(second.url, "select 1 as one")).toEqual([{ one: 1 }]);
    await second.stop();
  });

  test("is shared with the process that already started it, which goes on owning it", async () => {
    const owner = await startElsewhere();
    const guest = await startEmbedded({ dataDir });
    expect(guest).toMatchObject({ isOurs: false, url: owner.url });
    await guest.stop();
    expect(await query(owner.url, "select 1 as one")).toEqual([{ one: 1 }]);
  });

  test("is made once when two processes start it at the same time", async () => {
    const [one, other] = await Promise.all([startElsewhere(), startElsewhere()]);
    expect(other.url).toBe(one.url);
  });

  test("listens on the loopback address only and asks for its password", async () => {
    const database = await startEmbedded({ dataDir });
    expect(await query(database.url, "select current_setting('listen_addresses') as at")).toEqual([
      { at: "127.0.0.1" },
    ]);
    const wrong = new URL(database.url);
    wrong.password = "guessed";
    await expect(query(wrong.href, "select 1")).rejects.toThrow("password authentication failed");
    expect(statSync(join(dataDir, "postgres.password")).mode & 0o077).toBe(0);
    await database.stop();
  });

  test("understands the letters of every script when it sorts out words", async () => {
    const database = await startEmbedded({ dataDir });
    const [row] = await query(
      database.url,
      "select to_tsvector('simple', '«Слово» Հայաստանը՝ العربية،')::text as words",
    );
    expect(row).toEqual({ words: "'слово':1 'հայաստանը':2 'العربية':3" });
    await database.stop();
  });

  test("is migrated once by processes that start together", async () => {
    const database = await startEmbedded({ dataDir });
    await Promise.all([migrateDatabase(database.url), migrateDatabase(database.url), migrateDatabase(database.url)]);
    const [row] = await query(
      database.url,
      "select count(*)::int = count(distinct hash)::int as once from drizzle.__drizzle_migrations",
    );
    expect(row).toEqual({ once: true });
    await database.stop();
  });
});
