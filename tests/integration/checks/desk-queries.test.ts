import { randomUUID } from "node:crypto";
import { checkStates, checks, checkVersions } from "#db/schema";
import { listArticles } from "#server/articles/queries";
import { getDraft, listOwnChecks } from "#server/checks/desk-queries";
import { listClaims } from "#server/claims/desk-queries";
import { getClaim } from "#server/claims/queries";
import { ROWS_PER_PAGE } from "#server/core/rules";
import { listCorrectableChecks, listWaitingChecks } from "#server/moderation/queries";
import { listSourceCards } from "#server/sources/queries";
import { castVote } from "#server/votes/cast-vote";
import { listOtherVotes } from "#server/votes/queries";
import {
  aCheckInReview,
  aClaim,
  aDecidedClaim,
  aDraft,
  aMember,
  anEditorOf,
  aPublishedCheck,
  aVoteInput,
  judge,
} from "#tests/support/factories";
import { describe, expect, NOW, test } from "#tests/support/test-database";

describe("a draft", () => {
  test("is read by its author alone, and by moderators once it was handed in", async ({ ctx, as }) => {
    const draft = await aDraft(ctx);
    const moderator = as(await aMember(ctx, { role: "moderator" }));
    expect(await getDraft(as(draft.author), draft.id)).toMatchObject({ isOwn: true, state: "draft", version: 2 });
    for (const other of [as(await aMember(ctx)), moderator]) {
      await expect(getDraft(other, draft.id)).rejects.toMatchObject({ code: "forbidden" });
    }
    const waiting = await aCheckInReview(ctx);
    expect(await getDraft(moderator, waiting.id)).toMatchObject({ isOwn: false, state: "in_review" });
    await expect(getDraft(as(await aMember(ctx)), waiting.id)).rejects.toMatchObject({ code: "forbidden" });
    await expect(getDraft(ctx, waiting.id)).rejects.toMatchObject({ code: "unauthenticated" });
  });

  test("shows no verdict, count or reason to an author who may still vote, and all of it after", async ({
    ctx,
    as,
  }) => {
    const decided = await aDecidedClaim(ctx, { ratings: Array(6).fill("mostly_true") });
    const { id, author } = await aDraft(ctx, { of: decided });
    const before = await getDraft(as(author), id);
    expect(before).toMatchObject({
      hidden: [{ id: decided.claim }],
      quotable: [],
      preview: { claim: { verdict: { state: "open", rating: null }, tally: { voters: null, ratings: [] } } },
    });
    expect(JSON.stringify(before)).not.toContain("mostly_true");
    await castVote(as(author), aVoteInput(decided.claim, decided.source));
    await judge(ctx);
    const after = await getDraft(as(author), id);
    expect(after).toMatchObject({
      hidden: [],
      preview: { claim: { verdict: { state: "provisional", rating: "mostly_true" }, tally: { voters: 7 } } },
    });
    expect(after.quotable).toHaveLength(6);
  });

  test("shows its verdict to a moderator who stepped aside, and to no other", async ({ ctx, as }) => {
    const waiting = await aCheckInReview(ctx);
    const hidden = await getDraft(as(await aMember(ctx, { role: "moderator" })), waiting.id);
    expect(hidden.preview.claim.verdict.rating).toBeNull();
    const seen = await getDraft(as(await anEditorOf(ctx, waiting)), waiting.id);
    expect(seen.preview.claim.verdict.rating).toBe("mostly_true");
  });

  test("hides its dissent, which is a vote, from a moderator who may still vote on that claim", async ({ ctx, as }) => {
    const decided = await aDecidedClaim(ctx);
    const mary = await aMember(ctx, { name: "Mary" });
    await castVote(as(await aMember(ctx)), aVoteInput(decided.claim, decided.source, { rating: "false" }));
    await castVote(as(mary), aVoteInput(decided.claim, decided.source));
    const { voice = 0 } =
      (await listOtherVotes(as(mary), decided.claim)).find(({ rating }) => rating === "false") ?? {};
    const waiting = await aCheckInReview(ctx, { of: decided, by: mary, dissent: { claim: decided.claim, voice } });
    const hidden = await getDraft(as(await aMember(ctx, { role: "moderator" })), waiting.id);
    expect(hidden.preview.dissent).toBeNull();
    expect((await getDraft(as(await anEditorOf(ctx, waiting)), waiting.id)).preview.dissent).toMatchObject({ voice });
  });

  test("says what it still needs, and its preview what readers will read", async ({ ctx, as }) => {
    const { id, author } = await aDraft(ctx, { answer: "", body: "It was open." });
    const draft = await getDraft(as(author), id);
    expect(draft.unmet.map(({ reason }) => reason)).toEqual(["check_answer_missing", "check_citation_missing"]);
    expect(draft.preview).toMatchObject({ body: "It was open.", sources: [{ number: 1 }], author: author.handle });
  });
});

describe("the lists of the desk", () => {
  test("hold one's own checks, and for moderators those that wait and those that can be corrected", async ({
    ctx,
    as,
  }) => {
    const draft = await aDraft(ctx);
    const waiting = await aCheckInReview(ctx);
    const published = await aPublishedCheck(ctx);
    const moderator = as(await aMember(ctx, { role: "moderator" }));
    expect((await listOwnChecks(as(draft.author))).map(({ id }) => id)).toEqual([draft.id]);
    expect((await listWaitingChecks(moderator)).map(({ id }) => id)).toEqual([waiting.id]);
    expect((await listCorrectableChecks(moderator)).map(({ id }) => id)).toEqual([published.id]);
    await expect(listWaitingChecks(as(draft.author))).rejects.toMatchObject({ reason: "moderators_only" });
    await expect(listOwnChecks(as(await aMember(ctx, { role: "reader" })))).rejects.toMatchObject({
      code: "forbidden",
    });
  });

  test("are for members, and tell each of their own votes only", async ({ ctx, as }) => {
    const { claim, source } = await aDecidedClaim(ctx);
    const ada = as(await aMember(ctx));
    for (const look of [listClaims(ctx), getClaim(ctx, claim), listSourceCards(ctx, claim), listArticles(ctx)]) {
      await expect(look).rejects.toMatchObject({ code: "unauthenticated" });
    }
    expect(await listClaims(ada)).toMatchObject([{ id: claim, sources: 1, state: "open", own: { rating: null } }]);
    await castVote(ada, aVoteInput(claim, source));
    expect(await listClaims(ada)).toMatchObject([{ id: claim, own: { rating: "mostly_true", isChanged: false } }]);
    const articles = (await listArticles(ada)).map(({ title, claims }) => [title, claims]);
    expect(articles.sort()).toEqual([
      ["The bridge is open", 1],
      ["The log of the bridge", 0],
    ]);
  });
});

test("the 101st published check is reached on the second page, the one published last on the first", async ({
  ctx,
  as,
}) => {
  const { claim } = await aClaim(ctx);
  const { id: author } = await aMember(ctx);
  const rows = Array.from({ length: 101 }, (_, n) => ({ id: randomUUID(), at: new Date(NOW.getTime() - n * 60_000) }));
  await ctx.db.insert(checks).values(rows.map(({ id }) => ({ id, subjectClaim: claim, language: "en", author })));
  await ctx.db.insert(checkVersions).values(
    rows.map(({ id }, n) => ({
      check: id,
      version: 1,
      title: `Check ${n + 1}`,
      answer: "",
      body: "",
      savedBy: author,
    })),
  );
  await ctx.db
    .insert(checkStates)
    .values(rows.map(({ id, at }) => ({ check: id, seq: 1, version: 1, state: "published" as const, by: author, at })));
  const grace = as(await aMember(ctx, { role: "moderator" }));
  const first = await listCorrectableChecks(grace, 1);
  const second = await listCorrectableChecks(grace, 2);
  expect(first[0]?.title).toBe("Check 1");
  expect(first).toHaveLength(ROWS_PER_PAGE + 1);
  expect(second.map(({ title }) => title)).toEqual(["Check 101"]);
});
