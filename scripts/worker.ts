import { availableParallelism } from "node:os";
import { openDatabase } from "#db/client";
import { whenAskedToStop } from "#scripts/stop-request";
import { env } from "#server/env";
import { runJobs } from "#server/jobs/run-jobs";
import { startThreads } from "#server/verdicts/engine/threads";

/** The worker process: what the product does by itself, beside the web server and started with it. */
const { DATABASE_URL } = env();
const database = openDatabase(DATABASE_URL, { connections: 4 });
const crew = startThreads(availableParallelism());
const stopRequest = whenAskedToStop();
const jobs = await runJobs({ ...database, url: DATABASE_URL }, { crew });
await stopRequest.asked;
await jobs.stop();
await crew.dismiss();
await database.close();
