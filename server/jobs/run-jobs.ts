import "server-only";
import { PgBoss } from "pg-boss";
import type { OpenDatabase } from "#db/client";
import { systemCtx } from "#server/core/context";
import { followJudgedEvents } from "#server/jobs/follow-judged-events";
import type { Crew } from "#server/verdicts/engine/crew";
import { judgeVerdicts } from "#server/verdicts/judge-verdicts";

const JUDGE = "judge-verdicts";
/** Its own few connections: the job itself works on the product's pool. */
const CONNECTIONS = 3;

/** When verdicts are judged. Times in seconds, schedules as cron has them, in UTC. */
type JobTimes = {
  /** From a vote until the judgement, so that many votes make one. */
  debounce: number;
  /** Between two looks for new votes. */
  poll: number;
  /** Warm, so that what waits to be shown shows in time. */
  often: string;
  /** Cold, from nothing. */
  nightly: string;
};

const JOB_TIMES: JobTimes = { debounce: 5, poll: 2, often: "*/10 * * * *", nightly: "17 3 * * *" };

type Asked = { isCold: boolean };

export type RunningJobs = { stop: () => Promise<void> };

/**
 * Runs the product's jobs in this process until stopped: verdicts are judged some seconds after votes, every ten minutes,
 * and every night from nothing. Any number of processes may do so; of jobs that wait, one is kept, and of those that run,
 * one at a time judges.
 */
export async function runJobs(
  database: OpenDatabase & { url: string },
  { crew, times = JOB_TIMES }: { crew?: Crew; times?: JobTimes } = {},
): Promise<RunningJobs> {
  const boss = new PgBoss({ connectionString: database.url, max: CONNECTIONS, schema: "jobs" });
  boss.on("error", (error) => console.error("A job failed", error));
  await boss.start();
  await boss.createQueue(JUDGE, { policy: "short" });
  await boss.work<Asked>(JUDGE, { pollingIntervalSeconds: times.poll }, async ([job]) => {
    const startedAt = performance.now();
    const { version, moved } = await judgeVerdicts(systemCtx(database.db), {
      crew,
      isCold: job?.data?.isCold ?? false,
    });
    const milliseconds = Math.round(performance.now() - startedAt);
    if (moved > 0) console.log(`Judgement ${version} took ${milliseconds} ms; verdicts that moved: ${moved}.`);
  });
  await boss.schedule(JUDGE, times.often, { isCold: false } satisfies Asked, { key: "often" });
  await boss.schedule(JUDGE, times.nightly, { isCold: true } satisfies Asked, { key: "nightly" });
  const judgeSoon = () => boss.send(JUDGE, { isCold: false } satisfies Asked, { startAfter: times.debounce });
  await judgeSoon();
  const following = followJudgedEvents(database.db, times.poll, judgeSoon);
  return {
    stop: async () => {
      await following.stop();
      await boss.stop({ graceful: true, timeout: 5_000 });
    },
  };
}
