import { checkSlugs } from "#db/schema";
import { getVersionWords } from "#server/checks/internal";
import {
  getPublishedCheck,
  listAddressParts,
  listCheckAddresses,
  listLatestChecks,
  listNews,
  listSitemapParts,
} from "#server/checks/public-queries";
import { submitClaim } from "#server/claims/submit-claim";
import { NotFoundError } from "#server/core/errors";
import { slugOf } from "#server/core/slug";
import { listCorrections } from "#server/corrections/public-queries";
import { getReceipt } from "#server/receipts/public-queries";
import { castVote } from "#server/votes/cast-vote";
import { listOtherVotes } from "#server/votes/queries";
import { withdrawVote } from "#server/votes/withdraw-vote";
import {
  aCheckInReview,
  aClaimInput,
  aDecidedClaim,
  aMember,
  anArticle,
  aPublishedCheck,
  aSource,
  aVoteInput,
  correct,
  retract,
} from "#tests/support/factories";
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
    const { slugs, versions, parts } = await listAddressParts(ctx, id);
    const month = ctx.now.toISOString().slice(0, 7);
    expect(slugs.sort()).toEqual([slug, `${slug}-renamed`]);
    expect([versions, parts]).toEqual([
      [1, 2],
      ["index.xml", "news.xml", `checks-${month}.xml`],
    ]);
    expect(await listSitemapParts(ctx)).toEqual(["pages.xml", "news.xml", `checks-${month}.xml`]);
    expect(await listNews(ctx)).toMatchObject([{ slug: `${slug}-renamed` }]);
    expect(await listNews({ ...ctx, now: new Date(ctx.now.getTime() + 49 * 3_600_000) })).toEqual([]);
    expect(await listCheckAddresses(ctx, "1999-12")).toEqual([]);
    expect(await listCheckAddresses(ctx, month)).toMatchObject([{ slug: `${slug}-renamed`, locale: "en" }]);
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

describe("a check as its page shows it", () => {
  test("has its claim in its sentence, with who said it and when", async ({ ctx }) => {
    const { slug } = await aPublishedCheck(ctx);
    const { claim, topics } = await getPublishedCheck(ctx, slug);
    expect(topics).toEqual([{ slug: null, label: "Bridges" }]);
    expect(claim).toMatchObject({
      claimant: { kind: "person", name: "Mayor Okafor", wikidata: null },
      said: { on: "2026-02-28", precision: "day" },
      passage: {
        before: "",
        exact: "The bridge opened to pedestrians on 3 March",
        after: ", said the mayor, two months before cars followed.",
        publisher: "The River Herald",
      },
      verdict: { state: "provisional", rating: "mostly_true", computedRating: "mostly_true", override: null },
    });
  });

  test("finds the sentence of a passage deep in a long text of any script", async ({ ctx, as }) => {
    const text = `${"Երկար նախադասություն կամրջի մասին 🌉. ".repeat(60)}The bridge opened to pedestrians on 3 March. ${"После. ".repeat(60)}`;
    const article = await anArticle(ctx, { text });
    const { claim } = await submitClaim(as(await aMember(ctx)), aClaimInput(article));
    const { source } = await aSource(ctx, { claim, article: await anArticle(ctx) });
    for (const _ of [1, 2, 3]) await castVote(as(await aMember(ctx)), aVoteInput(claim, source));
    const { slug } = await aPublishedCheck(ctx, { of: { claim, article, source } });
    expect((await getPublishedCheck(ctx, slug)).claim.passage).toMatchObject({
      before: "",
      exact: "The bridge opened to pedestrians on 3 March",
      after: ".",
    });
  });

  test("counts votes of five and more, and not those taken back", async ({ ctx, as }) => {
    const decided = await aDecidedClaim(ctx, { ratings: ["true", "true", "true", "true", "true", "false"] });
    const gone = as(await aMember(ctx));
    await castVote(gone, aVoteInput(decided.claim, decided.source, { rating: "true" }));
    await withdrawVote(gone, { claim: decided.claim, replaces: 1 });
    const { slug } = await aPublishedCheck(ctx, { of: decided });
    const { claim } = await getPublishedCheck(ctx, slug);
    expect(claim.tally).toEqual({ voters: null, ratings: [{ rating: "true", votes: 5 }] });
  });

  test("shows the sources that its version knew, not one attached later", async ({ ctx }) => {
    const decided = await aDecidedClaim(ctx);
    const check = await aPublishedCheck(ctx, { of: decided });
    await aSource(ctx, decided, { quote: "two months before cars followed" });
    expect((await getPublishedCheck(ctx, check.slug)).sources.map(({ number }) => number)).toEqual([1]);
    await correct(ctx, check, { answer: "It was open, on foot." });
    expect((await getPublishedCheck(ctx, check.slug)).sources.map(({ number }) => number)).toEqual([1, 2]);
    expect((await getPublishedCheck(ctx, check.slug, 2)).sources.map(({ number }) => number)).toEqual([1]);
  });

  test("keeps every published version readable, and no draft before it", async ({ ctx }) => {
    const check = await aPublishedCheck(ctx);
    await correct(ctx, check, { answer: "It was closed." });
    const first = await getPublishedCheck(ctx, check.slug, 2);
    expect(first).toMatchObject({ version: 2, newestVersion: 3, answer: "It was open to pedestrians only." });
    for (const version of [1, 4]) {
      await expect(getPublishedCheck(ctx, check.slug, version)).rejects.toThrow(NotFoundError);
    }
  });

  test("prints the dissent under its number, and corrections newest first", async ({ ctx, as }) => {
    const decided = await aDecidedClaim(ctx);
    const bo = as(await aMember(ctx, { name: "Bo" }));
    await castVote(bo, aVoteInput(decided.claim, decided.source, { rating: "false" }));
    const mary = await aMember(ctx, { name: "Mary" });
    await castVote(as(mary), aVoteInput(decided.claim, decided.source));
    const [voice] = (await listOtherVotes(as(mary), decided.claim)).filter(({ rating }) => rating === "false");
    const dissent = { claim: decided.claim, voice: voice?.voice ?? 0 };
    const check = await aPublishedCheck(ctx, { of: decided, by: mary, dissent });
    await correct(ctx, await correct(ctx, check, { answer: "It was." }), { type: "typo", answer: "It was!" });
    const page = await getPublishedCheck(ctx, check.slug);
    expect(page.dissent).toMatchObject({ voice: voice?.voice, rating: "false" });
    expect(page.corrections.map(({ type }) => type)).toEqual(["typo", "correction"]);
    expect((await listCorrections(ctx, 9)).map(({ type }) => type)).toEqual(["correction"]);
  });
});

test("a check in a language without an interface has an address that works, and keeps it", async ({ ctx }) => {
  for (const language of ["zh", "en-US", "ps"]) {
    const { slug } = await aPublishedCheck(ctx, { language });
    expect(await getPublishedCheck(ctx, slug)).toMatchObject({ locale: "en", language });
    expect((await getReceipt(ctx, slug)).check.path).toBe(`/en/checks/${slug}`);
  }
});
