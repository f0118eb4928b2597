import { invitations } from "#db/schema";
import { sendBackCheck } from "#server/checks/send-back-check";
import { countToDo, listToDo, searchDesk } from "#server/desk/queries";
import { castVote } from "#server/votes/cast-vote";
import { withdrawVote } from "#server/votes/withdraw-vote";
import {
  aCheckInReview,
  aClaim,
  aDecidedClaim,
  aDraft,
  aMember,
  anEditorOf,
  aPublishedCheck,
  aSource,
  aVoteInput,
  correct,
} from "#tests/support/factories";
import { describe, expect, test } from "#tests/support/test-database";

describe("what waits for a member", () => {
  test("is nothing for someone who just came", async ({ ctx, as }) => {
    await aCheckInReview(ctx);
    const ada = as(await aMember(ctx));
    expect(await listToDo(ada)).toEqual({
      asked: [],
      assigned: [],
      changed: [],
      fairness: [],
      toDecide: [],
      sentBack: [],
      corrected: [],
    });
    expect(await countToDo(ada)).toBe(0);
    await expect(listToDo(ctx)).rejects.toMatchObject({ code: "unauthenticated" });
  });

  test("is a claim on which they are asked to vote, until they did", async ({ ctx, as }) => {
    const { claim, source } = await aDecidedClaim(ctx);
    const member = await aMember(ctx);
    const ada = as(member);
    await ctx.db.insert(invitations).values({ claim, member: member.id, at: ctx.now });
    expect(await listToDo(ada)).toMatchObject({ asked: [{ id: claim, own: { isAsked: true } }] });
    await castVote(ada, aVoteInput(claim, source));
    expect(await countToDo(ada)).toBe(0);
  });

  test("is a claim whose sources came after their vote, while the vote stands", async ({ ctx, as }) => {
    const decided = await aDecidedClaim(ctx);
    const ada = as(await aMember(ctx));
    const { version } = await castVote(ada, aVoteInput(decided.claim, decided.source));
    expect((await listToDo(ada)).changed).toEqual([]);
    await aSource(ctx, decided, { quote: "two months before cars followed" });
    expect((await listToDo(ada)).changed).toMatchObject([{ id: decided.claim, own: { isChanged: true } }]);
    await withdrawVote(ada, { claim: decided.claim, replaces: version });
    expect((await listToDo(ada)).changed).toEqual([]);
  });

  test("is, for moderators, a check of somebody else to decide about, and for its author one that came back", async ({
    ctx,
    as,
  }) => {
    const check = await aCheckInReview(ctx);
    const grace = await aMember(ctx, { name: "Grace", role: "moderator" });
    const own = await aCheckInReview(ctx, { by: grace });
    expect((await listToDo(as(grace))).toDecide.map(({ id }) => id)).toEqual([check.id]);
    expect((await listToDo(as(check.author))).toDecide).toEqual([]);
    const reason = "The answer says more than the log does.";
    await sendBackCheck(as(await anEditorOf(ctx, check)), { check: check.id, reason });
    expect(await listToDo(as(check.author))).toMatchObject({ sentBack: [{ id: check.id, reason }], toDecide: [] });
    expect((await listToDo(as(own.author))).toDecide).toEqual([]);
  });

  test("is their own page that somebody corrected", async ({ ctx, as }) => {
    const check = await correct(ctx, await aPublishedCheck(ctx), {
      answer: "It was open to pedestrians only, since March.",
    });
    expect(await listToDo(as(check.author))).toMatchObject({
      corrected: [{ id: check.id, slug: check.slug, state: "corrected" }],
    });
  });
});

describe("a search of the desk", () => {
  test("finds claims, articles and checks by a word or a part of one", async ({ ctx, as }) => {
    const { claim } = await aClaim(ctx, { statement: "The Nizhne aqueduct was finished in 1911." });
    const { id } = await aPublishedCheck(ctx, { title: "Was the Nizhne aqueduct finished in 1911?" });
    const ada = as(await aMember(ctx));
    expect((await searchDesk(ada, "aqueduct")).map(({ kind, id: found }) => [kind, found])).toEqual([
      ["claim", claim],
      ["check", id],
    ]);
    expect((await searchDesk(ada, "aquedukt")).map(({ id: found }) => found)).toEqual([claim, id]);
    expect((await searchDesk(ada, "the log of the bridge")).some(({ kind }) => kind === "article")).toBe(true);
    expect(await searchDesk(ada, "zeppelin")).toEqual([]);
    expect(await searchDesk(ada, "")).toEqual([]);
    await expect(searchDesk(ctx, "aqueduct")).rejects.toMatchObject({ code: "unauthenticated" });
  });

  test("finds a draft for who writes it alone", async ({ ctx, as }) => {
    const draft = await aDraft(ctx, { title: "Was the Nizhne aqueduct finished in 1911?" });
    expect(await searchDesk(as(draft.author), "aqueduct")).toMatchObject([{ kind: "check", id: draft.id }]);
    expect(await searchDesk(as(await aMember(ctx, { role: "moderator" })), "aqueduct")).toEqual([]);
  });
});
