import "server-only";
import { type SQL, sql } from "drizzle-orm";
import { appearances, articles, claimants, claims, claimTopics, copies, interests, recusals } from "#db/schema";
import type { InterestKind } from "#db/vocabulary";
import type { Ctx } from "#server/core/context";

/** Whoever declares an interest and whoever submits a claim take turns, so that neither misses the other. */
const TURN = sql`hashtext('standing interests')`;

/** Everyone whose standing interest names the claimant, the publisher or a topic of a new claim steps aside from it. */
export async function recuseInterested(tx: Ctx, claim: string): Promise<void> {
  await tx.db.execute(sql`select pg_advisory_xact_lock_shared(${TURN})`);
  await tx.db.execute(sql`
    insert into ${recusals} (claim, member, kind, statement, interest, at)
    select distinct on (i.member) ${claim}::uuid, i.member, 'interest', '', i.id, ${tx.now.toISOString()}::timestamptz
    from ${interests} i
    where i.until is null and (i.kind, i.name_key) in (
      select 'claimant', lower(m.name) from ${claims} c join ${claimants} m on m.id = c.claimant where c.id = ${claim}
      union select 'publisher', lower(a.publisher) from ${appearances} p
        join ${copies} k on k.id = p.copy join ${articles} a on a.id = k.article
        where p.claim = ${claim} and a.publisher is not null
      union select 'topic', t.topic from ${claimTopics} t where t.claim = ${claim})
    order by i.member, i."from"
    on conflict do nothing`);
}

/** Someone who declares a standing interest steps aside from every claim that it names, whatever became of it. */
export async function recuseFromTouched(
  tx: Ctx,
  { interest, member, kind, nameKey }: { interest: string; member: string; kind: InterestKind; nameKey: string },
): Promise<void> {
  await tx.db.execute(sql`select pg_advisory_xact_lock(${TURN})`);
  await tx.db.execute(sql`
    insert into ${recusals} (claim, member, kind, statement, interest, at)
    select touched.claim, ${member}::uuid, 'interest', '', ${interest}::uuid, ${tx.now.toISOString()}::timestamptz
    from (${TOUCHED[kind](nameKey)}) touched
    on conflict do nothing`);
}

/**
 * Whoever has an interest in a topic that was merged into another has it in that one, and steps aside from every claim of it.
 */
export async function followTopic(tx: Ctx, { from, into }: { from: string; into: string }): Promise<void> {
  await tx.db.execute(sql`select pg_advisory_xact_lock(${TURN})`);
  await tx.db.execute(sql`
    update ${interests} set name_key = ${into}
    where kind = 'topic' and name_key = ${from} and until is null and member not in (
      select o.member from ${interests} o where o.kind = 'topic' and o.name_key = ${into} and o.until is null)`);
  await tx.db.execute(sql`
    insert into ${recusals} (claim, member, kind, statement, interest, at)
    select t.claim, i.member, 'interest', '', i.id, ${tx.now.toISOString()}::timestamptz
    from ${claimTopics} t join ${interests} i on i.kind = 'topic' and i.name_key = t.topic and i.until is null
    where t.topic = ${into}
    on conflict do nothing`);
}

/** The claims that an interest of each kind names. */
const TOUCHED: Record<InterestKind, (nameKey: string) => SQL> = {
  claimant: (nameKey) => sql`
    select c.id as claim from ${claims} c join ${claimants} m on m.id = c.claimant where lower(m.name) = ${nameKey}`,
  publisher: (nameKey) => sql`
    select distinct p.claim from ${appearances} p join ${copies} k on k.id = p.copy
    join ${articles} a on a.id = k.article where lower(a.publisher) = ${nameKey}`,
  topic: (nameKey) => sql`select t.claim from ${claimTopics} t where t.topic = ${nameKey}`,
};
