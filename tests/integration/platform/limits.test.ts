import { memberCtx } from "#server/core/context";
import { RateLimitedError } from "#server/core/errors";
import { leftOfLease, spendLeased } from "#server/limits/lease";
import { listOwnAllowances } from "#server/limits/queries";
import { LIMITS } from "#server/limits/rules";
import { spend } from "#server/limits/spend";
import { takeAllowance } from "#server/limits/take-allowance";
import { attachSource } from "#server/sources/attach-source";
import { aClaim, aMember, aSourceInput } from "#tests/support/factories";
import { describe, expect, NOW, test } from "#tests/support/test-database";

const later = (seconds: number) => new Date(NOW.getTime() + seconds * 1_000);
const TEN = { key: "a thing", max: 10, minutes: 1 };

describe("an allowance of ten in a minute", () => {
  test("gives ten at once, says how long to wait, and one more every six seconds", async ({ ctx }) => {
    for (let taken = 0; taken < 10; taken++) expect(await spend(ctx.db, [TEN], NOW)).toBe(0);
    expect(await spend(ctx.db, [TEN], NOW)).toBe(6);
    // What is refused is not counted.
    expect(await spend(ctx.db, [TEN], later(5))).toBe(1);
    expect(await spend(ctx.db, [TEN], later(6))).toBe(0);
    expect(await spend(ctx.db, [TEN], later(6))).toBe(6);
    for (let taken = 0; taken < 10; taken++) expect(await spend(ctx.db, [TEN], later(600))).toBe(0);
    expect(await spend(ctx.db, [TEN], later(600))).toBe(6);
  });

  test("refuses when one of two is spent, and names the longer wait", async ({ ctx }) => {
    const five = { key: "another", max: 5, minutes: 10 };
    for (let taken = 0; taken < 5; taken++) expect(await spend(ctx.db, [TEN, five], NOW)).toBe(0);
    expect(await spend(ctx.db, [TEN, five], NOW)).toBe(120);
    expect(await spend(ctx.db, [TEN], NOW)).toBe(0);
  });

  test("gives ten to a hundred who come at the same moment", async ({ own }) => {
    const waits = await Promise.all(Array.from({ length: 100 }, () => spend(own.ctx.db, [TEN], NOW)));
    expect(waits.filter((wait) => wait === 0)).toHaveLength(10);
  });
});

describe("an allowance that a process leases", () => {
  const HUNDREDS = { key: "changes", max: 600, minutes: 10 };

  test("gives as many as it holds, to the last one, by a tenth of the statements", async ({ ctx }) => {
    let statements = 0;
    const counted = new Proxy(ctx.db, {
      get: (db, name) => {
        if (name === "execute") statements += 1;
        const value = Reflect.get(db, name);
        return typeof value === "function" ? value.bind(db) : value;
      },
    });
    const more = { key: "more", max: 625, minutes: 10 };
    for (let taken = 0; taken < 600; taken++) expect(await spendLeased(counted, [HUNDREDS, more], NOW)).toBe(0);
    expect(statements).toBeLessThanOrEqual(61);
    expect(await spendLeased(counted, [HUNDREDS, more], NOW)).toBe(1);
    for (let taken = 0; taken < 25; taken++) expect(await spendLeased(counted, [more], NOW)).toBe(0);
    expect(await spendLeased(counted, [more], NOW)).toBeGreaterThan(0);
    expect(await spendLeased(counted, [HUNDREDS], later(1))).toBe(0);
  });

  test("gives no more to a thousand who come at the same moment", async ({ own }) => {
    const waits = await Promise.all(Array.from({ length: 1_000 }, () => spendLeased(own.ctx.db, [HUNDREDS], NOW)));
    expect(waits.filter((wait) => wait === 0)).toHaveLength(600);
  });

  test("refuses nobody while it has some, also where three ask at once for the last one that is leased", async ({
    own,
  }) => {
    const small = { key: "of one who is new", max: 120, minutes: 10 };
    expect(await spendLeased(own.ctx.db, [small], NOW)).toBe(0);
    expect(leftOfLease(own.ctx.db, small.key)).toBe(1);
    expect(await Promise.all([1, 2, 3].map(() => spendLeased(own.ctx.db, [small], NOW)))).toEqual([0, 0, 0]);
  });

  test("is told to its member without what is only leased", async ({ ctx, as }) => {
    const mary = as(await aMember(ctx, { name: "Mary" }));
    await takeAllowance(mary, "write");
    await takeAllowance(mary, "write");
    expect((await listOwnAllowances(mary)).find(({ kind }) => kind === "write")).toMatchObject({ used: 2, max: 600 });
  });
});

describe("what a member may do", () => {
  test("is their own, less while they are new, and told before it is spent", async ({ ctx, as }) => {
    const mary = await aMember(ctx, { name: "Mary" });
    const isNew = memberCtx(ctx.db, { ...mary, isNew: true }, { now: NOW });
    for (let taken = 0; taken < LIMITS.fetch.newMember; taken++) await takeAllowance(isNew, "fetch");
    const refused = await takeAllowance(isNew, "fetch").catch((error) => error);
    expect(refused).toBeInstanceOf(RateLimitedError);
    expect(refused).toMatchObject({ code: "rate_limited", reason: "limit_fetch", params: { minutes: 60 } });
    expect(refused.seconds).toBe((LIMITS.fetch.minutes * 60) / LIMITS.fetch.newMember);
    expect((await listOwnAllowances(isNew)).find(({ kind }) => kind === "fetch")).toEqual({
      kind: "fetch",
      used: LIMITS.fetch.newMember,
      max: LIMITS.fetch.newMember,
      minutes: 60,
    });
    await takeAllowance(as(await aMember(ctx)), "fetch");
  });

  test("holds for whoever comes from one network together", async ({ ctx }) => {
    const network = "2001:db8:1:2::/64";
    for (let taken = 0; taken < LIMITS.signIn.network; taken++) await takeAllowance({ ...ctx, network }, "signIn");
    await expect(takeAllowance({ ...ctx, network }, "signIn")).rejects.toMatchObject({ reason: "limit_signIn" });
    await takeAllowance({ ...ctx, network: "2001:db8:1:3::/64" }, "signIn");
  });

  test("is asked before a page is fetched", async ({ ctx }) => {
    const mary = memberCtx(ctx.db, { ...(await aMember(ctx)), isNew: true }, { now: NOW });
    let fetched = 0;
    const fetchPage = async () => {
      fetched += 1;
      throw new Error("no page");
    };
    const decided = await aClaim(ctx);
    const document = { kind: "address" as const, url: "https://news.example.org/a" };
    const importing = () => attachSource(mary, aSourceInput(decided, { document }), fetchPage as never);
    for (let tries = 0; tries < LIMITS.fetch.newMember; tries++) await importing().catch(() => undefined);
    await expect(importing()).rejects.toMatchObject({ reason: "limit_fetch" });
    expect(fetched).toBe(LIMITS.fetch.newMember);
  });
});
