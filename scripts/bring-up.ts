import { createServer } from "node:net";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { openDatabase } from "#db/client";
import { migrateDatabase } from "#db/migrate";
import { DatabaseError } from "#db/reach-database";
import { letFirstAdministratorIn } from "#scripts/administrator";
import { BUILD, build, isFresh } from "#scripts/build";
import { type Child, startChild } from "#scripts/child";
import { fillDemo, holdsDemo } from "#scripts/demo/fill-demo";
import { tooLittleRoom, watchDisk } from "#scripts/disk";
import { openProductDatabase, type ProductDatabase, prepareEnvironment, type Settings } from "#scripts/environment";
import { type Kept, keep } from "#scripts/keep";
import { ROOT } from "#scripts/root";
import { step } from "#scripts/step";
import { whenAskedToStop } from "#scripts/stop-request";
import { systemCtx } from "#server/core/context";
import { ownAddress } from "#server/core/own-address";
import { EnvError } from "#server/env";
import { relistChecks } from "#server/search/relist-checks";

/** A killed predecessor needs a moment to let go of the port. */
const PORT_PATIENCE_MS = 3_000;
const POLL_MS = 100;
const INTERRUPTION_PATIENCE_MS = 1_500;
const WEB_PATIENCE_MS = 120_000;

/** Next greets with the address it listens on, which is not the public one. */
const NEXT_BANNER =
  /^\s*(▲ Next|- (Local|Network|Environments|Experiments)\b|⨯ isrFlushToDisk|✓ (Starting|Ready|Running next.config))|\[\?25h$/;

const PRODUCT = "Countersign";

type Mode = "production" | "development";
type Said = Pick<Parameters<typeof startChild>[0], "variables" | "logFile">;
type Running = { database?: Kept<ProductDatabase>; web?: Kept<Child>; worker?: Kept<Child> };

/** Demo data do not become true by a start without them. */
const BEGIN_ANEW =
  "This database holds the example newsroom, so every page still says that it is example data: to begin anew, set DATA_DIR to a new folder, or DATABASE_URL to a new database.";

/** Something a person must fix before the product can start, said in one sentence. */
class StartError extends Error {}

/**
 * Starts database, web server and worker, and keeps them until someone asks to stop: what ends by itself is started
 * again, and the others go on meanwhile. Returns the exit code.
 */
export async function bringUp({ mode }: { mode: Mode }): Promise<number> {
  const running: Running = {};
  const stopRequest = whenAskedToStop();
  let stopWatching = () => {};
  try {
    const startedAt = Date.now();
    const settings = prepareEnvironment();
    console.log(`Starting ${PRODUCT}`);
    const started = start(mode, settings, running, stopRequest.signal);
    if ((await Promise.race([started, stopRequest.asked])) === "stop") {
      await Promise.race([started.catch(() => undefined), sleep(INTERRUPTION_PATIENCE_MS)]);
    } else {
      const { web, worker, database } = await started;
      const { url: databaseUrl } = database.current();
      const invitation = await letFirstAdministratorIn({ databaseUrl, publicUrl: settings.PUBLIC_URL });
      tellHowToUseIt(settings, startedAt);
      if (invitation) console.log(invitation);
      if (settings.isEmbedded) stopWatching = watchDisk(settings.DATA_DIR);
      const reason = await Promise.race([stopRequest.asked, web.givenUp, worker.givenUp, database.givenUp]);
      if (reason !== "stop") throw new StartError(reason);
    }
    await stopAll(running);
    return 0;
  } catch (error) {
    if (error instanceof EnvError || error instanceof StartError || error instanceof DatabaseError) {
      console.error(error.message);
    } else console.error(error);
    await stopAll(running);
    return 1;
  } finally {
    stopWatching();
  }
}

async function start(mode: Mode, settings: Settings, running: Running, signal: AbortSignal) {
  await assertPortIsFree(settings);
  const tooLittle = settings.isEmbedded && (await tooLittleRoom(settings.DATA_DIR));
  if (tooLittle) throw new StartError(tooLittle);
  const open = () => openProductDatabase(settings);
  const database = keep(await step("database", open), { name: "database", start: open });
  running.database = database;
  const { url } = database.current();
  signal.throwIfAborted();
  await step("migrations", () => migrateDatabase(url));
  signal.throwIfAborted();
  const unlisted = await listAnew(url);
  if (unlisted > 0) console.log(`  ${unlisted} fact-checks are listed anew`);
  if (settings.DEMO) await step("example newsroom", () => fillDemo(url));
  else if (await holdsDemo(url)) console.log(BEGIN_ANEW);
  signal.throwIfAborted();
  if (mode === "production" && !isFresh(BUILD)) {
    await step("build (first start, or the sources changed)", () =>
      build(BUILD, join(settings.DATA_DIR, "build.log"), signal),
    );
    signal.throwIfAborted();
  }
  const startWeb = () => startWebProcess({ variables: { NODE_ENV: mode } });
  const first = startWeb();
  const web = keep(first, { name: "web server", start: async () => startWeb() });
  running.web = web;
  await step("web server", () => waitForWeb(settings, first));
  signal.throwIfAborted();
  const worker = keep(startWorker(), { name: "worker", start: async () => startWorker() });
  running.worker = worker;
  return { web, worker, database };
}

/** Lists published checks that an older version listed otherwise, or not at all. */
async function listAnew(url: string): Promise<number> {
  const { db, close } = openDatabase(url, { connections: 1 });
  try {
    return await relistChecks(systemCtx(db));
  } finally {
    await close();
  }
}

/** Starts what the product does by itself: it judges the votes. */
export function startWorker(said: Said = {}): Child {
  return startChild({
    ...said,
    name: "worker",
    parameters: ["--conditions=react-server", join(ROOT, "scripts/worker.ts")],
    unsaid: /^Stopping …$/,
  });
}

/** Starts what answers requests; the settings stand in the variables. */
export function startWebProcess(said: Said): Child {
  return startChild({ ...said, name: "web", parameters: [join(ROOT, "scripts/web.ts")], unsaid: NEXT_BANNER });
}

/** In the order of who needs whom: the web server and the worker, then the database. */
async function stopAll({ web, worker, database }: Running): Promise<void> {
  if (!web && !database) return;
  await Promise.all([web?.stop(), worker?.stop()]);
  await database?.stop();
  console.log("Stopped.");
}

async function assertPortIsFree({ PORT, LISTEN_HOST }: Settings): Promise<void> {
  const giveUpAt = Date.now() + PORT_PATIENCE_MS;
  while (!(await isPortFree(PORT, LISTEN_HOST))) {
    if (Date.now() > giveUpAt) {
      throw new StartError(
        `Port ${PORT} is taken by another program: stop that one, or choose another port with PORT=${PORT + 1} npm start.`,
      );
    }
    await sleep(POLL_MS);
  }
}

function isPortFree(port: number, host: string): Promise<boolean> {
  return new Promise((answer) => {
    const probe = createServer();
    probe.once("error", () => answer(false));
    probe.listen(port, host, () => probe.close(() => answer(true)));
  });
}

/** Waits until the web server says that it and its database are well. */
export async function waitForWeb(settings: Pick<Settings, "PORT" | "LISTEN_HOST">, web: Child): Promise<void> {
  const giveUpAt = Date.now() + WEB_PATIENCE_MS;
  let hasEnded = false;
  web.ended.then(() => {
    hasEnded = true;
  });
  while (!hasEnded && Date.now() < giveUpAt) {
    const answer = await fetch(`${ownAddress(settings)}/api/health`).catch(() => undefined);
    if (answer?.ok) return;
    await sleep(POLL_MS);
  }
  throw new StartError(
    hasEnded
      ? "The web server could not start; see its lines above."
      : "The web server does not answer; see its lines above.",
  );
}

function tellHowToUseIt(settings: Settings, startedAt: number): void {
  const seconds = ((Date.now() - startedAt) / 1000).toFixed(1);
  console.log(`\n${PRODUCT} is ready after ${seconds} s: ${settings.PUBLIC_URL}`);
  if (settings.hasOutbox)
    console.log(`Mail is not sent (SMTP_URL is not set); read it at ${settings.PUBLIC_URL}/dev/outbox`);
  else if (!settings.SMTP_URL) console.log("Mail is not sent: set SMTP_URL, or nobody can sign in by e-mail.");
  console.log("Ctrl-C stops everything.\n");
}
