import { eq } from "drizzle-orm";
import { positionTrials, positionUses, standpoints } from "#db/schema";
import type { Ctx } from "#server/core/context";
import { keepStandpoint } from "#server/standpoints/keep-standpoint";
import { addTopic } from "#server/topics/add-topic";
import { adoptPositions } from "#server/topics/adopt-positions";
import { askIfFair } from "#server/topics/ask-if-fair";
import { getTopicAtDesk, listMembersToAsk, listPositionsToTry } from "#server/topics/queries";
import { sayIfFair } from "#server/topics/say-if-fair";
import { stopPositions } from "#server/topics/stop-positions";
import { writePositions } from "#server/topics/write-positions";
import { aMember, aTopicWithPositions, type TestMember, usedPositions } from "#tests/support/factories";
import { type As, describe, expect, test } from "#tests/support/test-database";

const A = "The ferry does more good than harm.";
const B = "The ferry does more harm than good.";

async function written(ctx: Ctx, as: As) {
  const member = await aMember(ctx, { role: "moderator" });
  const moderator = as(member);
  const { topic } = await addTopic(moderator, { label: "Ferries", description: "" });
  const { version } = await writePositions(moderator, { topic, a: A, b: B, replaces: 0 });
  return { moderator, member, topic, version };
}

async function asked(ctx: Ctx, as: As, answers: readonly boolean[]) {
  const scene = await written(ctx, as);
  const { moderator, topic, version } = scene;
  const members: TestMember[] = [];
  for (const isFair of answers) {
    const member = await aMember(ctx);
    members.push(member);
    await askIfFair(moderator, { topic, version, members: [member.id] });
    await sayIfFair(as(member), { topic, version, isFair, note: isFair ? "" : "B is mocked." });
  }
  return { ...scene, members };
}

describe("positions", () => {
  test("are used when three members have tried them and three of four call them fair", async ({ ctx, as }) => {
    for (const [answers, may] of [
      [[true, true], false],
      [[true, true, true], true],
      [[true, true, false], false],
      [[true, true, true, false], true],
      [[true, true, true, false, false], false],
    ] as const) {
      await ctx.db
        .transaction(async (db) => {
          const inside = { ...ctx, db };
          const insideAs: As = (member, now) => ({ ...as(member, now), db });
          const { moderator, topic, version } = await asked(inside, insideAs, answers);
          expect((await getTopicAtDesk(moderator, topic)).tried?.trial.isEnough).toBe(may);
          const adopted = adoptPositions(moderator, { topic, version });
          if (may) await adopted;
          else await expect(adopted).rejects.toMatchObject({ reason: "positions_untried" });
          throw new Error("undone");
        })
        .catch((error: Error) => expect(error.message).toBe("undone"));
    }
  });

  test("who said what of them is told to no one, and gone once they are used; the numbers stay", async ({
    ctx,
    as,
  }) => {
    const { moderator, topic, version, members } = await asked(ctx, as, [true, false, true, true]);
    const { tried } = await getTopicAtDesk(moderator, topic);
    expect(tried?.trial).toEqual({
      asked: members.map(({ handle }) => handle).sort((a, b) => a.localeCompare(b, "en")),
      answered: 4,
      isEnough: true,
      notes: ["B is mocked."],
    });
    const [reviewer] = members;
    expect((await getTopicAtDesk(as(reviewer as TestMember), topic)).tried).toBeNull();
    await adoptPositions(moderator, { topic, version });
    expect(await ctx.db.$count(positionTrials)).toBe(0);
    expect(await ctx.db.select().from(positionUses)).toMatchObject([{ version, fair: 3, unfair: 1 }]);
    expect((await getTopicAtDesk(as(reviewer as TestMember), topic)).used).toMatchObject({ a: A, b: B });
  });

  test("are not judged by whoever wrote them, nor by someone who cannot vote, nor when they are others by now", async ({
    ctx,
    as,
  }) => {
    const { moderator, member, topic, version } = await written(ctx, as);
    const reader = await aMember(ctx, { role: "reader" });
    const reviewer = await aMember(ctx);
    expect((await listMembersToAsk(moderator, topic)).map(({ id }) => id)).toEqual([reviewer.id]);
    for (const id of [reader.id, member.id]) {
      await expect(askIfFair(moderator, { topic, version, members: [id] })).rejects.toMatchObject({
        reason: "members_not_reviewers",
      });
    }
    await askIfFair(moderator, { topic, version, members: [reviewer.id] });
    expect(await listPositionsToTry(as(reviewer))).toMatchObject([{ topic, version, isFair: null, a: A }]);
    await writePositions(moderator, { topic, a: A, b: `${B} Always.`, replaces: version });
    await expect(sayIfFair(as(reviewer), { topic, version, isFair: true, note: "" })).rejects.toMatchObject({
      reason: "positions_changed_elsewhere",
    });
    expect(await listPositionsToTry(as(reviewer))).toEqual([]);
    await expect(writePositions(moderator, { topic, a: A, b: B, replaces: version })).rejects.toMatchObject({
      reason: "positions_changed_elsewhere",
    });
  });

  test("that are written anew and used erase the answers to those before; so does the end of the question", async ({
    ctx,
    as,
  }) => {
    const { topic, moderator, version } = await aTopicWithPositions(ctx);
    const reviewer = as(await aMember(ctx));
    const held = () => ctx.db.$count(standpoints, eq(standpoints.topic, topic));
    await keepStandpoint(reviewer, { topic, version, answer: "a", agrees: true });
    expect(await held()).toBe(1);
    const next = await usedPositions(ctx, { topic, moderator, replaces: version });
    expect(await held()).toBe(0);
    await expect(keepStandpoint(reviewer, { topic, version, answer: "a", agrees: true })).rejects.toMatchObject({
      reason: "positions_changed_elsewhere",
    });
    await keepStandpoint(reviewer, { topic, version: next, answer: "b", agrees: true });
    await stopPositions(as(moderator), { topic });
    expect(await held()).toBe(0);
    await expect(stopPositions(as(moderator), { topic })).rejects.toMatchObject({ reason: "positions_unused" });
  });
});
