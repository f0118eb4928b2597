import { availableParallelism } from "node:os";
import { setTimeout as sleep } from "node:timers/promises";
import { openDatabase } from "#db/client";
import { outageIn } from "#db/failed-query";
import { whenAskedToStop } from "#scripts/stop-request";
import { logTheConsole } from "#server/core/log";
import { env } from "#server/env";
import { type RunningJobs, runJobs } from "#server/jobs/run-jobs";
import { startThreads } from "#server/verdicts/engine/threads";

/** The worker process: what the product does by itself, beside the web server and started with it. */
const TRY_AGAIN_MS = 1_000;

logTheConsole();
const { DATABASE_URL } = env();
const database = openDatabase(DATABASE_URL, { connections: 4 });
const workers = startThreads(availableParallelism());
const stopRequest = whenAskedToStop();
const jobs = await startJobs();
await stopRequest.asked;
await jobs.stop();
await workers.dismiss();
await database.close();

/** Begins when the database answers: while it is away there is nothing to do, and nothing is wrong with the worker. */
async function startJobs(): Promise<RunningJobs> {
  for (;;) {
    try {
      return await runJobs({ ...database, url: DATABASE_URL }, { workers });
    } catch (error) {
      if (outageIn(error) === null) throw error;
      await sleep(TRY_AGAIN_MS);
    }
  }
}
