import { checkSlugs } from "#db/schema";
import { getPublishedCheck, listLatestChecks, listSlugs } from "#server/checks/public-queries";
import { getVersionWords } from "#server/checks/queries";
import { NotFoundError } from "#server/core/errors";
import { slugOf } from "#server/core/slug";
import { aCheckInReview, aPublishedCheck, correct, retract } from "#tests/support/factories";
import { describe, expect, NOW, test } from "#tests/support/test-database";

const later = (minutes: number) => new Date(NOW.getTime() + minutes * 60_000);

describe("what the public reads of a check", () => {
  test("is its published version, not the draft before it", async ({ ctx }) => {
    const { slug, title } = await aPublishedCheck(ctx);
    expect(await getPublishedCheck(ctx, slug)).toMatchObject({
      slug,
      language: "en",
      title,
      state: "published",
      version: 2,
      publishedAt: NOW,
    });
  });

  test("is the corrected version after a correction, with the day of its first publication", async ({ ctx }) => {
    const check = await aPublishedCheck(ctx);
    await correct({ ...ctx, now: later(5) }, check, { answer: "It was closed." });
    expect(await getPublishedCheck(ctx, check.slug)).toMatchObject({
      answer: "It was closed.",
      state: "corrected",
      version: 3,
      publishedAt: NOW,
      changedAt: later(5),
    });
  });

  test("stays at its address after a retraction, which leaves it out of the lists", async ({ ctx }) => {
    const check = await retract(ctx, await aPublishedCheck(ctx));
    expect(await getPublishedCheck(ctx, check.slug)).toMatchObject({ state: "retracted" });
    expect(await listLatestChecks(ctx, 20)).toEqual([]);
  });

  test("is nothing before publication", async ({ ctx }) => {
    const { title } = await getVersionWords(ctx, (await aCheckInReview(ctx)).id, 2);
    await expect(getPublishedCheck(ctx, slugOf(title, 80))).rejects.toThrow(NotFoundError);
    expect(await listLatestChecks(ctx, 20)).toEqual([]);
  });

  test("is found under an old address too, and names the one in force", async ({ ctx }) => {
    const { id, slug } = await aPublishedCheck(ctx);
    await ctx.db.insert(checkSlugs).values({ slug: `${slug}-renamed`, check: id, givenAt: later(1) });
    expect(await getPublishedCheck(ctx, slug)).toMatchObject({ slug: `${slug}-renamed` });
    expect((await listSlugs(ctx, id)).sort()).toEqual([slug, `${slug}-renamed`]);
  });
});

describe("the latest checks", () => {
  test("stand in the order of their publication, newest first, and no more than asked for", async ({ ctx }) => {
    const first = await aPublishedCheck(ctx);
    const second = await aPublishedCheck({ ...ctx, now: later(1) });
    const third = await aPublishedCheck({ ...ctx, now: later(2) });
    await correct({ ...ctx, now: later(3) }, first, { answer: "Pedestrians crossed it; cars did not." });
    const latest = await listLatestChecks(ctx, 2);
    expect(latest.map(({ slug }) => slug)).toEqual([third.slug, second.slug]);
  });
});
