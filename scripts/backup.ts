import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { DatabaseError } from "#db/reach-database";
import { readBackup, readHead } from "#scripts/backup/read-backup";
import { BackupError } from "#scripts/backup/words";
import { writeBackup } from "#scripts/backup/write-backup";
import { loadSettingsFile, openProductDatabase, prepareEnvironment } from "#scripts/environment";
import { step } from "#scripts/step";
import { EnvError } from "#server/env";

/** `npm run backup -- FILE` writes everything into one file; `npm run restore -- FILE` reads it into an empty place. */
async function main([what = "", name]: string[]): Promise<number> {
  if (!name) {
    console.error(`Say which file: npm run ${what} -- countersign.backup`);
    return 2;
  }
  const file = resolve(process.env.INIT_CWD ?? process.cwd(), name);
  return what === "restore" ? restore(file) : backup(file);
}

async function backup(file: string): Promise<number> {
  if (existsSync(file)) throw new BackupError(`${file} is there already; a backup is never overwritten.`);
  const settings = prepareEnvironment();
  const database = await openProductDatabase(settings);
  try {
    const { tables, rows } = await step("backup", () => writeBackup(database.url, settings.SECRET, file));
    console.log(`${file} has ${rows} rows of ${tables} tables, and the secret: keep it where nobody else reads it.`);
    return 0;
  } finally {
    await database.stop();
  }
}

async function restore(file: string): Promise<number> {
  const { secret } = await readHead(file);
  loadSettingsFile();
  keepSecret(secret);
  const database = await openProductDatabase(prepareEnvironment());
  try {
    const { tables, rows } = await step("restore", (progress) => readBackup(database.url, file, progress));
    console.log(`${rows} rows of ${tables} tables were restored. Start with npm start.`);
    return 0;
  } finally {
    await database.stop();
  }
}

/** The secret comes back with the data: receipts are signed with it. One that is there already is never overwritten. */
function keepSecret(secret: string): void {
  const folder = resolve(process.env.DATA_DIR?.trim() || ".data");
  const kept = join(folder, "secret");
  const known = process.env.SECRET?.trim() || (existsSync(kept) ? readFileSync(kept, "utf8").trim() : null);
  if (known === secret) return;
  if (known !== null) {
    throw new BackupError(
      `Another secret than the backup's is set (SECRET, or ${kept}): nothing was changed. Take it away first, or set DATA_DIR to a new folder.`,
    );
  }
  mkdirSync(folder, { recursive: true });
  writeFileSync(kept, secret, { mode: 0o600, flag: "wx" });
}

try {
  process.exitCode = await main(process.argv.slice(2));
} catch (error) {
  if (!(error instanceof BackupError || error instanceof DatabaseError || error instanceof EnvError)) throw error;
  console.error(error.message);
  process.exitCode = 1;
}
