import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { type OpenDatabase, openDatabase } from "#db/client";
import { freePort } from "#db/embedded";
import { commandLineOf, parentOf } from "#db/process";
import { sessions } from "#db/schema";
import { ROOT } from "#scripts/root";
import { hashOfToken, newToken } from "#server/auth/session";
import { type Ctx, systemCtx } from "#server/core/context";
import type { TestMember } from "#tests/support/factories";

const READY_SECONDS = 180;
const SESSION_MS = 86_400_000;

/** Which process of the product: what answers, what judges, and where everything is kept. */
export const PROCESSES = ["web", "worker", "database"] as const;
export type ProcessName = (typeof PROCESSES)[number];

/** The whole product as `npm start` brings it up, on a data folder of its own, with a way into its database. */
export type Site = {
  url: string;
  ctx: Ctx;
  databaseUrl: string;
  /** All that it has said so far. */
  said: () => string;
  pidOf: (name: ProcessName) => number;
  /** The cookie of a new session of a member. */
  cookieOf: (member: TestMember) => Promise<string>;
  stop: () => Promise<void>;
};

/** `more` are settings of its own, beside those of an empty site. */
export async function bringUpSite(more: Record<string, string> = {}): Promise<Site> {
  const dataDir = mkdtempSync(join(tmpdir(), "countersign-attack-"));
  const port = await freePort();
  const starter = spawn(process.execPath, ["--conditions=react-server", join(ROOT, "scripts/start.js")], {
    cwd: ROOT,
    env: {
      ...process.env,
      DATA_DIR: dataDir,
      PORT: String(port),
      PUBLIC_URL: "",
      DATABASE_URL: "",
      DEMO: "0",
      NODE_OPTIONS: "",
      ...more,
    },
    stdio: ["ignore", "pipe", "pipe"],
  });
  let said = "";
  for (const stream of [starter.stdout, starter.stderr]) {
    stream?.on("data", (chunk) => {
      said += String(chunk);
    });
  }
  await until(() => said.includes("is ready after") || starter.exitCode !== null, READY_SECONDS);
  if (!said.includes("is ready after")) throw new Error(`The product did not start:\n${said}`);
  // What is written here beside the product signs with the same secret.
  process.env.SECRET ??= readFileSync(join(dataDir, "secret"), "utf8").trim();
  const postmaster = () => readFileSync(join(dataDir, "postgres/postmaster.pid"), "utf8").split("\n");
  // Between two lives of the database its file is away.
  const databasePid = () => (existsSync(join(dataDir, "postgres/postmaster.pid")) ? Number(postmaster()[0]) : 0);
  const password = readFileSync(join(dataDir, "postgres.password"), "utf8").trim();
  const databaseUrl = `postgres://countersign:${password}@127.0.0.1:${postmaster()[3]}/countersign`;
  const database = openDatabase(databaseUrl, { connections: 3 });
  return {
    url: `http://localhost:${port}`,
    // What happens on the site happens now.
    get ctx() {
      return systemCtx(database.db);
    },
    databaseUrl,
    said: () => said,
    pidOf: (name) => (name === "database" ? databasePid() : childOf(starter, `scripts/${name}.ts`)),
    cookieOf: (member) => openSession(database, member),
    stop: async () => {
      await database.close();
      const ended = once(starter, "exit");
      starter.kill("SIGTERM");
      await ended;
      rmSync(dataDir, { recursive: true, force: true });
    },
  };
}

async function openSession({ db }: OpenDatabase, member: TestMember): Promise<string> {
  const token = newToken();
  const expires = new Date(Date.now() + SESSION_MS);
  await db.insert(sessions).values({ sessionToken: hashOfToken(token), userId: member.id, expires });
  return `next-auth.session-token=${token}`;
}

function childOf(parent: ChildProcess, script: string): number {
  const pids = readdirSync("/proc").filter((name) => /^\d+$/.test(name));
  const isChild = (pid: string) => parentOf(Number(pid)) === parent.pid && commandLineOf(Number(pid)).includes(script);
  return Number(pids.find(isChild) ?? 0);
}

/** Waits until something is so; false when it is not after so many seconds. */
export async function until(isSo: () => boolean | Promise<boolean>, seconds: number): Promise<boolean> {
  const giveUpAt = Date.now() + seconds * 1_000;
  while (Date.now() < giveUpAt) {
    if (await isSo()) return true;
    await sleep(50);
  }
  return false;
}
