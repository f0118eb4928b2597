import "server-only";
import { sql } from "drizzle-orm";
import type { Ctx } from "#server/core/context";
import { FAIRNESS_READERS, FAIRNESS_VOTERS_MIN } from "#server/fairness/rules";
import { isSuspendedAt } from "#server/measures/internal";

/**
 * Draws three members by lot from all whose votes stand on the claims of a check, whatever they voted; none where fewer than ten
 * did, none of its authors, and nobody who is suspended. Who was drawn once is not drawn again. A step of commands: it records no
 * event.
 */
export async function drawReaders(tx: Ctx, check: string, claims: readonly string[]): Promise<void> {
  const at = sql`${tx.now.toISOString()}::timestamptz`;
  await tx.db.execute(sql`
    with voters as (
      select distinct v.member from votes v
      join ballots b on b.vote = v.id and b.version = v.head and b.rating is not null
      where v.claim in (select value::uuid from jsonb_array_elements_text(${JSON.stringify(claims)}::jsonb))
    )
    insert into fairness_readers ("check", member, drawn_at)
    select ${check}, v.member, ${at} from voters v join members m on m.id = v.member
    where (select count(*) from voters) >= ${FAIRNESS_VOTERS_MIN}
      and not exists (select 1 from fairness_readers f where f."check" = ${check})
      and m.tombstoned_at is null
      and v.member not in (select k.author from checks k where k.id = ${check})
      and v.member not in (select a.member from check_authors a where a."check" = ${check})
      and not ${isSuspendedAt(sql`v.member`, tx.now)}
    order by random() limit ${FAIRNESS_READERS}`);
}
