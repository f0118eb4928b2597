import { and, eq, sql } from "drizzle-orm";
import { claims, events, judgements, standings, standpoints } from "#db/schema";
import { RATINGS, type StandpointAnswer } from "#db/vocabulary";
import { type Ctx, memberCtx, systemCtx } from "#server/core/context";
import { clearing } from "#server/jobs/clearing";
import { deleteAccount } from "#server/members/delete-account";
import { listOwnRecords } from "#server/members/own-queries";
import { getBallotsOfJudgement } from "#server/receipts/queries";
import { eraseStandpoint } from "#server/standpoints/erase-standpoint";
import { listAnswersOf } from "#server/standpoints/internal";
import { keepStandpoint } from "#server/standpoints/keep-standpoint";
import { findQuestionOfClaim, getQuestion, listOwnQuestions } from "#server/standpoints/queries";
import { answerOf } from "#server/standpoints/rules";
import { KeepStandpointInput } from "#server/standpoints/schemas";
import { castVote } from "#server/votes/cast-vote";
import { judgeSmall, smallNewsroom } from "#tests/simulation/small-newsroom";
import { writeSimulation } from "#tests/support/electorate-in-database";
import {
  aClaim,
  aMember,
  aSource,
  aTopicWithPositions,
  aVoteInput,
  judge,
  type TestTopic,
} from "#tests/support/factories";
import { describe, expect, NOW, test } from "#tests/support/test-database";

const DAY_MS = 86_400_000;
const days = (n: number) => new Date(NOW.getTime() + n * DAY_MS);
const at = (ctx: Ctx, n: number): Ctx => ({ ...ctx, now: days(n) });
const answers = ({ topic, version }: TestTopic, answer: StandpointAnswer | "rather_not") => ({
  topic,
  version,
  answer,
  agrees: true,
});

const rowsOf = ({ db }: Ctx, topic: string) => db.select().from(standpoints).where(eq(standpoints.topic, topic));

describe("an answer to the private question", () => {
  test("is asked for with consent, and not answering needs none", () => {
    const input = { topic: "bridges", version: 1 };
    const issues = (said: object) => KeepStandpointInput.safeParse({ ...input, ...said }).error?.issues[0]?.message;
    expect(issues({ answer: "a", agrees: false })).toBe("consent_missing");
    expect(issues({ answer: "a", agrees: true })).toBeUndefined();
    expect(issues({ answer: "rather_not", agrees: false })).toBeUndefined();
  });

  test("can be changed after 90 days, taken back at once, and given anew when it could have been changed", async ({
    ctx,
    as,
  }) => {
    const topic = await aTopicWithPositions(ctx);
    const member = await aMember(ctx);
    await keepStandpoint(as(member), answers(topic, "leaning_b"));
    const soon = as(member, days(89));
    await expect(keepStandpoint(soon, answers(topic, "a"))).rejects.toMatchObject({ reason: "standpoint_too_soon" });
    expect(await getQuestion(soon, topic.topic)).toMatchObject({
      answer: "leaning_b",
      answeredAt: NOW,
      waitsUntil: days(90),
      isDone: true,
    });
    await keepStandpoint(as(member, days(90)), answers(topic, "a"));
    expect((await listAnswersOf(ctx, member.id)).map(({ declared }) => declared)).toEqual([0.5, -1]);

    await eraseStandpoint(as(member, days(91)), { topic: topic.topic });
    expect((await listAnswersOf(ctx, member.id)).map(({ declared }) => declared)).toEqual([null]);
    await expect(keepStandpoint(as(member, days(92)), answers(topic, "b"))).rejects.toMatchObject({
      reason: "standpoint_too_soon",
    });
    await keepStandpoint(as(member, days(180)), answers(topic, "b"));
    expect((await getQuestion(as(member, days(180)), topic.topic)).answer).toBe("b");
  });

  test("“rather not say” ends the question, and can be thought over at any time", async ({ ctx, as }) => {
    const topic = await aTopicWithPositions(ctx, "Cranes");
    const claim = await aClaim(ctx, { topics: ["Cranes"] });
    await aSource(ctx, claim);
    const reviewer = as(await aMember(ctx));
    expect(await findQuestionOfClaim(reviewer, claim.claim)).toEqual({ topic: "cranes", label: "Cranes" });
    await keepStandpoint(reviewer, answers(topic, "rather_not"));
    expect(await findQuestionOfClaim(reviewer, claim.claim)).toBeNull();
    expect(await listOwnQuestions(reviewer)).toMatchObject([{ isDone: true, answer: null, answeredAt: null }]);
    await keepStandpoint(reviewer, answers(topic, "neither"));
    expect(await listOwnQuestions(reviewer)).toMatchObject([{ isDone: true, answer: "neither" }]);
    const reader = as(await aMember(ctx, { role: "reader" }));
    expect(await findQuestionOfClaim(reader, claim.claim)).toBeNull();
  });

  test("stands in the database as bytes that are as long whatever was said, and open in their own row alone", async ({
    ctx,
    as,
  }) => {
    const topic = await aTopicWithPositions(ctx);
    const said = ["a", "leaning_a", "neither", "leaning_b", "b", "rather_not"] as const;
    const members = [];
    for (const answer of said) {
      const member = await aMember(ctx);
      await keepStandpoint(as(member), answers(topic, answer));
      members.push(member);
    }
    const rows = await rowsOf(ctx, topic.topic);
    expect(new Set(rows.map(({ sealed }) => sealed.length)).size).toBe(1);
    expect(new Set(rows.map(({ sealed }) => Buffer.from(sealed).toString("hex"))).size).toBe(said.length);
    for (const { sealed } of rows) expect(Buffer.from(sealed).toString("latin1")).not.toMatch(/[+-][01]\.[05]/);
    const kept = await ctx.db.select().from(events).where(eq(events.action, "standpoint.kept"));
    expect(new Set(kept.map(({ payload, audience }) => JSON.stringify([payload, audience])))).toEqual(
      new Set([JSON.stringify([{}, "actor"])]),
    );
    const [first, second] = members;
    await ctx.db.execute(sql`
      update standpoints set sealed = (select sealed from standpoints where member = ${first?.id ?? ""})
      where member = ${second?.id ?? ""}`);
    expect(await listAnswersOf(ctx, second?.id ?? "")).toEqual([]);
    expect(await listAnswersOf(ctx, first?.id ?? "")).toHaveLength(1);
    expect((await judge(ctx)).version).toBeGreaterThan(0);
  });

  test("is in its owner's own export, and gone when they leave", async ({ ctx, as }) => {
    const topic = await aTopicWithPositions(ctx);
    const member = await aMember(ctx);
    await keepStandpoint(as(member), answers(topic, "leaning_a"));
    const { standpoints: own } = await listOwnRecords(as(member));
    expect(own).toEqual([
      {
        topic: topic.topic,
        version: topic.version,
        answer: "leaning_a",
        at: NOW,
        agreed_at: NOW,
        can_be_changed_from: days(90),
      },
    ]);
    expect((await listOwnRecords(as(topic.moderator))).standpoints).toEqual([]);
    await deleteAccount(as(member), { handle: member.handle });
    expect(await rowsOf(ctx, topic.topic)).toEqual([]);
  });

  test("is erased at night where the site asks no more, and where a lasting split was found for 90 days", async ({
    ctx,
    as,
  }) => {
    const topic = await aTopicWithPositions(ctx);
    const member = as(await aMember(ctx));
    await keepStandpoint(member, answers(topic, "b"));
    const night = async (given: Ctx) => {
      await clearing.run(given, {}, {});
      return (await rowsOf(ctx, topic.topic)).length;
    };
    const judged = (split: "none" | "established", day: number) =>
      ctx.db.insert(judgements).values({
        ...{ rule: "bridging-2", inputHash: "x", isCold: true, split, split2: "none", at: days(day) },
        ...{ ballots: 0, reviewers: 0, claims: 0, milliseconds: 0 },
      });
    const system = systemCtx(ctx.db, { now: NOW });
    expect(await night(system)).toBe(1);
    await judged("none", 0);
    await judged("established", 1);
    await judged("established", 90);
    expect(await night(at(system, 90.9))).toBe(1);
    expect(await night(at(system, 91.1))).toBe(0);

    await ctx.db.execute(sql`alter table judgements disable trigger user`);
    await ctx.db.delete(judgements);
    await ctx.db.execute(sql`alter table judgements enable trigger user`);
    await keepStandpoint(member, answers(topic, "b"));
    expect(await night({ ...system, settings: { ...system.settings, asksStandpoints: false } })).toBe(0);
  });

  test("is not asked for where the site asks no one, and while a lasting split is established", async ({ ctx, as }) => {
    const topic = await aTopicWithPositions(ctx, "Cranes");
    const claim = await aClaim(ctx, { topics: ["Cranes"] });
    await aSource(ctx, claim);
    const reviewer = as(await aMember(ctx));
    const silent = { ...reviewer, settings: { ...reviewer.settings, asksStandpoints: false } };
    expect(await findQuestionOfClaim(silent, claim.claim)).toBeNull();
    await expect(getQuestion(silent, topic.topic)).rejects.toMatchObject({ code: "not_found" });
    await expect(keepStandpoint(silent, answers(topic, "b"))).rejects.toMatchObject({ reason: "standpoints_off" });
    await ctx.db.insert(judgements).values({
      ...{ rule: "bridging-2", inputHash: "x", isCold: true, split: "established", split2: "none", at: NOW },
      ...{ ballots: 0, reviewers: 0, claims: 0, milliseconds: 0 },
    });
    expect(await findQuestionOfClaim(reviewer, claim.claim)).toBeNull();
    await expect(keepStandpoint(reviewer, answers(topic, "b"))).rejects.toMatchObject({ reason: "standpoints_off" });
    expect((await findQuestionOfClaim(reviewer, claim.claim)) === null).toBe(true);
  });
});

/** Twelve people on ten claims, by the simulation, of whom each says where they stand three days ago. */
async function aNewsroom(ctx: Ctx, seed: number, answering = (_: number) => true) {
  const newsroom = smallNewsroom({ reviewers: 12, claims: 10, minority: 0.5, turnout: 0.9, seed });
  const topic = await aTopicWithPositions(at(ctx, -10));
  const written = await writeSimulation(ctx, newsroom.simulation);
  await ctx.db.update(claims).set({ positionsOf: topic.topic }).where(sql`statement like 'Simulated%'`);
  const declared = newsroom.declared.map((answer, u) => (answering(u) ? answer : null));
  for (const [u, answer] of declared.entries()) {
    const reviewer = { id: written.members[u] ?? "", handle: "", role: "reviewer" as const };
    const as = memberCtx(ctx.db, reviewer, { now: days(-3) });
    await keepStandpoint(as, answers(topic, answerOf(answer) ?? "rather_not"));
  }
  return { ...newsroom, declared, topic, ...written };
}

const standingOf = async ({ db }: Ctx, claim: string) =>
  (await db.select().from(standings).where(eq(standings.claim, claim)))[0];

describe("where reviewers say they stand, in the count", () => {
  test("decides as the engine does with the same answers, and keeps no number from which they could be told", async ({
    ctx,
  }) => {
    const newsroom = await aNewsroom(ctx, 3);
    await judge(ctx);
    const { decisions, base } = judgeSmall(newsroom);
    const agreed = decisions.filter(({ basis, status }) => basis === "standpoints" && status === "consensus");
    expect(agreed.length).toBeGreaterThan(2);
    expect(base.filter(({ status }) => status === "consensus")).toEqual([]);
    for (const [item, decision] of decisions.entries()) {
      const standing = await standingOf(ctx, newsroom.claims[item] ?? "");
      expect(standing?.basis).toBe(decision.basis);
      expect(standing?.leading ?? null).toBe(decision.option === null ? null : RATINGS[decision.option]);
      if (decision.basis === "standpoints") expect(standing).toMatchObject({ score: 0, lower: 0, margin: 0 });
    }
  });

  test("has no say before a day has passed, for votes that were first cast before it, nor where the site asks no one", async ({
    ctx,
  }) => {
    const topic = await aTopicWithPositions(at(ctx, -10));
    const newsroom = smallNewsroom({ reviewers: 12, claims: 10, minority: 0.5, turnout: 0.9, seed: 3 });
    const { members } = await writeSimulation(ctx, newsroom.simulation);
    await ctx.db.update(claims).set({ positionsOf: topic.topic }).where(sql`statement like 'Simulated%'`);
    const bases = async (now = 0, given: Partial<Ctx["settings"]> = {}) => {
      const system = systemCtx(ctx.db, { now: days(now) });
      await judge({ ...system, settings: { ...system.settings, ...given } });
      return new Set((await ctx.db.select({ basis: standings.basis }).from(standings)).map(({ basis }) => basis));
    };
    const answer = async (when: number) => {
      await ctx.db.delete(standpoints);
      for (const [u, declared] of newsroom.declared.entries()) {
        const reviewer = { id: members[u] ?? "", handle: "", role: "reviewer" as const };
        const as = memberCtx(ctx.db, reviewer, { now: days(when) });
        await keepStandpoint(as, answers(topic, answerOf(declared) ?? "neither"));
      }
    };
    await answer(-1.9);
    expect(await bases(5)).not.toContain("standpoints");
    await answer(-2.1);
    expect(await bases(-1.2)).not.toContain("standpoints");
    expect(await bases(0)).toContain("standpoints");
    await ctx.db.update(claims).set({ positionsOf: null });
    expect(await bases(0)).not.toContain("standpoints");
  });

  test("a newsroom of one side comes to no agreement where claims have two", async ({ ctx }) => {
    const newsroom = smallNewsroom({ reviewers: 12, claims: 10, minority: 0, turnout: 0.9, seed: 4 });
    const topic = await aTopicWithPositions(at(ctx, -10));
    const { members } = await writeSimulation(ctx, newsroom.simulation);
    await ctx.db.update(claims).set({ positionsOf: topic.topic }).where(sql`statement like 'Simulated%'`);
    const found = async () => {
      await judge(ctx);
      const rows = await ctx.db.select({ basis: standings.basis, pending: standings.pending }).from(standings);
      return { bases: new Set(rows.map(({ basis }) => basis)), coming: rows.filter(({ pending }) => pending) };
    };
    const before = await found();
    expect(before.bases).toContain("pooled");
    expect(before.coming.length).toBeGreaterThan(0);
    for (const id of members) {
      const as = memberCtx(ctx.db, { id, handle: "", role: "reviewer" }, { now: days(-3) });
      await keepStandpoint(as, answers(topic, "a"));
    }
    const after = await found();
    expect(after.bases).toContain("one_side");
    expect(after.bases).not.toContain("pooled");
    expect(after.coming).toEqual([]);
  });

  test("is in the auditors' file under a number, with a root of its own; what is erased is gone from there too", async ({
    ctx,
  }) => {
    const newsroom = await aNewsroom(ctx, 3, (u) => u !== 4);
    await judge(ctx);
    const system = systemCtx(ctx.db, { now: NOW });
    const file = await getBallotsOfJudgement(system);
    expect(file.standpointsRoot).toMatch(/^[0-9a-f]{64}$/);
    const stated = file.ballots.filter(({ standpoint }) => standpoint);
    const counted = newsroom.simulation.ballots.filter(({ reviewer }) => newsroom.declared[reviewer] !== null);
    expect(stated).toHaveLength(counted.length);
    const [first] = newsroom.members;
    const own = { id: first ?? "", handle: "", role: "reviewer" as const };
    await eraseStandpoint(memberCtx(ctx.db, own, { now: NOW }), { topic: newsroom.topic.topic });
    const after = await getBallotsOfJudgement(system);
    const gone = newsroom.simulation.ballots.filter(({ reviewer }) => reviewer === 0).length;
    expect(after.ballots.filter(({ standpoint }) => standpoint)).toHaveLength(stated.length - gone);
    expect(after.root).toBe(file.root);
  });

  test("no one can tell from the whole database who said what: it is the same but for bytes that do not open", async ({
    ctx,
  }) => {
    const newsroom = await aNewsroom(ctx, 3);
    const tables = await ctx.db.execute<{ name: string }>(sql`
      select relname as name from pg_class where relkind = 'r' and relnamespace = 'public'::regnamespace order by 1`);
    const dump = async () => {
      const all: Record<string, string[]> = {};
      for (const { name } of tables) {
        const rows = await ctx.db.execute<{ row: string }>(
          sql`select (to_jsonb(t) - array['sealed', 'tx', 'pepper', 'milliseconds', 'theta', 'is_swapped', 'standpoints_root', 'judgement'])::text as row from ${sql.identifier(name)} t`,
        );
        all[name] = rows.map(({ row }) => row).sort();
      }
      return all;
    };
    const judgedAs = async (turned: number | null) => {
      const saved = new Error("rolled back");
      let seen: Record<string, string[]> = {};
      await ctx.db
        .transaction(async (db) => {
          const inside = { ...ctx, db };
          if (turned !== null) {
            const id = newsroom.members[turned] ?? "";
            const own = and(eq(standpoints.topic, newsroom.topic.topic), eq(standpoints.member, id));
            const [before] = await db.select({ at: standpoints.at }).from(standpoints).where(own);
            await db.delete(standpoints).where(own);
            const as = memberCtx(db, { id, handle: "", role: "reviewer" }, { now: before?.at ?? NOW });
            const other = newsroom.declared[turned] === 1 ? "leaning_b" : "leaning_a";
            await keepStandpoint(as, answers(newsroom.topic, other));
          }
          await judge(inside, { isCold: true });
          seen = await dump();
          throw saved;
        })
        .catch((error: unknown) => {
          if (error !== saved) throw error;
        });
      return seen;
    };
    const normal = (seen: Record<string, string[]>) => {
      // Ids of new rows count on; who is asked to vote is drawn by lot.
      const { invitations: _, events: __, judgements: ___, ...rest } = seen;
      return rest;
    };
    const first = normal(await judgedAs(null));
    let compared = 0;
    for (const turned of [0, 5, 11]) {
      const { decisions } = judgeSmall(newsroom);
      const declared = newsroom.declared.map((answer, u) => {
        if (u !== turned) return answer;
        return answer === 1 ? 0.5 : -0.5;
      });
      const other = judgeSmall({ ...newsroom, declared }).decisions;
      // Only what is decided may tell: where it is the same, everything is.
      if (
        decisions.some(({ status, option, basis }, n) => {
          const there = other[n];
          return there?.status !== status || there.option !== option || there.basis !== basis;
        })
      )
        continue;
      compared += 1;
      expect(normal(await judgedAs(turned))).toEqual(first);
    }
    expect(compared).toBeGreaterThan(0);
  });
});

test("a vote of someone who was never asked counts as before", async ({ ctx, as }) => {
  const topic = await aTopicWithPositions(ctx, "Cranes");
  const claim = await aClaim(ctx, { topics: ["Cranes"] });
  const { source } = await aSource(ctx, claim);
  const member = await aMember(ctx);
  await castVote(as(member), aVoteInput(claim.claim, source));
  await judge(ctx);
  expect(await standingOf(ctx, claim.claim)).toMatchObject({ voters: 1, basis: "plain" });
  expect(await rowsOf(ctx, topic.topic)).toEqual([]);
});
