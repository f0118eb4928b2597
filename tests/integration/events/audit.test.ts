import { asc, sql } from "drizzle-orm";
import { eventSeals, events } from "#db/schema";
import type { Ctx } from "#server/core/context";
import { auditEvents } from "#server/events/audit-events";
import { sealEvents } from "#server/events/seal-events";
import { aDecidedClaim, aPublishedCheck } from "#tests/support/factories";
import { describe, expect, test } from "#tests/support/test-database";

/** As the job does it: in two batches, of which the second is given some events again. */
async function sealAll(ctx: Ctx): Promise<number[]> {
  const all = await ctx.db.select({ id: events.id }).from(events).orderBy(asc(events.id));
  await sealEvents(ctx.db, all.slice(0, 10), ctx.now);
  await sealEvents(ctx.db, all.slice(5), ctx.now);
  return all.map(({ id }) => id);
}

/** What somebody does who has the database in their hands: no trigger holds them back. */
async function tamper(ctx: Ctx, change: ReturnType<typeof sql>): Promise<void> {
  await ctx.db.execute(sql`set local session_replication_role = replica`);
  await ctx.db.execute(change);
  await ctx.db.execute(sql`set local session_replication_role = origin`);
}

describe("the chain over the events", () => {
  test("holds every event once, in order, and says so", async ({ ctx }) => {
    await aPublishedCheck(ctx);
    const ids = await sealAll(ctx);
    const audit = await auditEvents(ctx.db);
    expect(audit).toMatchObject({ sealed: ids.length, waiting: 0, broken: null, holdsKnown: null });
    const seals = await ctx.db.select().from(eventSeals).orderBy(asc(eventSeals.seq));
    expect(seals.map(({ event }) => event)).toEqual(ids);
    const [, second] = seals;
    const seal = Buffer.from(second?.seal ?? []).toString("hex");
    expect(await auditEvents(ctx.db, { seq: 2, seal })).toMatchObject({ broken: null, holdsKnown: true });
    expect(await auditEvents(ctx.db, { seq: 3, seal })).toMatchObject({ broken: null, holdsKnown: false });
    await aDecidedClaim(ctx);
    const { waiting } = await auditEvents(ctx.db);
    expect(waiting).toBeGreaterThan(0);
  });

  test("cannot be changed by the product", async ({ ctx }) => {
    await aDecidedClaim(ctx);
    await sealAll(ctx);
    const change = ctx.db.transaction((db) => db.update(eventSeals).set({ event: 999_999 }));
    await expect(change).rejects.toThrow();
  });

  for (const [what, change, problem] of [
    ["changed", (id: number) => sql`update events set payload = '{"version": 9}' where id = ${id}`, "changed"],
    ["given to another member", (id: number) => sql`update events set actor = null where id = ${id}`, "changed"],
    [
      "moved in time",
      (id: number) => sql`update events set at = at + interval '1 microsecond' where id = ${id}`,
      "changed",
    ],
    ["removed", (id: number) => sql`delete from events where id = ${id}`, "gone"],
    [
      "removed with its seal",
      (id: number) => sql`with e as (delete from events where id = ${id}) delete from event_seals where event = ${id}`,
      "seal_gone",
    ],
  ] as const) {
    test(`names the first row that was ${what}`, async ({ ctx }) => {
      await aPublishedCheck(ctx);
      const ids = await sealAll(ctx);
      const [place, later] = [5, 8];
      for (const at of [later, place]) await tamper(ctx, change(ids[at] ?? 0));
      const { broken } = await auditEvents(ctx.db);
      const named = problem === "seal_gone" ? ids[place + 1] : ids[place];
      expect(broken).toEqual({ event: named, seq: place + 1, problem });
    });
  }

  test("names a row that was slipped in before the place that the job has come to", async ({ ctx }) => {
    await aDecidedClaim(ctx);
    await sealAll(ctx);
    await ctx.db.execute(sql`insert into event_readers (name, tx, event, seen_at)
      values ('sealing', pg_snapshot_xmax(pg_current_snapshot()), 0, now())`);
    expect(await auditEvents(ctx.db)).toMatchObject({ broken: null });
    const [forged] = await ctx.db.execute<{ id: number }>(sql`
      insert into events (tx, at, action, subject, audience) values ('3', now(), 'vote.cast', gen_random_uuid(), 'actor')
      returning id::int as id`);
    expect((await auditEvents(ctx.db)).broken).toMatchObject({ event: forged?.id, problem: "slipped_in" });
  });
});
