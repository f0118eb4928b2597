import { openDatabase } from "#db/client";
import { judgements } from "#db/schema";
import type { FetchPage } from "#server/articles/fetching/guarded-fetch";
import { InvalidError } from "#server/core/errors";
import { askForImport } from "#server/imports/ask-for-import";
import { getImport } from "#server/imports/queries";
import { retryImport } from "#server/imports/retry-import";
import { runImport } from "#server/imports/run-import";
import { importing } from "#server/jobs/importing";
import type { Job } from "#server/jobs/job";
import { judging } from "#server/jobs/judging";
import { runJobs } from "#server/jobs/run-jobs";
import { findStanding } from "#server/verdicts/internal";
import { castVote } from "#server/votes/cast-vote";
import { ARTICLE_TEXT, aDecidedClaim, aMember, anArticleInput, aVoteInput, unique } from "#tests/support/factories";
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

  test("imports what was asked for within seconds, also what was asked for while no worker ran", async ({ own }) => {
    const ada = own.as(await aMember(own.ctx));
    const ask = () => askForImport(ada, { article: anArticleInput(), selection: "" });
    const stepOf = async (asked: { import: string }) => (await getImport(ada, asked)).step;
    const database = openDatabase(own.url, { connections: 2 });
    const worker = () => runJobs({ ...database, url: own.url }, { jobs: [importing], lookSeconds: 0.5 });
    const first = await worker();
    const many = await Promise.all(Array.from({ length: 5 }, ask));
    for (const asked of many) await expect.poll(() => stepOf(asked), { timeout: 15_000 }).toBe("done");
    await first.stop();
    const waiting = await ask();
    expect(await stepOf(waiting)).toBe("waiting");
    const next = await worker();
    await expect.poll(() => stepOf(waiting), { timeout: 15_000 }).toBe("done");
    await next.stop();
    await database.close();
  }, 60_000);

  test("tries an import again at once when somebody asks, although it waits for its time", async ({ own }) => {
    const ada = own.as(await aMember(own.ctx));
    let isOut = true;
    const fetchPage: FetchPage = async (url) => {
      if (url.endsWith("/robots.txt")) throw new InvalidError("fetch_status", { status: 404 });
      if (isOut) throw new InvalidError("fetch_status", { status: 503, after: 300 });
      const bytes = new TextEncoder().encode(
        `<html><body><article><h1>Open</h1><p>${ARTICLE_TEXT}</p></article></body></html>`,
      );
      return { askedUrl: url, finalUrl: url, redirects: [], contentType: "text/html", bytes };
    };
    const job: Job = {
      ...importing,
      run: async (ctx, asked) => {
        const seconds = await runImport(ctx, String(asked.import), fetchPage);
        return seconds === null ? null : { againAfterSeconds: seconds };
      },
    };
    const database = openDatabase(own.url, { connections: 2 });
    const worker = await runJobs({ ...database, url: own.url }, { jobs: [job], lookSeconds: 0.5 });
    const article = { kind: "address" as const, url: `https://n${unique()}.example.org/a` };
    const asked = await askForImport(ada, { article, selection: "" });
    const reasonOf = async () => (await getImport(ada, asked)).reason;
    await expect.poll(reasonOf, { timeout: 15_000 }).toBe("fetch_status");
    isOut = false;
    await retryImport(ada, asked);
    await expect.poll(async () => (await getImport(ada, asked)).step, { timeout: 15_000 }).toBe("done");
    await worker.stop();
    await database.close();
  }, 60_000);
});
