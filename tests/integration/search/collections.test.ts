import { eq } from "drizzle-orm";
import { claims, listings } from "#db/schema";
import { NotFoundError } from "#server/core/errors";
import {
  countChecks,
  findMergedInto,
  getCollection,
  listCollectionsOf,
  listTopicsWithChecks,
  writeCollection,
} from "#server/search/collection-queries";
import { searchChecks } from "#server/search/public-queries";
import { searchFrom } from "#server/search/schemas";
import { addTopic } from "#server/topics/add-topic";
import { mergeTopics } from "#server/topics/merge-topics";
import {
  aDecidedClaim,
  aMember,
  aPublishedCheck,
  aTopicWithPositions,
  correct,
  retract,
} from "#tests/support/factories";
import { describe, expect, test } from "#tests/support/test-database";

describe("the checks of a topic, a claimant and a publisher", () => {
  test("are counted by rating and year, without those retracted, and told with who said it", async ({ ctx }) => {
    const { topic } = await aTopicWithPositions(ctx, "Bridges of Vale");
    const of = await aDecidedClaim(ctx, { topics: ["Bridges of Vale"] });
    const check = await aPublishedCheck(ctx, { of });
    const { slug } = await retract(
      ctx,
      await aPublishedCheck(ctx, { of: await aDecidedClaim(ctx, { topics: ["Bridges of Vale"] }) }),
    );
    const found = await getCollection(ctx, { kind: "topic", key: topic });
    expect(found).toMatchObject({ label: "Bridges of Vale", retracted: 1 });
    expect(found.latest.map((line) => line.slug).sort()).toEqual([slug, check.slug].sort());
    expect(found.cells).toEqual([
      { rating: "mostly_true", state: "provisional", year: ctx.now.getUTCFullYear(), checks: 1 },
    ]);
    expect(found.saidBy).toMatchObject([{ name: "Mayor Okafor", checks: 1 }]);
    expect(await listTopicsWithChecks(ctx)).toMatchObject([{ slug: topic, checks: 1 }]);
    expect(await countChecks(ctx)).toEqual({ agreed: 0, provisional: 1, contested: 0, retracted: 1 });

    const { claimants, publishers, topics } = await listCollectionsOf(ctx, check.id);
    expect(topics).toEqual([topic]);
    for (const [kind, [key = ""]] of [
      ["claimant", claimants],
      ["publisher", publishers],
    ] as const) {
      const { latest } = await getCollection(ctx, { kind, key });
      expect(latest.map((line) => line.slug)).toContain(check.slug);
    }
  });

  test("are not there before something is published, nor under what is no id", async ({ ctx }) => {
    const of = await aDecidedClaim(ctx);
    const [row] = await ctx.db.select({ claimant: claims.claimant }).from(claims).where(eq(claims.id, of.claim));
    for (const key of [row?.claimant ?? "", "no-id", "00000000-0000-4000-8000-000000000000"]) {
      await expect(getCollection(ctx, { kind: "claimant", key })).rejects.toThrow(NotFoundError);
    }
    await expect(getCollection(ctx, { kind: "publisher", key: "Nobody" })).rejects.toThrow(NotFoundError);
    await expect(getCollection(ctx, { kind: "topic", key: "nothing" })).rejects.toThrow(NotFoundError);
    await expect(writeCollection(ctx, { kind: "topic", key: "nothing" }, "")).rejects.toThrow(NotFoundError);
  });

  test("lead on from a topic that was merged", async ({ ctx, as }) => {
    const moderator = as(await aMember(ctx, { role: "moderator" }));
    const { topic: from } = await addTopic(moderator, { label: "Bridge", description: "" });
    const { topic: into } = await addTopic(moderator, { label: "Bridges", description: "" });
    await mergeTopics(moderator, { from, into });
    expect(await findMergedInto(ctx, from)).toBe(into);
    expect(await findMergedInto(ctx, into)).toBe(null);
    await expect(getCollection(ctx, { kind: "topic", key: from })).rejects.toThrow(NotFoundError);
  });

  test("are written as a table in which nothing is a formula", async ({ ctx }) => {
    const { topic } = await aTopicWithPositions(ctx, "Bridges of Vale");
    const of = await aDecidedClaim(ctx, { topics: ["Bridges of Vale"] });
    await aPublishedCheck(ctx, { of, title: '=HYPERLINK("x"), is it open?' });
    const [head, line] = (await writeCollection(ctx, { kind: "topic", key: topic }, "https://a.example")).split("\n");
    expect(head).toBe("question,address,language,rating,verdict_state,page_state,claimant,publisher,published,changed");
    expect(line).toMatch(
      /^"'=HYPERLINK\(""x""\), is it open\?",https:\/\/a\.example\/en\/checks\/[^,]+,en,mostly_true,/,
    );
  });
});

describe("a search", () => {
  test("finds a claimant and a topic by their names, and says so", async ({ ctx }) => {
    const { topic } = await aTopicWithPositions(ctx, "Drawbridges");
    const { slug } = await aPublishedCheck(ctx, { of: await aDecidedClaim(ctx, { topics: ["Drawbridges"] }) });
    const other = await aPublishedCheck(ctx);
    const byTopic = await searchChecks(ctx, searchFrom({ q: "drawbridge" }));
    expect(byTopic).toMatchObject({ total: 1, topics: [{ slug: topic }], checks: [{ slug }] });
    const byName = await searchChecks(ctx, searchFrom({ q: "okafor", sort: "newest" }));
    expect(byName).toMatchObject({ total: 2, claimants: [{ name: "Mayor Okafor" }] });
    expect(byName.checks.map((check) => check.slug).sort()).toEqual([slug, other.slug].sort());
  });

  test("marks what was looked for, narrows by what is chosen, and counts what else could be", async ({ ctx }) => {
    const check = await correct(ctx, await aPublishedCheck(ctx, { title: "Was the drawbridge open in March?" }), {
      answer: "The drawbridges were.",
    });
    await retract(ctx, await aPublishedCheck(ctx, { title: "Was the drawbridge closed in May?" }));
    const all = await searchChecks(ctx, searchFrom({ q: "drawbridges" }));
    expect(all.facets.state).toEqual([
      { key: "provisional", label: "provisional", checks: 1 },
      { key: "retracted", label: "retracted", checks: 1 },
    ]);
    expect(all.facets.rating).toMatchObject([{ key: "mostly_true", checks: 1 }]);
    const one = await searchChecks(ctx, searchFrom({ q: "drawbridges", state: "provisional" }));
    expect(one).toMatchObject({ total: 1, checks: [{ slug: check.slug }] });
    expect(one.facets.state).toHaveLength(2);
    expect(one.checks[0]?.titleParts.filter(({ isHit }) => isHit)).toEqual([{ text: "drawbridge", isHit: true }]);
    expect(one.checks[0]?.answerParts.filter(({ isHit }) => isHit)).toEqual([{ text: "drawbridges", isHit: true }]);
    expect(await searchChecks(ctx, searchFrom({ q: "drawbridge", rating: ["false", "no such"] }))).toMatchObject({
      total: 0,
    });
  });

  test("has pages, and without words shows everything there is", async ({ ctx }) => {
    const { slug, id } = await aPublishedCheck(ctx);
    expect(await searchChecks(ctx, searchFrom({}))).toMatchObject({ total: 1, checks: [{ slug }] });
    expect(await searchChecks(ctx, searchFrom({ page: "2" }))).toMatchObject({ total: 1, checks: [] });
    await ctx.db.delete(listings).where(eq(listings.check, id));
    expect(await searchChecks(ctx, searchFrom({ page: "-3" }))).toMatchObject({ total: 0, isLoose: false });
  });
});
