import "server-only";
import { sql } from "drizzle-orm";
import type { Database } from "#db/client";
import { FIRST_SEAL, sealAfter, sealedText } from "#server/events/seal-events";

/** What is wrong with the first broken row: which event it is, its place in the chain, and what was found. */
export type Broken = {
  event: number;
  seq: number;
  problem: "changed" | "gone" | "seal_gone" | "slipped_in";
};

type Audit = {
  /** How many events the chain holds, and its last seal in hexadecimal. */
  sealed: number;
  head: string;
  /** Events of the last seconds, which the job has not come to. */
  waiting: number;
  broken: Broken | null;
  /** Whether the chain holds the seal that was asked about; null where none was. */
  holdsKnown: boolean | null;
};

/** A seal that somebody wrote down earlier: its place and its 32 bytes in hexadecimal. */
export type KnownSeal = { seq: number; seal: string };

const AT_A_TIME = 5_000;

type Row = { seq: number; event: number; seal: Uint8Array; text: string | null };

/**
 * Goes through the whole chain of events and names the first row that was changed, is gone, or was slipped in after the events
 * around it were sealed. Whoever can write to the database can also make a whole new chain: only a seal that was written down
 * elsewhere shows that.
 */
export async function auditEvents(db: Database, known: KnownSeal | null = null): Promise<Audit> {
  let [sealed, before] = [0, FIRST_SEAL];
  let holdsKnown = known === null ? null : false;
  const told = (broken: Broken | null, waiting = 0): Audit => ({
    sealed,
    head: Buffer.from(before).toString("hex"),
    waiting,
    broken,
    holdsKnown,
  });
  for (;;) {
    const rows = await db.execute<Row>(sql`
      select s.seq::int as seq, s.event::int as event, s.seal, case when e.id is not null then ${sealedText(sql`e`)} end as text
      from event_seals s left join events e on e.id = s.event
      where s.seq > ${sealed} order by s.seq limit ${AT_A_TIME}`);
    for (const { seq, event, seal, text } of rows) {
      if (seq !== sealed + 1) return told({ event, seq: sealed + 1, problem: "seal_gone" });
      if (text === null) return told({ event, seq, problem: "gone" });
      const expected = sealAfter(before, text);
      if (!Buffer.from(seal).equals(expected)) return told({ event, seq, problem: "changed" });
      [sealed, before] = [seq, expected];
      if (known && seq === known.seq) holdsKnown = Buffer.from(expected).toString("hex") === known.seal.toLowerCase();
    }
    if (rows.length < AT_A_TIME) break;
  }
  // Before the place that the job has come to, every event has a seal.
  const [unsealed] = await db.execute<{ event: number | null; waiting: number }>(sql`
    with place as (select tx, event from event_readers where name = 'sealing'),
    open as (select e.id, (e.tx, e.id) <= (select p.tx, p.event from place p) as is_passed
      from events e where not exists (select 1 from event_seals s where s.event = e.id))
    select (min(id) filter (where is_passed))::int as event, (count(*) filter (where is_passed is not true))::int as waiting
    from open`);
  if (unsealed?.event) return told({ event: unsealed.event, seq: sealed, problem: "slipped_in" });
  return told(null, unsealed?.waiting ?? 0);
}
