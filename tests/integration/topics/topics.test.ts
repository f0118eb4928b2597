import { eq } from "drizzle-orm";
import { claims, claimTopics, topics } from "#db/schema";
import { getClaim } from "#server/claims/queries";
import { submitClaim } from "#server/claims/submit-claim";
import type { Ctx } from "#server/core/context";
import { declareStandingInterest } from "#server/interests/declare-standing-interest";
import { listOwnInterests } from "#server/interests/queries";
import { addTopic } from "#server/topics/add-topic";
import { changeTopic } from "#server/topics/change-topic";
import { mergeTopics } from "#server/topics/merge-topics";
import { listTopicLabels, listTopicLines } from "#server/topics/queries";
import { getVoteFacts } from "#server/votes/internal";
import { getOwnVoteFacts } from "#server/votes/queries";
import { aClaim, aClaimInput, aMember, anArticle, aSource, aTopicWithPositions } from "#tests/support/factories";
import { describe, expect, test } from "#tests/support/test-database";

const topicsOf = async ({ db }: Ctx, claim: string) =>
  (await db.select({ topic: claimTopics.topic }).from(claimTopics).where(eq(claimTopics.claim, claim))).map(
    ({ topic }) => topic,
  );
const positionsOf = async ({ db }: Ctx, claim: string) =>
  (await db.select({ topic: claims.positionsOf }).from(claims).where(eq(claims.id, claim)))[0]?.topic;

describe("the list of topics", () => {
  test("a topic that a reviewer names is proposed until a moderator accepts it; one that a moderator names is on it", async ({
    ctx,
    as,
  }) => {
    const moderator = as(await aMember(ctx, { role: "moderator" }));
    await aClaim(ctx, { topics: ["River ferries"] });
    await submitClaim(moderator, aClaimInput(await anArticle(ctx), { topics: ["Tunnels"] }));
    expect(await listTopicLabels(moderator)).toEqual(["Tunnels"]);
    expect(await listTopicLines(moderator)).toMatchObject([
      { label: "Tunnels", isProposed: false, claims: 1 },
      { label: "River ferries", isProposed: true, claims: 1 },
    ]);
    await changeTopic(moderator, {
      topic: "river-ferries",
      label: "Ferries",
      description: "Boats that cross a river.",
    });
    expect(await listTopicLabels(moderator)).toEqual(["Ferries", "Tunnels"]);
  });

  test("has a topic once", async ({ ctx, as }) => {
    const moderator = as(await aMember(ctx, { role: "moderator" }));
    await addTopic(moderator, { label: "Ferries", description: "" });
    await expect(addTopic(moderator, { label: "FERRIES", description: "" })).rejects.toMatchObject({
      reason: "topic_there",
    });
  });

  test("of two that are the same one leads to the other: their claims, whoever names them later, and what leads there", async ({
    ctx,
    as,
  }) => {
    const moderator = as(await aMember(ctx, { role: "moderator" }));
    const one = await aClaim(ctx, { topics: ["Ferries", "Boats"] });
    const other = await aClaim(ctx, { topics: ["Boats"] });
    await aSource(ctx, other);
    await mergeTopics(moderator, { from: "boats", into: "ferries" });
    expect(await topicsOf(ctx, one.claim)).toEqual(["ferries"]);
    expect(await topicsOf(ctx, other.claim)).toEqual(["ferries"]);
    expect(await positionsOf(ctx, other.claim)).toBe("ferries");
    const later = await aClaim(ctx, { topics: ["Boats"] });
    expect(await topicsOf(ctx, later.claim)).toEqual(["ferries"]);

    await addTopic(moderator, { label: "Crossings", description: "" });
    await mergeTopics(moderator, { from: "ferries", into: "crossings" });
    const latest = await aClaim(ctx, { topics: ["Boats", "Ferries"] });
    expect(await topicsOf(ctx, latest.claim)).toEqual(["crossings"]);
    await expect(mergeTopics(moderator, { from: "ferries", into: "crossings" })).rejects.toMatchObject({
      code: "not_found",
    });
  });

  test("who has an interest in one that is merged has it in the other, and in what is named by either", async ({
    ctx,
    as,
  }) => {
    const moderator = as(await aMember(ctx, { role: "moderator" }));
    const builder = as(await aMember(ctx));
    const known = await aClaim(ctx, { topics: ["Ferries"] });
    await aClaim(ctx, { topics: ["Boats"] });
    await declareStandingInterest(builder, { kind: "topic", name: "Boats", statement: "I build them." });
    expect((await getOwnVoteFacts(builder, known.claim)).isRecused).toBe(false);
    await mergeTopics(moderator, { from: "boats", into: "ferries" });
    expect((await getOwnVoteFacts(builder, known.claim)).isRecused).toBe(true);
    const later = await aClaim(ctx, { topics: ["Ferries"] });
    expect((await getOwnVoteFacts(builder, later.claim)).isRecused).toBe(true);
    const sailor = as(await aMember(ctx));
    await declareStandingInterest(sailor, { kind: "topic", name: "boats", statement: "I sail them." });
    expect((await getOwnVoteFacts(sailor, later.claim)).isRecused).toBe(true);
    expect(await listOwnInterests(sailor)).toHaveLength(1);
    expect((await getVoteFacts(ctx, known.claim)).state).toBe("open");
  });
});

describe("the topic whose positions count on a claim", () => {
  test("is fixed with its first source: the one that has positions, otherwise the first", async ({ ctx }) => {
    const { topic } = await aTopicWithPositions(ctx, "Zebra crossings");
    const both = await aClaim(ctx, { topics: ["Bridges", "Zebra crossings"] });
    expect(await positionsOf(ctx, both.claim)).toBeNull();
    await aSource(ctx, both);
    expect(await positionsOf(ctx, both.claim)).toBe(topic);
    const none = await aClaim(ctx, { topics: ["Tunnels", "Bridges"] });
    await aSource(ctx, none);
    expect(await positionsOf(ctx, none.claim)).toBe("bridges");
    await aTopicWithPositions(ctx, "Cranes");
    await aSource(ctx, none, { quote: "two months before cars followed" });
    expect(await positionsOf(ctx, none.claim)).toBe("bridges");
    const without = await aClaim(ctx, { topics: [] });
    await aSource(ctx, without);
    expect(await positionsOf(ctx, without.claim)).toBeNull();
  });

  test("is one: a claim of two topics with positions is refused, and nothing of it is kept", async ({ ctx, as }) => {
    await aTopicWithPositions(ctx, "Cranes");
    await aTopicWithPositions(ctx, "Ferries");
    const input = aClaimInput(await anArticle(ctx), { topics: ["Ferries", "Cranes", "Kites"] });
    const before = await ctx.db.$count(claims);
    const inside = ctx.db.transaction(async (db) => submitClaim({ ...as(await aMember(ctx)), db }, input));
    await expect(inside).rejects.toMatchObject({ reason: "topics_two_questions" });
    expect(await ctx.db.$count(claims)).toBe(before);
    expect(await ctx.db.$count(topics, eq(topics.slug, "kites"))).toBe(0);
  });

  test("is not merged away while its positions are used", async ({ ctx, as }) => {
    const { topic, moderator } = await aTopicWithPositions(ctx, "Cranes");
    await addTopic(as(moderator), { label: "Machines", description: "" });
    await expect(mergeTopics(as(moderator), { from: topic, into: "machines" })).rejects.toMatchObject({
      reason: "topic_has_positions",
    });
  });

  test("a claim shows the topics by the names that they have now", async ({ ctx, as }) => {
    const moderator = as(await aMember(ctx, { role: "moderator" }));
    const { claim } = await aClaim(ctx, { topics: ["Boats"] });
    await changeTopic(moderator, { topic: "boats", label: "Ships", description: "" });
    expect((await getClaim(moderator, claim)).topics).toEqual(["Ships"]);
  });
});
