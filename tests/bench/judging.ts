import { mkdtempSync, rmSync } from "node:fs";
import { availableParallelism, tmpdir } from "node:os";
import { join } from "node:path";
import { sql } from "drizzle-orm";
import { openDatabase } from "#db/client";
import { startEmbedded } from "#db/embedded";
import { migrateDatabase } from "#db/migrate";
import type { BenchOptions } from "#scripts/bench";
import { systemCtx } from "#server/core/context";
import { startThreads } from "#server/verdicts/engine/threads";
import { judgeVerdicts } from "#server/verdicts/judge-verdicts";
import { crowd } from "#tests/simulation/crowd";
import { writeElectorate } from "#tests/support/electorate-in-database";

const DEFAULT_BALLOTS = 100_000;
const BALLOTS_PER_REVIEWER = 10;
const BALLOTS_PER_CLAIM = 100;
const WARM_RUNS = 3;

/**
 * Measures the whole job on a database of its own: load every ballot, judge, and keep the result; the first time from
 * nothing, then warm (the middle of three). The limit is one query that reads the same ballots and does nothing with
 * them.
 */
export async function benchJudging(options: BenchOptions) {
  const ballots = Number(options.ballots ?? DEFAULT_BALLOTS);
  const reviewers = Math.ceil(ballots / BALLOTS_PER_REVIEWER);
  const claims = Math.ceil(ballots / BALLOTS_PER_CLAIM);
  const folder = mkdtempSync(join(tmpdir(), "countersign-bench-"));
  const server = await startEmbedded({ dataDir: folder, durability: "full" });
  const { db, close } = openDatabase(server.url, { connections: 2 });
  const workers = startThreads(Number(options.threads ?? availableParallelism()));
  try {
    await migrateDatabase(server.url);
    const rows = onePerSeat(crowd({ ballots, reviewers, claims, seed: 1 }));
    const ctx = systemCtx(db);
    await writeElectorate(ctx, { reviewers, claims, rows });
    await db.execute(sql`analyze`);
    const milliseconds = async (work: () => Promise<unknown>) => {
      const startedAt = performance.now();
      await work();
      return performance.now() - startedAt;
    };
    const cold = await milliseconds(() => judgeVerdicts(ctx, { workers, isCold: true }));
    const warm = [];
    for (let run = 0; run < WARM_RUNS; run++) warm.push(await milliseconds(() => judgeVerdicts(ctx, { workers })));
    const limit = await milliseconds(() =>
      db.execute(
        sql`select v.member, v.claim, b.* from votes v join ballots b on b.vote = v.id and b.version = v.head`,
      ),
    );
    const middle = warm.sort((a, b) => a - b)[Math.floor(WARM_RUNS / 2)] ?? 0;
    return {
      ballots: rows.item.length,
      reviewers,
      claims,
      cold_ms: Math.round(cold),
      warm_ms: Math.round(middle),
      limit_ms: Math.round(limit),
      ratio: Math.round((100 * middle) / limit) / 100,
    };
  } finally {
    await workers.dismiss();
    await close();
    await server.stop();
    rmSync(folder, { recursive: true, force: true });
  }
}

/** The last ballot of each reviewer on each claim: the database has one seat for it. */
function onePerSeat(rows: ReturnType<typeof crowd>) {
  const last = new Map<string, number>();
  for (let row = 0; row < rows.item.length; row++) last.set(`${rows.reviewer[row]} ${rows.item[row]}`, row);
  const kept = [...last.values()];
  const pick = (list: ArrayLike<number>) => kept.map((row) => list[row] ?? 0);
  return { reviewer: pick(rows.reviewer), item: pick(rows.item), option: pick(rows.option), weight: pick(rows.weight) };
}
