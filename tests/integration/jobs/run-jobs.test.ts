import { openDatabase } from "#db/client";
import { judgements } from "#db/schema";
import type { Job } from "#server/jobs/job";
import { judging } from "#server/jobs/judging";
import { runJobs } from "#server/jobs/run-jobs";
import { findStanding } from "#server/verdicts/internal";
import { castVote } from "#server/votes/cast-vote";
import { aDecidedClaim, aMember, aVoteInput } from "#tests/support/factories";
import { describe, expect, test } from "#tests/support/test-database";

/** Judging as it is done, sooner after votes and at no other time. */
const JOBS: Job[] = [
  { ...judging, schedules: [], follows: (judging.follows ?? []).map((one) => ({ ...one, afterSeconds: 1 })) },
];

describe("the worker", () => {
  test("judges votes some seconds after they were cast, many of them at once, in whichever process", async ({
    own,
  }) => {
    const { claim, source } = await aDecidedClaim(own.ctx);
    const databases = [openDatabase(own.url, { connections: 2 }), openDatabase(own.url, { connections: 2 })];
    const workers = await Promise.all(
      databases.map((database) => runJobs({ ...database, url: own.url }, { jobs: JOBS, lookSeconds: 0.5 })),
    );
    const voters = async () => (await findStanding(own.ctx, claim)).standing?.voters;
    await expect.poll(voters, { timeout: 15_000 }).toBe(3);
    const runs = await own.db.$count(judgements);
    for (let n = 0; n < 5; n++) await castVote(own.as(await aMember(own.ctx)), aVoteInput(claim, source));
    await expect.poll(voters, { timeout: 15_000 }).toBe(8);
    expect((await own.db.$count(judgements)) - runs).toBeLessThanOrEqual(2);
    await Promise.all(workers.map((worker) => worker.stop()));

    // Votes that are cast while no worker runs are judged by the next one.
    for (let n = 0; n < 2; n++) await castVote(own.as(await aMember(own.ctx)), aVoteInput(claim, source));
    const [database] = databases;
    if (!database) throw new Error("There is no database.");
    const next = await runJobs({ ...database, url: own.url }, { jobs: JOBS, lookSeconds: 0.5 });
    await expect.poll(voters, { timeout: 15_000 }).toBe(10);
    await next.stop();
    await Promise.all(databases.map(({ close }) => close()));
  }, 60_000);
});
