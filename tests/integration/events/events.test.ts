import { and, asc, eq, ne, sql } from "drizzle-orm";
import { openDatabase } from "#db/client";
import { checkStates, checkVersions, events } from "#db/schema";
import { followEvents } from "#server/events/follow-events";
import { aMember, aPublishedCheck } from "#tests/support/factories";
import { describe, expect, NOW, test } from "#tests/support/test-database";

describe("the events", () => {
  test("say what happened to what, when, and who may know", async ({ ctx }) => {
    const check = await aPublishedCheck(ctx);
    const [event] = await ctx.db
      .select()
      .from(events)
      .where(and(eq(events.subject, check.id), eq(events.action, "check.published")));
    expect(event).toMatchObject({
      at: NOW,
      actor: expect.any(String),
      actorKind: "member",
      audience: "public",
      payload: { version: 2 },
    });
  });

  for (const [what, change] of [
    ["an event", sql`update ${events} set action = 'x'`],
    ["a version", sql`update ${checkVersions} set title = 'x'`],
    ["a state", sql`delete from ${checkStates}`],
  ] as const) {
    test(`are for ever: ${what} cannot be changed`, async ({ ctx }) => {
      await aPublishedCheck(ctx);
      await expect(ctx.db.transaction((tx) => tx.execute(change))).rejects.toMatchObject({
        code: "23001",
      });
    });
  }

  test("are announced when they are committed, and not when they are for the actor alone", async ({ own }) => {
    const database = openDatabase(own.url, { connections: 1 });
    const heard: number[] = [];
    let connected = 0;
    await followEvents(database, { onEvent: (id) => heard.push(id), onConnected: () => connected++ });
    const ada = await aMember(own.ctx);
    const alone = { action: "vote.cast", subject: ada.id, audience: "actor" as const };
    await own.db.insert(events).values(alone);
    await aPublishedCheck(own.ctx);
    const told = await own.db
      .select({ id: events.id })
      .from(events)
      .where(ne(events.audience, "actor"))
      .orderBy(asc(events.id));
    await expect.poll(() => heard).toEqual(told.map(({ id }) => id));
    expect(await own.db.$count(events, eq(events.audience, "actor"))).toBeGreaterThan(3);
    expect(connected).toBe(1);
    await database.close();
  });

  test("are heard again after the connection was cut, which is said", async ({ own }) => {
    const database = openDatabase(own.url, { connections: 1 });
    const heard: number[] = [];
    let connected = 0;
    await followEvents(database, { onEvent: (id) => heard.push(id), onConnected: () => connected++ });
    await own.db.execute(sql`
      select pg_terminate_backend(pid) from pg_stat_activity
      where datname = current_database() and query ilike 'listen%' and pid <> pg_backend_pid()`);
    await expect.poll(() => connected, { timeout: 10_000 }).toBe(2);
    await aPublishedCheck(own.ctx);
    await expect.poll(() => heard.length).toBeGreaterThan(0);
    await database.close();
  });
});
