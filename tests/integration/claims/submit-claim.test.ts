import { eq } from "drizzle-orm";
import { appearances, claimants, claimStates, claims, claimTopics, topics } from "#db/schema";
import { SubmitClaimInput } from "#server/claims/schemas";
import { submitClaim } from "#server/claims/submit-claim";
import { aClaim, aClaimInput, aMember, anArticle, selection } from "#tests/support/factories";
import { historyOf } from "#tests/support/history";
import { describe, expect, NOW, test } from "#tests/support/test-database";

describe("submitting a claim", () => {
  test("binds it to its passage in code points, opens it, and tells the desk", async ({ ctx, as }) => {
    const ada = await aMember(ctx);
    const article = await anArticle(ctx, {
      text: "🌉 The bridge — a “wonder” — opened on 3 March. That was early, they said.",
    });
    const passage = selection(article, "opened on 3 March");
    const { claim } = await submitClaim(as(ada), aClaimInput(article, { passage }));
    const [found] = await ctx.db.select().from(appearances).where(eq(appearances.claim, claim));
    expect(found).toMatchObject({
      copy: article.copy,
      exact: "opened on 3 March",
      prefix: "🌉 The bridge — a “wonder” — ",
      suffix: ". That was early, they said.",
      start: 28,
      end: 45,
      addedBy: ada.id,
    });
    expect(await ctx.db.select().from(claimStates).where(eq(claimStates.claim, claim))).toMatchObject([
      { seq: 1, state: "open", by: ada.id, at: NOW },
    ]);
    expect(await historyOf(ctx, claim)).toMatchObject([
      { action: "claim.submitted", actor: ada.id, audience: "desk", payload: { copy: article.copy } },
    ]);
  });

  test("keeps who said it, when and how exactly that is known, and what it is about", async ({ ctx, as }) => {
    const article = await anArticle(ctx);
    const { claim } = await submitClaim(
      as(await aMember(ctx)),
      aClaimInput(article, {
        claimant: { kind: "organisation", name: "City of Vale", wikidata: "Q42" },
        said: { on: "2026-02-17", precision: "month" },
        topics: ["Bridges", "bridges", "Քաղաք"],
      }),
    );
    const [row] = await ctx.db
      .select()
      .from(claims)
      .innerJoin(claimants, eq(claimants.id, claims.claimant))
      .where(eq(claims.id, claim));
    expect(row?.claims).toMatchObject({ saidOn: "2026-02-01", saidPrecision: "month", language: "en" });
    expect(row?.claimants).toMatchObject({ kind: "organisation", name: "City of Vale", wikidata: "Q42" });
    const about = await ctx.db
      .select({ slug: topics.slug })
      .from(claimTopics)
      .innerJoin(topics, eq(topics.slug, claimTopics.topic))
      .where(eq(claimTopics.claim, claim));
    expect(about.map(({ slug }) => slug).sort()).toEqual(["bridges", "kaghak"]);
  });

  test("names a claimant of the same name once, and another of that name apart", async ({ ctx, as }) => {
    const ada = as(await aMember(ctx));
    const article = await anArticle(ctx);
    for (const [name, wikidata] of [
      ["Jo Smith", ""],
      ["JO SMITH", ""],
      ["Jo Smith", "Q7"],
    ] as const) {
      await submitClaim(ada, aClaimInput(article, { claimant: { kind: "person", name, wikidata } }));
    }
    expect(await ctx.db.$count(claimants)).toBe(2);
  });

  test("is refused for an exact duplicate, with the claim to go to", async ({ ctx, as }) => {
    const article = await anArticle(ctx);
    const statement = "The bridge opened on 3 March.";
    const first = await submitClaim(as(await aMember(ctx)), aClaimInput(article, { statement }));
    const again = submitClaim(
      as(await aMember(ctx)),
      aClaimInput(article, { statement: "the bridge  opened on 3 march" }),
    );
    await expect(again).rejects.toMatchObject({
      code: "conflict",
      reason: "claim_duplicate",
      params: { claim: first.claim },
    });
  });

  test("is taken again when another said it, or on another day", async ({ ctx, as }) => {
    const ada = as(await aMember(ctx));
    const article = await anArticle(ctx);
    const statement = "The bridge opened on 3 March.";
    await submitClaim(ada, aClaimInput(article, { statement }));
    await submitClaim(ada, aClaimInput(article, { statement, said: { on: "2026-03-01", precision: "day" } }));
    await submitClaim(ada, aClaimInput(article, { statement, claimant: null }));
    await expect(submitClaim(ada, aClaimInput(article, { statement, claimant: null }))).rejects.toMatchObject({
      reason: "claim_duplicate",
    });
  });

  test("is refused when the words do not stand where they were selected", async ({ ctx, as }) => {
    const article = await anArticle(ctx);
    const passage = { ...selection(article, "The bridge opened"), exact: "The bridge closed" };
    const moved = submitClaim(as(await aMember(ctx)), aClaimInput(article, { passage }));
    await expect(moved).rejects.toMatchObject({ code: "invalid", reason: "passage_moved" });
    expect(await ctx.db.$count(claims)).toBe(0);
  });

  test("is refused for a day that is yet to come", async ({ ctx, as }) => {
    const said = (on: string) => ({ said: { on, precision: "day" as const } });
    const ada = as(await aMember(ctx));
    const future = aClaimInput(await anArticle(ctx), said("2026-03-04"));
    await expect(submitClaim(ada, future)).rejects.toMatchObject({ reason: "date_future" });
    // It is ten in the morning in Greenwich, and the day after has just begun on Kiritimati.
    expect(await submitClaim(ada, aClaimInput(await anArticle(ctx), said("2026-03-03")))).toHaveProperty("claim");
  });

  test("makes a reading of another claim, which has no passage of its own", async ({ ctx, as }) => {
    const { claim: subject, article } = await aClaim(ctx);
    const { claim } = await submitClaim(
      as(await aMember(ctx)),
      aClaimInput(article, { passage: null, derivedFrom: subject }),
    );
    const [row] = await ctx.db.select({ from: claims.derivedFrom }).from(claims).where(eq(claims.id, claim));
    expect(row?.from).toBe(subject);
    expect(await ctx.db.$count(appearances, eq(appearances.claim, claim))).toBe(0);
  });

  test("wants a passage or the claim it is a reading of, and a statement of some length", async ({ ctx }) => {
    const input = aClaimInput(await anArticle(ctx));
    expect(SubmitClaimInput.safeParse(input).success).toBe(true);
    expect(SubmitClaimInput.safeParse({ ...input, passage: null }).error?.issues).toMatchObject([
      { path: ["passage"], message: "passage_missing" },
    ]);
    expect(SubmitClaimInput.safeParse({ ...input, statement: " short " }).error?.issues).toMatchObject([
      { path: ["statement"], message: "text_short", params: { min: 10, characters: 5 } },
    ]);
  });

  test("that is only like another is shown the other first, and is kept when it is submitted anyway", async ({
    ctx,
    as,
  }) => {
    const ada = as(await aMember(ctx));
    const article = await anArticle(ctx);
    for (const [first, second] of [
      ["Inflation was 5.1% in March of that year.", "Inflation was 51% in March of that year."],
      ["Growth was −2 percent in the second quarter.", "Growth was 2 percent in the second quarter."],
      ["राम ने पिछले साल बाज़ार में चोरी की थी", "रामा ने पिछले साल बाज़ार में चोरी की थी"],
      ["Họ bán nhà ở phố này hôm qua", "Họ bắn nhà ở phố này hôm qua"],
    ]) {
      const { claim } = await submitClaim(ada, aClaimInput(article, { statement: first, hasSeenAlike: false }));
      const alike = aClaimInput(article, { statement: second, hasSeenAlike: false });
      await expect(submitClaim(ada, alike)).rejects.toMatchObject({
        code: "conflict",
        reason: "claim_alike",
        offers: { claims: [{ claim, statement: first, claimant: "Mayor Okafor", saidOn: "2026-02-28" }] },
      });
      expect((await submitClaim(ada, { ...alike, hasSeenAlike: true })).claim).not.toBe(claim);
    }
  });

  test("of the same words by somebody else, or on another day, does not pass in silence", async ({ ctx, as }) => {
    const ada = as(await aMember(ctx));
    const article = await anArticle(ctx);
    const statement = "The ferry of Vale carried nobody in March.";
    const { claim } = await submitClaim(ada, aClaimInput(article, { statement }));
    for (const said of [
      { claimant: { kind: "person", name: "Jo Smith", wikidata: "" } as const },
      { said: { on: "2026-02-27", precision: "day" } as const },
      { statement: "the ferry of Vale  carried nobody in March", claimant: null },
    ]) {
      const again = aClaimInput(article, { statement, hasSeenAlike: false, ...said });
      await expect(submitClaim(ada, again)).rejects.toMatchObject({
        reason: "claim_alike",
        offers: { claims: [{ claim }] },
      });
    }
    const same = aClaimInput(article, { statement: "the ferry of Vale  carried nobody in March" });
    await expect(submitClaim(ada, same)).rejects.toMatchObject({ reason: "claim_duplicate", params: { claim } });
  });
});
