import { type ChildProcess, execFileSync, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "@playwright/test";
import { freePort } from "#db/embedded";
import { commandLineOf, isAlive, parentOf } from "#db/process";
import { ROOT } from "#scripts/root";

const BACK_WITHIN = { timeout: 10_000 };

let dataDir: string;
let port: number;
let starter: ChildProcess | undefined;
let said = "";

test.beforeEach(async () => {
  dataDir = mkdtempSync(join(tmpdir(), "countersign-back-"));
  port = await freePort();
  said = "";
});

test.afterEach(async () => {
  if (starter && starter.exitCode === null) {
    const ended = once(starter, "exit");
    starter.kill("SIGTERM");
    await ended;
  }
  rmSync(dataDir, { recursive: true, force: true });
});

/** What `npm start` runs, on a data folder of the test's own. */
function launch(folder: string): ChildProcess {
  const variables = { DATA_DIR: folder, PORT: String(port), PUBLIC_URL: "", DATABASE_URL: "", NODE_OPTIONS: "" };
  starter = spawn(process.execPath, ["--conditions=react-server", join(ROOT, "scripts/start.js")], {
    cwd: ROOT,
    env: { ...process.env, ...variables },
    stdio: ["ignore", "pipe", "pipe"],
  });
  for (const stream of [starter.stdout, starter.stderr]) {
    stream?.on("data", (chunk) => {
      said += String(chunk);
    });
  }
  return starter;
}

const at = (path: string) => `http://localhost:${port}${path}`;
const statusOf = (path: string) =>
  fetch(at(path)).then(
    ({ status }) => status,
    () => 0,
  );

/** The process that the product started to run this script. */
function childRunning(script: string): number {
  const pids = readdirSync("/proc").filter((name) => /^\d+$/.test(name));
  return Number(
    pids.find((pid) => parentOf(Number(pid)) === starter?.pid && commandLineOf(Number(pid)).includes(script)) ?? 0,
  );
}
const databasePid = () => Number(readFileSync(join(dataDir, "postgres/postmaster.pid"), "utf8").split("\n")[0]);

async function signIn(): Promise<Response> {
  const body = new URLSearchParams({ handle: "nino", locale: "en" });
  return fetch(at("/api/signin/demo"), { method: "POST", body, redirect: "manual", headers: { origin: at("") } });
}

test("web server, worker and database are each started again when they are killed, and the site goes on", async () => {
  launch(dataDir);
  await expect.poll(() => said, { timeout: 30_000 }).toContain("is ready after");
  expect(await statusOf("/en")).toBe(200);

  const worker = childRunning("scripts/worker.ts");
  process.kill(worker, "SIGKILL");
  expect(await statusOf("/en")).toBe(200);
  // For a moment the one that was killed can still be seen.
  await expect.poll(() => [0, worker].includes(childRunning("scripts/worker.ts")), BACK_WITHIN).toBe(false);

  process.kill(childRunning("scripts/web.ts"), "SIGKILL");
  await expect.poll(() => statusOf("/en"), BACK_WITHIN).toBe(200);
  expect((await signIn()).status).toBe(303);

  // The server is stopped and not killed, so that what stands meanwhile can be looked at.
  const database = databasePid();
  process.kill(database, "SIGKILL");
  await expect.poll(() => isAlive(database)).toBe(false);
  const during = await Promise.all([fetch(at("/en")), signIn()]);
  expect(during[0].status).toBe(200);
  if (during[1].status !== 303) {
    expect(during[1].status).toBe(503);
    expect(during[1].headers.get("retry-after")).toBe("5");
  }
  await expect.poll(async () => (await signIn()).status, BACK_WITHIN).toBe(303);
  await expect.poll(() => statusOf("/en/search?q=corridor"), BACK_WITHIN).toBe(200);
  expect(said).toContain("The database ended by itself; it is started again in");
});

test("a full disk is said at once, in one sentence", async () => {
  const disk = join(dataDir, "disk");
  mkdirSync(disk);
  try {
    execFileSync("mount", ["-t", "tmpfs", "-o", "size=40m", "tmpfs", disk], { stdio: "ignore" });
  } catch {
    console.log("Not run: the start on a full disk needs root to mount a small one.");
    test.skip(true, "needs root");
  }
  try {
    writeFileSync(join(disk, "filler"), Buffer.alloc(30_000_000));
    const [code] = await once(launch(disk), "exit");
    expect(code).toBe(1);
    const sentence = new RegExp(
      `The disk of ${disk} is full: \\d+ MB are free and 200 are needed\\. Make room, or set DATA_DIR`,
    );
    expect(said).toMatch(sentence);
  } finally {
    execFileSync("umount", ["-l", disk]);
  }
});
