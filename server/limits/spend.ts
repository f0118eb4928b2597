import { inArray, sql } from "drizzle-orm";
import type { Database } from "#db/client";
import { allowances } from "#db/schema";
import type { Allowance } from "#server/limits/rules";

const MINUTE_MS = 60_000;

/**
 * Takes one from each of some allowances, in one statement, and returns 0; or how many seconds to wait where one of them
 * is spent. No import here is bound to the framework, so that the front door spends from the same.
 */
export async function spend(db: Database, wanted: readonly Allowance[], now: Date): Promise<number> {
  const given = await take(
    db,
    wanted.map((allowance) => ({ ...allowance, count: 1 })),
    now,
  );
  const refused = wanted.filter(({ key }) => !given.has(key));
  return refused.length === 0 ? 0 : waitFor(db, refused, now);
}

/**
 * Takes so many of each of some allowances, all of one or none, in one statement, and returns the keys of those that had as
 * many. An allowance of 60 in a minute refills evenly, one in each second, and holds 60 at most. (Generic cell rate
 * algorithm, ITU-T I.371: kept is only the moment until which it is spent.)
 */
export async function take(
  db: Database,
  wanted: readonly (Allowance & { count: number })[],
  now: Date,
): Promise<Set<string>> {
  if (wanted.length === 0) return new Set();
  const rows = wanted.map(({ key, max, minutes, count }) => {
    const whole = minutes * MINUTE_MS;
    return sql`(${key}::text, ${(count * whole) / max}::float8, ${whole}::float8)`;
  });
  const at = sql`${now.toISOString()}::timestamptz`;
  const ms = (column: string) => sql`${sql.raw(column)} * interval '1 millisecond'`;
  const given = await db.execute<{ key: string }>(sql`
    with wanted (key, step, whole) as (values ${sql.join(rows, sql`, `)})
    insert into ${allowances} (key, spent_until)
    select key, ${at} + ${ms("step")} from wanted order by key
    on conflict (key) do update set spent_until = greatest(allowances.spent_until, ${at}) + (excluded.spent_until - ${at})
      where greatest(allowances.spent_until, ${at}) + (excluded.spent_until - ${at})
        <= ${at} + (select ${ms("whole")} from wanted w where w.key = excluded.key)
    returning key`);
  return new Set(given.map(({ key }) => key));
}

/** How many seconds until each of some allowances has one again. */
export async function waitFor(db: Database, refused: readonly Allowance[], now: Date): Promise<number> {
  const rows = await db
    .select({ key: allowances.key, spentUntil: allowances.spentUntil })
    .from(allowances)
    .where(
      inArray(
        allowances.key,
        refused.map(({ key }) => key),
      ),
    );
  const waits = rows.map(({ key, spentUntil }) => {
    const { max = 1, minutes = 1 } = refused.find((allowance) => allowance.key === key) ?? {};
    const whole = minutes * MINUTE_MS;
    return (spentUntil.getTime() + whole / max - whole - now.getTime()) / 1_000;
  });
  return Math.max(1, Math.ceil(Math.max(...waits, 0)));
}

/** How much of an allowance is used right now, from 0 to its maximum. */
export function usedOf({ max, minutes }: Allowance, spentUntil: Date | null, now: Date): number {
  const step = (minutes * MINUTE_MS) / max;
  return Math.max(0, Math.min(max, Math.ceil(((spentUntil?.getTime() ?? 0) - now.getTime()) / step)));
}
