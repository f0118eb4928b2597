import { readFileSync } from "node:fs";
import { join } from "node:path";
import postgres from "postgres";
import { openDatabase } from "#db/client";
import { MIGRATIONS_FOLDER, migrateDatabase, migrateDatabaseTo } from "#db/migrate";
import { getPublishedCheck, listLatestChecks } from "#server/checks/public-queries";
import { listClaims } from "#server/claims/desk-queries";
import { memberCtx, systemCtx } from "#server/core/context";
import { searchChecks } from "#server/search/public-queries";
import { relistChecks } from "#server/search/relist-checks";
import { searchFrom } from "#server/search/schemas";
import { judgeVerdicts } from "#server/verdicts/judge-verdicts";
import { aPublishedCheck } from "#tests/support/factories";
import { ROWS_AFTER } from "#tests/support/rows-of-old-versions";
import { describe, expect, test } from "#tests/support/test-database";

const { entries }: { entries: { tag: string }[] } = JSON.parse(
  readFileSync(join(MIGRATIONS_FOLDER, "meta/_journal.json"), "utf8"),
);

/** An empty database on the server of the tests, dropped afterwards. */
async function inEmptyDatabase(work: (url: string) => Promise<void>): Promise<void> {
  const name = `upgrade_${process.pid}`;
  const url = new URL(process.env.TEST_DATABASE_URL ?? "");
  url.pathname = "/postgres";
  const server = postgres(url.href, { max: 1, onnotice: () => undefined });
  await server`create database ${server(name)}`;
  url.pathname = `/${name}`;
  try {
    await work(url.href);
  } finally {
    await server`drop database ${server(name)} with (force)`;
    await server.end();
  }
}

describe("a database of the first version", () => {
  test("is brought to the newest with real rows in it after every step, and its pages are read", async () => {
    await inEmptyDatabase(async (url) => {
      for (const [index, { tag }] of entries.entries()) {
        await migrateDatabaseTo(url, index + 1);
        const rows = ROWS_AFTER[tag];
        if (!rows) continue;
        const sql = postgres(url, { max: 1 });
        await sql.unsafe(rows);
        await sql.end();
      }
      await migrateDatabase(url);

      const { db, close } = openDatabase(url, { connections: 2 });
      const ctx = systemCtx(db, { now: new Date("2026-03-02T10:00:00Z") });
      expect(await relistChecks(ctx)).toBe(2);
      expect(await relistChecks(ctx)).toBe(0);
      expect((await listLatestChecks(ctx, 9)).map(({ slug }) => slug)).toEqual(["was-it-so", "was-it-written-down"]);
      const first = await getPublishedCheck(ctx, "was-it-written-down");
      expect(first).toMatchObject({
        title: "Was it written down?",
        version: 2,
        claim: { verdict: { state: "open", rating: null } },
      });
      expect(first.rendered.tree).toMatchObject({ children: [{ tagName: "p" }] });
      expect(await getPublishedCheck(ctx, "was-it-so")).toMatchObject({
        claim: { verdict: { rating: "mostly_true" } },
        sources: [{ number: 1 }],
        rendered: { citations: [1] },
      });
      expect((await searchChecks(ctx, searchFrom({ q: "written" }))).checks).toHaveLength(1);
      const [mary] = await db.execute("select id, handle from members where handle = 'Mary'");
      const member = { id: String(mary?.id), handle: "Mary", role: "reviewer" as const };
      expect(await listClaims(memberCtx(db, member, { now: ctx.now }))).toHaveLength(2);
      // The work goes on: what is there is judged, and new things are published beside it.
      expect((await judgeVerdicts(ctx)).version).toBeGreaterThan(1);
      const { slug } = await aPublishedCheck(ctx);
      expect((await listLatestChecks(ctx, 9)).map((check) => check.slug)).toContain(slug);
      await close();
    });
  });
});
