import { globSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { startEmbedded } from "#db/embedded";
import { migrateDatabase } from "#db/migrate";
import { isAlive } from "#db/process";

const PREFIX = "countersign-test-";

/** One PostgreSQL for the whole run, with the newest schema in the database that every worker clones. */
export default async function setUpDatabase() {
  removeWhatKilledRunsLeft();
  const folder = mkdtempSync(join(tmpdir(), `${PREFIX}${process.pid}-`));
  const server = await startEmbedded({ dataDir: folder, durability: "none" });
  await migrateDatabase(server.url);
  process.env.TEST_DATABASE_URL = server.url;
  return async () => {
    await server.stop();
    rmSync(folder, { recursive: true, force: true });
  };
}

function removeWhatKilledRunsLeft(): void {
  for (const name of globSync(`${PREFIX}*`, { cwd: tmpdir() })) {
    const pid = Number(name.slice(PREFIX.length).split("-")[0]);
    if (pid && !isAlive(pid)) rmSync(join(tmpdir(), name), { recursive: true, force: true });
  }
}
