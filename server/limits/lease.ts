import type { Database } from "#db/client";
import type { Allowance } from "#server/limits/rules";
import { take, waitFor } from "#server/limits/spend";

/** Of an allowance so much is leased at a time: one in sixty, at most ten. One of 120 is leased in twos. */
const LEASED_PART = 60;
const LEASED_MAX = 10;
/** Allowances of which a process remembers what it leased; the oldest are forgotten, with what is left of them. */
const REMEMBERED_MAX = 20_000;

/** What this process has leased and not used, by the allowance's key. */
const leased = new WeakMap<Database, Map<string, number>>();

const leasesOf = (db: Database): Map<string, number> => {
  const known = leased.get(db) ?? new Map<string, number>();
  leased.set(db, known);
  return known;
};

const sizeOf = ({ max }: Allowance): number => Math.max(1, Math.min(LEASED_MAX, Math.floor(max / LEASED_PART)));

/** How many of an allowance this process has taken and not used yet. */
export const leftOfLease = (db: Database, key: string): number => leased.get(db)?.get(key) ?? 0;

/**
 * Takes one from each of some allowances as `spend` does, from what this process has leased of them: some are taken from the
 * database at once, so that most of what is done needs no statement for its limit. An allowance gives as many as it holds, to
 * the last one, however many ask at once; of several processes each may keep back what it leased. Returns 0, or how many
 * seconds to wait.
 */
export async function spendLeased(db: Database, wanted: readonly Allowance[], now: Date): Promise<number> {
  const leases = leasesOf(db);
  const add = ({ key }: Allowance, count: number) => {
    const left = (leases.get(key) ?? 0) + count;
    leases.delete(key);
    leases.set(key, left);
  };
  // What is leased is set aside in the same moment: whoever asks meanwhile must not take it.
  const aside = new Set<Allowance>();
  const setAside = (allowance: Allowance) => {
    if ((leases.get(allowance.key) ?? 0) < 1) return;
    add(allowance, -1);
    aside.add(allowance);
  };
  for (const allowance of wanted) setAside(allowance);
  // Where there is less than a lease left, there may be one.
  for (const countOf of [sizeOf, () => 1]) {
    const asked = wanted.filter((one) => !aside.has(one)).map((one) => ({ one, count: countOf(one) }));
    if (asked.length === 0) break;
    const given = await take(
      db,
      asked.map(({ one, count }) => ({ ...one, count })),
      now,
    );
    for (const { one, count } of asked) {
      if (given.has(one.key)) add(one, count);
      setAside(one);
    }
  }
  const refused = wanted.filter((one) => !aside.has(one));
  if (refused.length > 0) {
    for (const one of aside) add(one, 1);
    return waitFor(db, refused, now);
  }
  for (const key of leases.keys()) {
    if (leases.size <= REMEMBERED_MAX) break;
    leases.delete(key);
  }
  return 0;
}
