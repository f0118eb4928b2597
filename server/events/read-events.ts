import "server-only";
import { setTimeout as sleep } from "node:timers/promises";
import { eq, inArray, sql } from "drizzle-orm";
import type { Database } from "#db/client";
import { type EventPayload, eventReaders, events } from "#db/schema";
import { log } from "#server/core/log";

/** An event as a reader is given it. */
export type RecordedEvent = {
  id: number;
  at: Date;
  action: string;
  actor: string | null;
  subject: string;
  payload: EventPayload;
};

/**
 * Someone to whom events are given: each at least once, in their order, whatever is stopped or killed in between. What
 * it does with an event must do no harm when it is done twice; what it writes in the transaction that it is given is
 * written once.
 */
export type EventReader = {
  /** Under which the database remembers how far it has come. */
  name: string;
  /** The kinds of event that it is given. */
  actions: readonly string[] | "all";
  /** Where it begins the first time: with the first event that there ever was, or with what happens from then on. */
  begins: "first" | "now";
  read: (events: readonly RecordedEvent[], tx: Database, now: Date) => Promise<unknown>;
};

const EVENTS_AT_A_TIME = 500;
/** Any number: it only has to be the same in every process that reads. */
const READING_LOCK = 7_264_503;
/** How often a reader says that it is at work when there is nothing to read. */
const SIGN_OF_LIFE_MS = 60_000;
const SOON_MS = 100;
/** How long an event that was announced is looked for, until a transaction that began before it has ended. */
const AWAITED_MS = 5_000;

/**
 * The oldest transaction of this database that is still open, or the next that there will be: what is older can record
 * no event any more. Transactions of other databases on the same server are numbered in the same row, and keep no one
 * waiting.
 */
const OLDEST_OPEN = sql`coalesce(
  (select min(open) from pg_snapshot_xip(pg_current_snapshot()) open
    where open::xid in (select backend_xid from pg_stat_activity where datname = current_database())),
  pg_snapshot_xmax(pg_current_snapshot()))`;

type Place = { tx: string; event: number; seenAt: Date };

/**
 * Gives a reader the events that follow those it had, 500 at most, and remembers how far it came. Returns how many. One
 * process at a time reads for a reader. Events come in the order of their transactions, and only those that no
 * transaction can precede which is still open: an id alone tells nothing of when its transaction is committed. So no
 * event is ever passed by.
 */
export function readNext(db: Database, reader: EventReader, now: Date): Promise<number> {
  return db.transaction(async (tx) => {
    // Held without writing, so that this transaction keeps no other reader waiting.
    const [lock] = await tx.execute<{ isMine: boolean }>(
      sql`select pg_try_advisory_xact_lock(${READING_LOCK}, hashtext(${reader.name})) as "isMine"`,
    );
    if (!lock?.isMine) return 0;
    const place = (await findPlace(tx, reader.name)) ?? (await takePlace(tx, reader, now));
    const [border] = await tx.execute<{ tx: string }>(sql`select ${OLDEST_OPEN}::text as tx`);
    if (!border) throw new Error("The database says nothing of its transactions.");
    const found = await tx
      .select({
        id: events.id,
        tx: sql<string>`${events.tx}::text`,
        at: events.at,
        action: events.action,
        actor: events.actor,
        subject: events.subject,
        payload: events.payload,
      })
      .from(events)
      .where(
        sql`(${events.tx}, ${events.id}) > (${place.tx}::xid8, ${place.event}) and ${events.tx} < ${border.tx}::xid8
          and ${reader.actions === "all" ? sql`true` : inArray(events.action, [...reader.actions])}`,
      )
      .orderBy(events.tx, events.id)
      .limit(EVENTS_AT_A_TIME);
    if (found.length > 0)
      await reader.read(
        found.map(({ tx: _, ...event }) => event),
        tx,
        now,
      );
    const last = found.at(-1);
    const isAll = found.length < EVENTS_AT_A_TIME;
    const isQuiet = now.getTime() - place.seenAt.getTime() < SIGN_OF_LIFE_MS;
    if (!last && isQuiet) return 0;
    const reached = isAll || !last ? { tx: border.tx, event: 0 } : { tx: last.tx, event: last.id };
    await tx
      .update(eventReaders)
      .set({ ...reached, seenAt: now })
      .where(eq(eventReaders.name, reader.name));
    return found.length;
  });
}

async function findPlace(db: Database, name: string): Promise<Place | null> {
  const [place] = await db
    .select({ tx: sql<string>`${eventReaders.tx}::text`, event: eventReaders.event, seenAt: eventReaders.seenAt })
    .from(eventReaders)
    .where(eq(eventReaders.name, name));
  return place ?? null;
}

async function takePlace(db: Database, { name, begins }: EventReader, now: Date): Promise<Place> {
  const tx = begins === "first" ? sql`'0'::xid8` : OLDEST_OPEN;
  await db.insert(eventReaders).values({ name, tx, event: 0, seenAt: now }).onConflictDoNothing();
  const place = await findPlace(db, name);
  if (!place) throw new Error("A reader of events found no place.");
  return place;
}

/** How far each reader has come: how many events of any kind follow its place. */
export const listReaders = (db: Database): Promise<{ name: string; behind: number; seenAt: Date }[]> =>
  db
    .select({
      name: eventReaders.name,
      behind: sql<number>`(select count(*) from ${events} e
        where (e.tx, e.id) > (event_readers.tx, event_readers.event))`.mapWith(Number),
      seenAt: eventReaders.seenAt,
    })
    .from(eventReaders)
    .orderBy(eventReaders.name);

/**
 * Sets a reader back to the first event that there ever was, so that it is given all of them again. False where there
 * is none.
 */
export async function rewindReader(db: Database, name: string): Promise<boolean> {
  const rewound = await db
    .update(eventReaders)
    .set({ tx: "0", event: 0 })
    .where(eq(eventReaders.name, name))
    .returning({ name: eventReaders.name });
  return rewound.length > 0;
}

export type RunningReader = {
  /** Looks at once for what was announced. */
  wake: () => void;
  stop: () => Promise<void>;
};

/**
 * Reads for a reader until it is stopped: every few seconds, and at once when it is woken. What goes wrong is said once
 * and tried again.
 */
export function runReader(db: Database, reader: EventReader, everySeconds: number): RunningReader {
  const stopping = new AbortController();
  let waking = new AbortController();
  let awaitedUntil = 0;
  const reading = (async () => {
    let isFailing = false;
    while (!stopping.signal.aborted) {
      let read = 0;
      try {
        read = await readNext(db, reader, new Date());
        isFailing = false;
      } catch (error) {
        if (!isFailing) log.error({ err: error, reader: reader.name }, "Events could not be read");
        isFailing = true;
      }
      if (read === EVENTS_AT_A_TIME) continue;
      if (read > 0) awaitedUntil = 0;
      const pause = !isFailing && Date.now() < awaitedUntil ? SOON_MS : everySeconds * 1_000;
      await sleep(pause, undefined, { signal: AbortSignal.any([stopping.signal, waking.signal]) }).catch(
        () => undefined,
      );
      waking = new AbortController();
    }
  })();
  return {
    wake: () => {
      awaitedUntil = Date.now() + AWAITED_MS;
      waking.abort();
    },
    stop: async () => {
      stopping.abort();
      await reading;
    },
  };
}
