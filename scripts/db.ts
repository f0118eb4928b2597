import { spawn } from "node:child_process";
import { migrateDatabase } from "#db/migrate";
import { DatabaseError } from "#db/reach-database";
import { openProductDatabase, prepareEnvironment } from "#scripts/environment";
import { step } from "#scripts/step";
import { EnvError } from "#server/env";

/** `npm run db:new <name> | db:migrate` */
const COMMANDS: Record<string, (parameters: string[]) => Promise<number>> = { new: writeMigration, migrate };

async function writeMigration([name]: string[]): Promise<number> {
  if (!name || !/^[a-z0-9]+(-[a-z0-9]+)*$/.test(name)) {
    console.error(
      "Give the migration a name of small letters and hyphens that says what it does: npm run db:new add-appeals",
    );
    return 2;
  }
  const child = spawn("drizzle-kit", ["generate", "--name", name], {
    stdio: "inherit",
    shell: process.platform === "win32",
  });
  return new Promise((ended) => child.once("exit", (code) => ended(code ?? 1)));
}

async function migrate(): Promise<number> {
  const database = await openProductDatabase(prepareEnvironment());
  try {
    await step("migrations", () => migrateDatabase(database.url));
    return 0;
  } finally {
    await database.stop();
  }
}

const [name = "", ...parameters] = process.argv.slice(2);
const command = COMMANDS[name];
try {
  if (!command)
    throw new EnvError([`There is no database command “${name}”: choose one of ${Object.keys(COMMANDS).join(", ")}.`]);
  process.exitCode = await command(parameters);
} catch (error) {
  if (!(error instanceof EnvError || error instanceof DatabaseError)) throw error;
  console.error(error.message);
  process.exitCode = 1;
}
