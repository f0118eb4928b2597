import { readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { mkdtemp } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import postgres from "postgres";
import { openDatabase } from "#db/client";
import { startEmbedded } from "#db/embedded";
import { readBackup } from "#scripts/backup/read-backup";
import { listTables } from "#scripts/backup/tables";
import { writeBackup } from "#scripts/backup/write-backup";
import { getPublishedCheck, listLatestChecks } from "#server/checks/public-queries";
import { systemCtx } from "#server/core/context";
import { getReceipt, listPublicKeys } from "#server/receipts/public-queries";
import { verifyReceipt } from "#server/receipts/verification/verify-receipt";
import { judgeVerdicts } from "#server/verdicts/judge-verdicts";
import { castVote } from "#server/votes/cast-vote";
import { aDecidedClaim, aMember, aPublishedCheck, aVoteInput, correct } from "#tests/support/factories";
import { test as base, describe, expect, type OwnDatabase } from "#tests/support/test-database";

const SECRET = "a secret that comes back with the data";

type Place = { folder: string; file: string; empty: string };

/** A folder with room for a backup, and an empty PostgreSQL of its own, whose transactions count from the beginning. */
const test = base.extend("place", async ({ task: _ }, { onCleanup }): Promise<Place> => {
  const folder = await mkdtemp(join(tmpdir(), "countersign-backup-"));
  const server = await startEmbedded({ dataDir: join(folder, "data"), durability: "none" });
  onCleanup(async () => {
    await server.stop();
    rmSync(folder, { recursive: true, force: true });
  });
  return { folder, file: join(folder, "all.backup"), empty: server.url };
});

async function aNewsroom({ ctx }: OwnDatabase) {
  const check = await correct(ctx, await aPublishedCheck(ctx), { answer: "It was open to pedestrians from March on." });
  const { claim, source } = await aDecidedClaim(ctx);
  return { check, claim, source };
}

/** Every row of every table, as text. */
async function contentsOf(url: string): Promise<Record<string, string[]>> {
  const sql = postgres(url, { max: 1 });
  const contents: Record<string, string[]> = {};
  for (const { name } of await listTables(sql)) {
    const rows = await sql`select t::text as row from ${sql(name)} t`;
    contents[name] = rows.map(({ row }) => row).sort();
  }
  await sql.end();
  return contents;
}

describe("a backup", () => {
  test("restored into an empty place is everything, and the work goes on there", async ({ own, place }) => {
    const { check, claim, source } = await aNewsroom(own);
    const told = await writeBackup(own.url, SECRET, place.file);
    expect(told.rows).toBeGreaterThan(50);
    expect(statSync(place.file).mode & 0o077).toBe(0);
    expect(await readBackup(place.empty, place.file)).toEqual(told);
    expect(await contentsOf(place.empty)).toEqual(await contentsOf(own.url));

    const { db, close } = openDatabase(place.empty, { connections: 2 });
    const ctx = systemCtx(db, { now: own.ctx.now });
    expect((await listLatestChecks(ctx, 5)).map(({ slug }) => slug)).toEqual([check.slug]);
    expect((await getPublishedCheck(ctx, check.slug)).corrections).toHaveLength(1);
    expect(await verifyReceipt(await getReceipt(ctx, check.slug), await listPublicKeys(ctx))).toMatchObject({
      problem: null,
    });
    // Numbers and transactions go on: a new vote is judged, and an event gets the next number.
    const ada = await aMember(ctx);
    await castVote({ ...ctx, actor: { kind: "member", ...ada } }, aVoteInput(claim, source));
    const { version } = await judgeVerdicts(ctx);
    const [judged] = await db.execute(
      "select ballots, tx < pg_snapshot_xmin(pg_current_snapshot()) as is_past from judgements order by version desc limit 1",
    );
    expect(judged).toMatchObject({ ballots: 7, is_past: true });
    expect(version).toBeGreaterThan(1);
    await close();
  });

  test("is never written over a file, nor read over a database", async ({ own, place }) => {
    await aNewsroom(own);
    await writeBackup(own.url, SECRET, place.file);
    await expect(writeBackup(own.url, SECRET, place.file)).rejects.toThrow("is there already");
    await expect(readBackup(own.url, place.file)).rejects.toThrow(/not empty \(\d+ members\): nothing was changed/);
  });

  test("that was cut off or changed restores nothing, and the place stays empty", async ({ own, place }) => {
    await aNewsroom(own);
    await writeBackup(own.url, SECRET, place.file);
    const bytes = readFileSync(place.file);
    const cut = join(place.folder, "cut.backup");
    writeFileSync(cut, bytes.subarray(0, bytes.length - 600));
    await expect(readBackup(place.empty, cut)).rejects.toThrow("is damaged or was cut off: nothing was restored");
    expect(await contentsOf(place.empty)).toEqual({});
    writeFileSync(cut, "no backup at all");
    await expect(readBackup(place.empty, cut)).rejects.toThrow("is no backup of this product");
    expect((await readBackup(place.empty, place.file)).tables).toBeGreaterThan(20);
  });
});
