import "server-only";
import { PgBoss } from "pg-boss";
import type { OpenDatabase } from "#db/client";
import { DEFAULT_SETTINGS, jobCtx } from "#server/core/context";
import { log } from "#server/core/log";
import { type EventReader, type RunningReader, runReader } from "#server/events/read-events";
import type { Asked, Follows, Job, Means } from "#server/jobs/job";
import { JOBS, READERS } from "#server/jobs/registry";
import { readSettings } from "#server/settings/internal";

/** Its own few connections: the jobs themselves work on the product's pool. */
const CONNECTIONS = 3;
const STOP_MAX_MS = 5_000;

/** Between two looks for jobs and for events. */
const LOOK_SECONDS = 2;

/** A run whose process died is begun anew by another one. */
const CRASHES = { retryLimit: 5, retryDelay: 2, heartbeatSeconds: 15 };

/** A queue of the first versions, which ran the same under another name. */
const QUEUES_BEFORE = ["judge-verdicts"];

export type RunningJobs = { stop: () => Promise<void> };

type Options = Means & { jobs?: readonly Job[]; readers?: readonly EventReader[]; lookSeconds?: number };

/**
 * Does the product's jobs in this process until stopped: when they are due, and after the events that they follow. Any
 * number of processes may do so; of each job one run waits and one goes on.
 */
export async function runJobs(
  database: OpenDatabase & { url: string },
  { jobs = JOBS, readers: alsoRead = READERS, lookSeconds = LOOK_SECONDS, ...means }: Options = {},
): Promise<RunningJobs> {
  const boss = new PgBoss({ connectionString: database.url, max: CONNECTIONS, schema: "jobs" });
  boss.on("error", (err) => log.error({ err }, "A job failed"));
  await boss.start();
  await forgetQueuesBefore(boss);
  const readers: RunningReader[] = alsoRead.map((reader) => runReader(database.db, reader, lookSeconds));
  for (const job of jobs) {
    await boss.createQueue(job.name, { policy: "stately" });
    const looking = {
      pollingIntervalSeconds: Math.min(lookSeconds, job.lookSeconds ?? lookSeconds),
      localConcurrency: job.atOnce ?? 1,
    };
    await boss.work<Asked>(job.name, looking, async ([due]) => {
      const settings = { ...DEFAULT_SETTINGS, ...(await readSettings(database.db)) };
      const asked = due?.data ?? {};
      const again = await job.run(jobCtx(database.db, job.name, { settings }), asked, means);
      if (again) await ask(boss, job, asked, again.againAfterSeconds);
    });
    for (const { key, cron, asked } of job.schedules) {
      await boss.schedule(job.name, cron, asked, { key, singletonKey: keyOf(asked) });
    }
    for (const follows of job.follows ?? []) {
      readers.push(runReader(database.db, readerOf(boss, job, follows), lookSeconds));
    }
  }
  return {
    stop: async () => {
      await Promise.all(readers.map((reader) => reader.stop()));
      await boss.stop({ graceful: true, timeout: STOP_MAX_MS });
    },
  };
}

/** Asks for a job's run after the events that it follows. */
const readerOf = (boss: PgBoss, job: Job, { name, actions, begins, afterSeconds, asked }: Follows): EventReader => ({
  name,
  actions,
  begins,
  read: async (events) => {
    const wanted = typeof asked === "function" ? events.map(asked) : [asked];
    for (const one of wanted) await ask(boss, job, one, afterSeconds);
  },
});

const ask = (boss: PgBoss, job: Job, asked: Asked, afterSeconds: number) =>
  boss.send(job.name, asked, { startAfter: afterSeconds, singletonKey: keyOf(asked), ...CRASHES });

/** Runs that are asked for the same are the same run: a warm one that waits does not stand for the nightly cold one. */
const keyOf = (asked: object): string => JSON.stringify(asked);

async function forgetQueuesBefore(boss: PgBoss): Promise<void> {
  const known = await boss.getQueues();
  for (const { name } of known) if (QUEUES_BEFORE.includes(name)) await boss.deleteQueue(name);
}
