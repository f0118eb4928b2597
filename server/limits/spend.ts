import { inArray, sql } from "drizzle-orm";
import type { Database } from "#db/client";
import { allowances } from "#db/schema";
import type { Allowance } from "#server/limits/rules";

const MINUTE_MS = 60_000;

/**
 * Takes one from each of some allowances, in one statement, and returns 0; or how many seconds to wait where one of them
 * is spent. An allowance of 60 in a minute refills evenly, one in each second, and holds 60 at most. (Generic cell rate
 * algorithm, ITU-T I.371: kept is only the moment until which it is spent.) No import here is bound to the framework, so
 * that the front door spends from the same.
 */
export async function spend(db: Database, wanted: readonly Allowance[], now: Date): Promise<number> {
  if (wanted.length === 0) return 0;
  const stepOf = ({ max, minutes }: Allowance) => (minutes * MINUTE_MS) / max;
  const rows = wanted.map((allowance) => {
    const [step, whole] = [stepOf(allowance), allowance.minutes * MINUTE_MS];
    return sql`(${allowance.key}::text, ${step}::float8, ${whole}::float8)`;
  });
  const at = sql`${now.toISOString()}::timestamptz`;
  const ms = (column: string) => sql`${sql.raw(column)} * interval '1 millisecond'`;
  const spent = await db.execute<{ key: string }>(sql`
    with wanted (key, step, whole) as (values ${sql.join(rows, sql`, `)})
    insert into ${allowances} (key, spent_until)
    select key, ${at} + ${ms("step")} from wanted order by key
    on conflict (key) do update set spent_until = greatest(allowances.spent_until, ${at}) + (excluded.spent_until - ${at})
      where greatest(allowances.spent_until, ${at}) + (excluded.spent_until - ${at})
        <= ${at} + (select ${ms("whole")} from wanted w where w.key = excluded.key)
    returning key`);
  if (spent.length === wanted.length) return 0;
  const refused = wanted.filter(({ key }) => !spent.some((row) => row.key === key));
  return waitFor(db, refused, now);
}

/** How many seconds until each of some allowances has one again. */
async function waitFor(db: Database, refused: readonly Allowance[], now: Date): Promise<number> {
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
