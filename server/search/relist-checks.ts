import "server-only";
import { sql } from "drizzle-orm";
import { checkStates, listings } from "#db/schema";
import type { Ctx } from "#server/core/context";
import { listCheck } from "#server/search/list-check";
import { LISTER } from "#server/search/rules";

const AT_ONCE = 200;
/** Before every id. */
const NONE = "00000000-0000-0000-0000-000000000000";

/**
 * The product lists every published check that has no listing, or one that an older version of it wrote: after an update, before
 * anybody reads. Answers how many there were. Two that start at once share the work.
 */
export async function relistChecks({ db, ...rest }: Ctx): Promise<number> {
  let listed = 0;
  for (let last = NONE; ; ) {
    const done = await db.transaction(async (tx) => {
      await tx.execute(sql`select pg_advisory_xact_lock(hashtext('countersign listings'))`);
      const rows = await tx.execute<{ check: string }>(sql`
        select s."check" from ${checkStates} s
        left join ${listings} l on l."check" = s."check"
        where s.state = 'published' and s."check" > ${last} and l.lister is distinct from ${LISTER}
        order by s."check" limit ${AT_ONCE}`);
      for (const { check } of rows) await listCheck({ ...rest, db: tx }, check);
      return rows.map(({ check }) => check);
    });
    listed += done.length;
    const end = done.at(-1);
    if (end === undefined) return listed;
    last = end;
  }
}
