import { openDatabase } from "#db/client";
import { DatabaseError } from "#db/reach-database";
import { openProductDatabase, prepareEnvironment } from "#scripts/environment";
import { EnvError } from "#server/env";
import { listReaders, rewindReader } from "#server/events/read-events";

/**
 * `npm run readers` says how far each reader of the events has come; `npm run readers -- rewind NAME` gives it all
 * again.
 */
const [command = "list", name] = process.argv.slice(2);
try {
  if (!["list", "rewind"].includes(command) || (command === "rewind" && name === undefined)) {
    throw new EnvError(["Say `npm run readers`, or `npm run readers -- rewind NAME`."]);
  }
  const product = await openProductDatabase(prepareEnvironment());
  const { db, close } = openDatabase(product.url, { connections: 1 });
  try {
    if (command === "rewind" && name !== undefined && !(await rewindReader(db, name))) {
      throw new EnvError([`There is no reader “${name}”.`]);
    }
    for (const { name: reader, behind, seenAt } of await listReaders(db)) {
      console.log(`${reader}: ${behind} events to read, last seen ${seenAt.toISOString()}`);
    }
  } finally {
    await close();
    await product.stop();
  }
} catch (error) {
  if (!(error instanceof EnvError || error instanceof DatabaseError)) throw error;
  console.error(error.message);
  process.exitCode = 1;
}
