import { mkdirSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { freePort, startEmbedded } from "#db/embedded";
import { migrateDatabase } from "#db/migrate";
import { startWebProcess, startWorker, waitForWeb } from "#scripts/bring-up";
import { BUILD, build, isFresh } from "#scripts/build";
import { ROOT } from "#scripts/root";
import { step } from "#scripts/step";

/** The tests sign receipts as the server does. */
export const E2E_SECRET = "only-for-tests-and-therefore-not-secret";
const E2E_LOG = join(ROOT, ".data/e2e.log");

type WebServer = { url: string; databaseUrl: string; stop: () => Promise<void> };

/** The whole product for browser tests: its own production build, port, and a PostgreSQL of its own. */
export async function startWebServer({ logFile = E2E_LOG, withWorker = true } = {}): Promise<WebServer> {
  mkdirSync(join(ROOT, ".data"), { recursive: true });
  rmSync(logFile, { force: true });
  if (!isFresh(BUILD)) await step("production build", () => build(BUILD, join(ROOT, ".data/e2e-build.log")));

  const folder = mkdtempSync(join(tmpdir(), "countersign-e2e-"));
  const database = await step("database", () => startEmbedded({ dataDir: folder, durability: "none" }));
  await step("migrations", () => migrateDatabase(database.url));
  const port = await freePort();
  const url = `http://localhost:${port}`;
  const variables = {
    NODE_ENV: "production",
    DATABASE_URL: database.url,
    PORT: String(port),
    PUBLIC_URL: url,
    NEXTAUTH_URL: url,
    LISTEN_HOST: "127.0.0.1",
    SECRET: E2E_SECRET,
  };
  const web = startWebProcess({ variables, logFile });
  const worker = withWorker ? startWorker({ variables, logFile }) : undefined;
  const stop = async () => {
    await Promise.all([web.stop(), worker?.stop()]);
    await database.stop();
    rmSync(folder, { recursive: true, force: true });
  };
  try {
    await step("web server", () => waitForWeb({ PORT: port, LISTEN_HOST: "127.0.0.1" }, web));
  } catch (error) {
    await stop();
    throw error;
  }
  return { url, databaseUrl: database.url, stop };
}
