import { randomBytes } from "node:crypto";
import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { startEmbedded } from "#db/embedded";
import { reachDatabase } from "#db/reach-database";
import { ROOT } from "#scripts/root";
import { type Env, readEnv } from "#server/env";

const SECRET_BYTES = 48;

/** What a script needs of a database, whoever started it. */
export type ProductDatabase = { url: string; ended: Promise<void>; stop: () => Promise<void> };

/** The settings before the database runs: `isEmbedded` says that the product brings its own. */
export type Settings = Env & { isEmbedded: boolean };

/** Reads `.env`, where there is one; what the environment says already goes before it. */
export function loadSettingsFile(): void {
  const file = join(ROOT, ".env");
  if (existsSync(file)) process.loadEnvFile(file);
}

/**
 * Reads `.env`, and makes the secret that no one set. What is decided here stands in process.env, so that the web
 * server decides the same. Throws an EnvError that names every wrong variable.
 */
export function prepareEnvironment(): Settings {
  loadSettingsFile();
  const isEmbedded = !process.env.DATABASE_URL?.trim();
  const dataDir = resolve(ROOT, process.env.DATA_DIR?.trim() || ".data");
  // The address of the embedded database is known only once it runs; everything else is checked before.
  const expected = {
    ...process.env,
    DATABASE_URL: isEmbedded ? "postgres://embedded" : process.env.DATABASE_URL,
    SECRET: process.env.SECRET?.trim() || "made at the first start and kept",
    // The product's own database begins as the demo newsroom; another one only when asked to.
    DEMO: process.env.DEMO?.trim() || (isEmbedded ? "1" : "0"),
    EMBEDDED: isEmbedded ? "1" : "0",
  };
  readEnv(expected);
  const settings = readEnv({ ...expected, SECRET: process.env.SECRET?.trim() || keptSecret(dataDir) });
  Object.assign(process.env, {
    DATA_DIR: dataDir,
    PORT: String(settings.PORT),
    PUBLIC_URL: settings.PUBLIC_URL,
    LISTEN_HOST: settings.LISTEN_HOST,
    SECRET: settings.SECRET,
    DEMO: settings.DEMO ? "1" : "0",
    EMBEDDED: isEmbedded ? "1" : "0",
    // next-auth reads its own.
    NEXTAUTH_URL: settings.PUBLIC_URL,
    ...(settings.SMTP_URL && { SMTP_URL: settings.SMTP_URL }),
    MAIL_FROM: settings.MAIL_FROM,
    TRUSTED_PROXIES: settings.TRUSTED_PROXIES,
  });
  return { ...settings, DATA_DIR: dataDir, isEmbedded };
}

/** The database that the settings name; the embedded one is started, or joined where it already runs. */
export async function openProductDatabase(settings: Settings): Promise<ProductDatabase> {
  if (!settings.isEmbedded) {
    await reachDatabase(settings.DATABASE_URL);
    return { url: settings.DATABASE_URL, ended: new Promise(() => undefined), stop: async () => undefined };
  }
  const known = process.env.DATABASE_URL?.trim();
  // Started again, it listens where everyone already looks for it.
  const port = known ? Number(new URL(known).port) : undefined;
  const database = await startEmbedded({ dataDir: settings.DATA_DIR, port });
  process.env.DATABASE_URL = database.url;
  return database;
}

function keptSecret(dataDir: string): string {
  const file = join(dataDir, "secret");
  if (existsSync(file)) return readFileSync(file, "utf8").trim();
  mkdirSync(dataDir, { recursive: true });
  const secret = randomBytes(SECRET_BYTES).toString("base64url");
  writeFileSync(file, secret, { mode: 0o600 });
  return secret;
}
