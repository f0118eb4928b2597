import { sql } from "drizzle-orm";
import { openDatabase } from "#db/client";
import { PREPARED_MAX } from "#db/prepared-statements";
import { describe, expect, test } from "#tests/support/test-database";

// Savepoints, which the driver prepares by itself, have no parameters.
const PREPARED = sql`select count(*)::int as prepared from pg_prepared_statements where statement like '%$%'`;

/** A pool of one connection, so that what was prepared on it can be asked of it. */
async function on(url: string, work: (db: ReturnType<typeof openDatabase>["db"]) => Promise<void>): Promise<void> {
  const { db, close } = openDatabase(url, { connections: 1 });
  await work(db).finally(close);
}

const prepared = async (db: ReturnType<typeof openDatabase>["db"]) =>
  Number((await db.execute(PREPARED))[0]?.prepared ?? Number.NaN);

describe("a statement that comes again", () => {
  test("is prepared once, in a transaction and outside, and gives what it gave", async ({ own }) => {
    await on(own.url, async (db) => {
      const add = (a: number, b: number) => sql`select ${a}::int + ${b}::int as sum`;
      for (let n = 0; n < 3; n++) expect(await db.execute(add(n, 1))).toMatchObject([{ sum: n + 1 }]);
      await db.transaction(async (tx) => {
        expect(await tx.execute(add(20, 1))).toMatchObject([{ sum: 21 }]);
        await tx.transaction(async (inner) => expect(await inner.execute(add(30, 1))).toMatchObject([{ sum: 31 }]));
      });
      expect(await prepared(db)).toBe(1);
    });
  });

  test("is one of so many: others are asked as before, and so are long lists", async ({ own }) => {
    await on(own.url, async (db) => {
      for (let n = 0; n < PREPARED_MAX + 20; n++) {
        const rows = await db.execute(sql`select ${n}::int as ${sql.raw(`n${n}`)}`);
        expect(rows).toMatchObject([{ [`n${n}`]: n }]);
      }
      expect(await prepared(db)).toBe(PREPARED_MAX);
    });
    await on(own.url, async (db) => {
      const list = sql.join(
        Array.from({ length: 30 }, (_, n) => sql`${n}::int`),
        sql`, `,
      );
      expect(await db.execute(sql`select array_length(array[${list}], 1) as length`)).toMatchObject([{ length: 30 }]);
      expect(await prepared(db)).toBe(0);
    });
  });

  test("is not prepared where the address of the database says so", async ({ own }) => {
    await on(`${own.url}?prepare=false`, async (db) => {
      expect(await db.execute(sql`select ${1}::int as one`)).toMatchObject([{ one: 1 }]);
      expect(await prepared(db)).toBe(0);
    });
  });
});
