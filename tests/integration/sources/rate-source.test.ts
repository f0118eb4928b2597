import { eq } from "drizzle-orm";
import { sourceRatings, sourceStandings } from "#db/schema";
import { getPublishedCheck } from "#server/checks/public-queries";
import { listOwnSourceRatings } from "#server/sources/queries";
import { rateSource } from "#server/sources/rate-source";
import { aDecidedClaim, aMember, aPublishedCheck, aSource, correct, judge } from "#tests/support/factories";
import { historyOf } from "#tests/support/history";
import { describe, expect, test } from "#tests/support/test-database";

describe("rating a source", () => {
  test("keeps every answer, of which the newest stands and none takes it back, for the reviewer alone", async ({
    ctx,
    as,
  }) => {
    const { claim, source } = await aDecidedClaim(ctx);
    const ada = as(await aMember(ctx));
    for (const rating of ["helpful", "somewhat"] as const) await rateSource(ada, { source, rating });
    expect(await listOwnSourceRatings(ada, claim)).toEqual(new Map([[source, "somewhat"]]));
    expect(await listOwnSourceRatings(as(await aMember(ctx)), claim)).toEqual(new Map());
    await rateSource(ada, { source, rating: null });
    expect(await listOwnSourceRatings(ada, claim)).toEqual(new Map());
    expect(await ctx.db.$count(sourceRatings, eq(sourceRatings.source, source))).toBe(3);
    expect((await historyOf(ctx, source)).at(-1)).toMatchObject({ action: "source.rated", audience: "actor" });
  });

  test("is judged with the votes, and orders the sources of the next version that is published", async ({
    ctx,
    as,
  }) => {
    const decided = await aDecidedClaim(ctx);
    const { source: second } = await aSource(ctx, decided, { quote: "two months before cars followed" });
    const { source: third } = await aSource(ctx, decided, { quote: "“regrettable – but safe”" });
    const check = await aPublishedCheck(ctx, { of: decided });
    const order = async () => (await getPublishedCheck(ctx, check.slug)).sources.map(({ number }) => number);
    expect(await order()).toEqual([1, 2, 3]);
    const ada = as(await aMember(ctx));
    for (const source of [second, third]) await rateSource(ada, { source, rating: "helpful" });
    await judge(ctx);
    // One vote of someone without experience is no agreement: nothing is ordered by it.
    expect(await ctx.db.select().from(sourceStandings)).toMatchObject([{ helpful: 0 }, { helpful: 0 }]);
    await ctx.db.update(sourceStandings).set({ helpful: 0.4 }).where(eq(sourceStandings.source, second));
    await ctx.db.update(sourceStandings).set({ helpful: 0.6 }).where(eq(sourceStandings.source, third));
    expect(await order()).toEqual([1, 2, 3]);
    await correct(ctx, check, { answer: "It was open to pedestrians and nobody else." });
    expect(await order()).toEqual([3, 2, 1]);
    expect((await getPublishedCheck(ctx, check.slug, check.version)).sources.map(({ number }) => number)).toEqual([
      1, 2, 3,
    ]);
  });

  test("is kept from ten windows at once, one after the other", async ({ own }) => {
    const { claim, source } = await aDecidedClaim(own.ctx);
    const ada = await aMember(own.ctx);
    const windows = Array.from({ length: 10 }, () => rateSource(own.as(ada), { source, rating: "helpful" }));
    await Promise.all(windows);
    expect(await own.db.$count(sourceRatings, eq(sourceRatings.source, source))).toBe(10);
    expect(await listOwnSourceRatings(own.as(ada), claim)).toEqual(new Map([[source, "helpful"]]));
  });
});
