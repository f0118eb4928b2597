import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "@playwright/test";
import { openDatabase } from "#db/client";
import { freePort } from "#db/embedded";
import { isAlive } from "#db/process";
import { ROOT } from "#scripts/root";
import { systemCtx } from "#server/core/context";
import { aPublishedCheck } from "#tests/support/factories";

let dataDir: string;
let port: number;
let running: ChildProcess | undefined;

test.beforeEach(async () => {
  dataDir = mkdtempSync(join(tmpdir(), "countersign-start-"));
  port = await freePort();
});

test.afterEach(async () => {
  if (running && running.exitCode === null) await stop("SIGTERM");
  rmSync(dataDir, { recursive: true, force: true });
});

/** What `npm start` runs, on a data folder of the test's own, until it says that it is ready. */
async function start(more: Record<string, string> = {}): Promise<string> {
  const variables = {
    DATA_DIR: dataDir,
    PORT: String(port),
    PUBLIC_URL: "",
    DATABASE_URL: "",
    NODE_OPTIONS: "",
    ...more,
  };
  const starter = spawn(process.execPath, ["--conditions=react-server", join(ROOT, "scripts/start.js")], {
    cwd: ROOT,
    env: { ...process.env, ...variables },
    stdio: ["ignore", "pipe", "inherit"],
  });
  running = starter;
  let said = "";
  starter.stdout.on("data", (chunk) => {
    said += String(chunk);
  });
  await expect.poll(() => said, { timeout: 30_000 }).toContain("is ready after");
  return said;
}

async function stop(signal: "SIGINT" | "SIGTERM" | "SIGKILL"): Promise<number | null> {
  const starter = running;
  if (!starter) return null;
  running = undefined;
  const ended = once(starter, "exit");
  starter.kill(signal);
  const [code] = await ended;
  return code;
}

const serverFile = () => readFileSync(join(dataDir, "postgres/postmaster.pid"), "utf8").split("\n");
const home = () => fetch(`http://localhost:${port}/en`).then((response) => response.text());

async function publish(title: string): Promise<void> {
  const password = readFileSync(join(dataDir, "postgres.password"), "utf8").trim();
  const { db, close } = openDatabase(`postgres://countersign:${password}@127.0.0.1:${serverFile()[3]}/countersign`);
  await aPublishedCheck(systemCtx(db), { title });
  await close();
}

test("npm start prints its address, ends whole at Ctrl-C, comes back after everything was killed, and never passes example data for the real thing", async () => {
  test.setTimeout(120_000);
  await test.step("Ctrl-C ends all of it", async () => {
    expect(await start()).toContain(`http://localhost:${port}`);
    const server = Number(serverFile()[0]);
    await publish("Was it kept in the drawer?");
    expect(await stop("SIGINT")).toBe(0);
    expect(isAlive(server)).toBe(false);
    await expect(home()).rejects.toThrow();
  });

  await test.step("the next start has what was published, and says of the examples what they are", async () => {
    const said = await start();
    expect(said).not.toContain("build");
    expect(await home()).toContain("Was it kept in the drawer?");
    expect(await home()).toContain("Was the corridor in the 2020 agreement?");
    for (const path of ["/en", "/en/no/such/page"]) {
      const html = await (await fetch(`http://localhost:${port}${path}`)).text();
      expect(html).toContain("Demo data");
      expect(html).toMatch(/<meta name="robots" content="noindex/);
    }
  });

  await test.step("what was published before everything was killed is there after it", async () => {
    await publish("Did it survive the night?");
    const server = Number(serverFile()[0]);
    await stop("SIGKILL");
    process.kill(server, "SIGKILL");
    const said = await start({ DEMO: "0" });
    expect(await home()).toContain("Did it survive the night?");
    expect(said).toContain(
      "This database holds the example newsroom, so every page still says that it is example data",
    );
    expect(said).toContain("to begin anew, set DATA_DIR to a new folder");
  });

  await test.step("a start without the examples on the same data says so, and nobody signs in as one of them", async () => {
    expect(await home()).toContain("Demo data");
    expect(await home()).toMatch(/<meta name="robots" content="noindex/);
    const signIn = new URLSearchParams({ handle: "mod_iris", locale: "en" });
    const origin = `http://localhost:${port}`;
    const answer = await fetch(`${origin}/api/signin/demo`, { method: "POST", body: signIn, headers: { origin } });
    expect(answer.status).toBe(404);
  });
});
