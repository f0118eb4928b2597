import { asc, sql } from "drizzle-orm";
import { afterAll } from "vitest";
import { openDatabase } from "#db/client";
import { events } from "#db/schema";
import {
  type EventReader,
  listReaders,
  type RecordedEvent,
  readNext,
  rewindReader,
  runReader,
} from "#server/events/read-events";
import { aMember } from "#tests/support/factories";
import { describe, expect, NOW, type OwnDatabase, test } from "#tests/support/test-database";

const SUBJECT = "7d3e5c1e-5f0b-4f0e-9a53-0c2a1d6f7b10";

function aReader(more: Partial<EventReader> = {}): EventReader & { had: RecordedEvent[] } {
  const had: RecordedEvent[] = [];
  return {
    name: "a test",
    actions: ["vote.cast"],
    begins: "first",
    read: async (found) => had.push(...found),
    ...more,
    had,
  };
}

const cast = (n: number) => ({ action: "vote.cast", subject: SUBJECT, audience: "actor" as const, payload: { n } });
const numbersOf = ({ had }: { had: RecordedEvent[] }) => had.map(({ payload }) => payload.n);

const record = async (own: OwnDatabase, ...numbers: number[]) => {
  for (const n of numbers) await own.db.insert(events).values(cast(n));
};

describe("a reader of the events", () => {
  test("gets each event of its kinds once and in order, and goes on where it was", async ({ own }) => {
    await record(own, 1, 2);
    await aMember(own.ctx);
    const reader = aReader();
    expect(await readNext(own.db, reader, NOW)).toBe(2);
    expect(await readNext(own.db, reader, NOW)).toBe(0);
    await record(own, 3);
    // Another process reads for the same reader from where the first one was.
    const next = aReader();
    await readNext(own.db, next, NOW);
    expect([...numbersOf(reader), ...numbersOf(next)]).toEqual([1, 2, 3]);
  });

  test("that begins now is given nothing that was before, and nothing is lost that was going on", async ({ own }) => {
    await record(own, 1);
    const reader = aReader({ begins: "now" });
    await own.db.transaction(async (tx) => {
      await tx.insert(events).values(cast(2));
      await readNext(openedOn(own), reader, NOW);
    });
    await readNext(own.db, reader, NOW);
    expect(numbersOf(reader)).toEqual([2]);
  });

  test("passes by no event whose transaction ends later than that of a newer one", async ({ own }) => {
    const reader = aReader();
    await own.db.transaction(async (slow) => {
      await slow.insert(events).values(cast(1));
      const other = openedOn(own);
      await other.insert(events).values(cast(2));
      expect(await readNext(other, reader, NOW)).toBe(0);
    });
    await readNext(own.db, reader, NOW);
    const ids = await own.db.select({ id: events.id }).from(events).orderBy(asc(events.id));
    expect(ids).toHaveLength(2);
    expect(numbersOf(reader)).toEqual([1, 2]);
  });

  test("gets an event again when it failed with it, and has it in the end", async ({ own }) => {
    await record(own, 1, 2);
    const reader = aReader();
    const failing = { ...reader, read: () => Promise.reject(new Error("broken on purpose")) };
    await expect(readNext(own.db, failing, NOW)).rejects.toThrow("broken on purpose");
    await readNext(own.db, reader, NOW);
    expect(numbersOf(reader)).toEqual([1, 2]);
  });

  test("is one at a time, and reads all again when its place is set back", async ({ own }) => {
    await record(own, 1, 2, 3);
    const reader = aReader();
    let inner = -1;
    const slow = {
      ...reader,
      read: async (...given: Parameters<EventReader["read"]>) => {
        inner = await readNext(openedOn(own), reader, NOW);
        return reader.read(...given);
      },
    };
    await readNext(own.db, slow, NOW);
    expect(inner).toBe(0);
    expect(await listReaders(own.db)).toMatchObject([{ name: reader.name, behind: 0 }]);
    expect(await rewindReader(own.db, reader.name)).toBe(true);
    expect(await listReaders(own.db)).toMatchObject([{ name: reader.name, behind: 3 }]);
    await readNext(own.db, reader, NOW);
    expect(numbersOf(reader)).toEqual([1, 2, 3, 1, 2, 3]);
  });

  test("reads more than fits into one go, and what is announced at once", async ({ own }) => {
    await own.db.execute(sql`
      insert into events (action, subject, audience, payload)
      select 'vote.cast', ${SUBJECT}::uuid, 'actor', jsonb_build_object('n', n) from generate_series(1, 1200) n`);
    const reader = aReader();
    const running = runReader(own.db, reader, 60);
    await expect.poll(() => reader.had.length).toBe(1200);
    await record(own, 1201);
    running.wake();
    await expect.poll(() => reader.had.length).toBe(1201);
    await running.stop();
    expect(numbersOf(reader)).toEqual(Array.from({ length: 1201 }, (_, index) => index + 1));
  });
});

const opened: ReturnType<typeof openDatabase>[] = [];

afterAll(async () => {
  for (const { close } of opened) await close();
});

/** Another connection to the same database. */
function openedOn({ url }: OwnDatabase) {
  const database = openDatabase(url, { connections: 1 });
  opened.push(database);
  return database.db;
}
