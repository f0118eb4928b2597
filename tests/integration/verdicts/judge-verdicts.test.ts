import { spawn } from "node:child_process";
import { once } from "node:events";
import { asc, eq, sql } from "drizzle-orm";
import { openDatabase } from "#db/client";
import { judgements, standings, verdicts } from "#db/schema";
import { type Ctx, memberCtx, systemCtx } from "#server/core/context";
import { listOutdatedVerdicts } from "#server/moderation/queries";
import { acceptEvidence } from "#server/verdicts/accept-evidence";
import { gatherElectorate } from "#server/verdicts/engine/electorate";
import { judge as judgeElectorate } from "#server/verdicts/engine/judge";
import { RULE } from "#server/verdicts/engine/rule";
import { findStanding } from "#server/verdicts/internal";
import { judgeVerdicts } from "#server/verdicts/judge-verdicts";
import { getVerdict } from "#server/verdicts/queries";
import { ratingOf, shownVerdict } from "#server/verdicts/rules";
import { castVote } from "#server/votes/cast-vote";
import { simulate } from "#tests/simulation/electorates";
import { type CrowdOfVotes, rowsOf, writeElectorate } from "#tests/support/electorate-in-database";
import {
  aDecidedClaim,
  aMember,
  anArticle,
  aPublishedCheck,
  aSource,
  aVoteInput,
  judge,
} from "#tests/support/factories";
import { historyOf } from "#tests/support/history";
import { describe, expect, NOW, test } from "#tests/support/test-database";

const HOUR_MS = 3_600_000;
const later = (ctx: Ctx, hours: number): Ctx => ({ ...ctx, now: new Date(NOW.getTime() + hours * HOUR_MS) });

/** Sixty reviewers in two camps, and thirty claims. */
function twoCamps(): CrowdOfVotes {
  const { reviewers, claims, ballots } = simulate({
    reviewers: 60,
    claims: 30,
    votesEach: 12,
    minority: 0.5,
    seed: 7,
  });
  return { reviewers: reviewers.length, claims: claims.length, rows: rowsOf(ballots) };
}

const standingOf = async (ctx: Ctx, claim: string) => (await findStanding(ctx, claim)).standing;

/** A process of its own that judges once, as a worker does. */
const judgeInProcess = (url: string, now: Date) =>
  spawn(process.execPath, [
    ...["--conditions=react-server", "--input-type=module", "--eval"],
    `import { openDatabase } from "#db/client";
     import { systemCtx } from "#server/core/context";
     import { judgeVerdicts } from "#server/verdicts/judge-verdicts";
     await judgeVerdicts(systemCtx(openDatabase(${JSON.stringify(url)}).db, new Date(${now.getTime()})));`,
  ]);

describe("judging the votes", () => {
  test("comes to what the engine comes to, for every claim, and to nothing about a reviewer", async ({ ctx }) => {
    const crowd = twoCamps();
    const { claims } = await writeElectorate(ctx, crowd);
    await judge(ctx);
    const expected = judgeElectorate(gatherElectorate(new Uint8Array(crowd.claims), crowd.reviewers, crowd.rows), RULE);
    expect(expected.axis.state).toBe("established");
    expect(expected.decisions.filter(({ status }) => status === "consensus").length).toBeGreaterThan(3);
    for (const [item, decision] of expected.decisions.entries()) {
      const standing = await standingOf(ctx, claims[item] ?? "");
      expect(standing).toMatchObject({
        ...shownVerdict(decision, { option: null }),
        basis: decision.basis,
        leading: ratingOf(decision.option),
        score: expect.closeTo(decision.score, 5),
        pending: decision.status === "consensus" ? ratingOf(decision.option) : null,
      });
      expect(standing?.theta).toHaveLength(4);
    }
    const about = await ctx.db.execute(sql`
      select conrelid::regclass::text as kept from pg_constraint where confrelid = 'members'::regclass
        and conrelid in ('judgements'::regclass, 'standings'::regclass, 'verdicts'::regclass)`);
    expect(about).toEqual([]);
  });

  test("shows an agreement after six hours, and counts it as locked only after fourteen days", async ({ ctx }) => {
    await writeElectorate(ctx, twoCamps());
    await judge(ctx);
    const agreed = async () => ctx.db.$count(standings, eq(standings.state, "agreed"));
    await judge(later(ctx, 5.9));
    expect(await agreed()).toBe(0);
    await judge(later(ctx, 6.1));
    const count = await agreed();
    expect(count).toBeGreaterThan(3);
    const [one] = await ctx.db.select().from(standings).where(eq(standings.state, "agreed"));
    const history = await ctx.db
      .select()
      .from(verdicts)
      .where(eq(verdicts.claim, one?.claim ?? ""))
      .orderBy(asc(verdicts.seq));
    expect(history.map(({ state }) => state)).toEqual(["provisional", "agreed"]);
    expect(history.at(-1)).toMatchObject({ basis: "bridged", rating: one?.rating, rule: "bridging-2" });
    expect(await historyOf(ctx, one?.claim ?? "")).toMatchObject([
      { action: "verdict.moved", audience: "actor", actor: null },
      { action: "verdict.moved", audience: "actor", actor: null },
    ]);
    await judge(later(ctx, 6.2 + 13 * 24));
    expect(await ctx.db.$count(standings, eq(standings.isLocked, true))).toBe(0);
    await judge(later(ctx, 6.2 + 14 * 24));
    expect(await ctx.db.$count(standings, eq(standings.isLocked, true))).toBe(count);
  });

  test("keeps a locked verdict when its votes are gone, until new evidence comes", async ({ ctx }) => {
    await writeElectorate(ctx, twoCamps());
    const LOCKED = 6.2 + 14 * 24;
    for (const hours of [0, 6.1, LOCKED]) await judge(later(ctx, hours));
    const [locked] = await ctx.db.select().from(standings).where(eq(standings.isLocked, true));
    const claim = locked?.claim ?? "";
    await ctx.db.execute(sql`update votes set head = 2 where claim = ${claim}`);
    await ctx.db.execute(sql`insert into ballots (vote, version) select id, 2 from votes where claim = ${claim}`);
    for (const hours of [LOCKED + 1, LOCKED + 8]) await judge(later(ctx, hours));
    expect(await standingOf(ctx, claim)).toMatchObject({ state: "agreed", rating: locked?.rating, voters: 0 });
    const { source } = await aSource(later(ctx, LOCKED + 9), { claim, article: await anArticle(ctx) });
    const grace = memberCtx(ctx.db, await aMember(ctx, { role: "moderator" }), { now: later(ctx, LOCKED + 9).now });
    await acceptEvidence(grace, { source, reason: "The archive found it after the verdict was locked." });
    await judge(later(ctx, LOCKED + 10));
    expect(await standingOf(ctx, claim)).toMatchObject({ state: "agreed", pending: "withdraw" });
    await judge(later(ctx, LOCKED + 17));
    expect(await standingOf(ctx, claim)).toMatchObject({ state: "open", rating: null, agreed: null });
  });

  test("says the same warm and cold, and by the same hash for the same ballots", async ({ ctx }) => {
    await writeElectorate(ctx, twoCamps());
    await judge(ctx);
    const states = () =>
      ctx.db
        .select({ claim: standings.claim, state: standings.state, leading: standings.leading })
        .from(standings)
        .orderBy(standings.claim);
    const cold = await states();
    await judge(ctx);
    expect(await states()).toEqual(cold);
    await judge(ctx, { isCold: true });
    expect(await states()).toEqual(cold);
    const runs = await ctx.db.select().from(judgements).orderBy(judgements.version);
    expect(runs.map(({ isCold }) => isCold)).toEqual([false, false, true]);
    expect(new Set(runs.map(({ inputHash }) => inputHash)).size).toBe(1);
    expect(runs[0]).toMatchObject({ split: "established", reviewers: 60, claims: 30 });
  });

  test("estimates nobody who did not allow it: their votes count in the ordinary majority only", async ({ ctx }) => {
    await writeElectorate(ctx, twoCamps(), {
      allows: (reviewer) => (reviewer % 2 === 0 ? null : false),
    });
    await judge(ctx);
    const [run] = await ctx.db.select().from(judgements);
    expect(run).toMatchObject({ split: "none", reviewers: 0 });
    expect(run?.ballots).toBeGreaterThan(500);
    expect(await ctx.db.$count(standings, sql`${standings.basis} <> 'plain'`)).toBe(0);
    expect(await ctx.db.$count(standings, eq(standings.state, "provisional"))).toBeGreaterThan(5);
  });

  test("explains a claim anew only when three votes on it have changed", async ({ ctx, as }) => {
    const { claim, source } = await aDecidedClaim(ctx);
    await judge(ctx);
    const explained = async () => (await standingOf(ctx, claim))?.explanation?.voters;
    expect(await explained()).toBe(3);
    const inAMinute = later(ctx, 1 / 60);
    const cast = async () => castVote(as(await aMember(ctx), inAMinute.now), aVoteInput(claim, source));
    await cast();
    await cast();
    await judge(inAMinute);
    expect([await explained(), (await standingOf(ctx, claim))?.voters]).toEqual([3, 5]);
    await cast();
    await judge(inAMinute);
    expect(await explained()).toBe(6);
  });

  test("says what a claim still needs, and shows two groups only where five are counted on each side", async ({
    ctx,
  }) => {
    const { claims } = await writeElectorate(ctx, twoCamps());
    await judge(ctx);
    const explanations = await Promise.all(claims.map(async (claim) => (await standingOf(ctx, claim))?.explanation));
    for (const claim of claims) {
      const standing = await standingOf(ctx, claim);
      // Sums and groups are in the same order, which is drawn for each claim.
      standing?.explanation?.groups?.forEach(({ reviewers }, side) => {
        const counted = standing.figures?.sideReviewers[side] ?? 0;
        expect(counted - (counted % 5)).toBe(reviewers);
      });
    }
    const shown = explanations.flatMap((one) => (one?.groups ? [one] : []));
    expect(shown.length).toBeGreaterThan(3);
    expect(shown.length).toBeLessThan(claims.length);
    for (const { groups } of shown) {
      for (const { reviewers, agreement } of groups ?? []) {
        expect(reviewers).toBeGreaterThanOrEqual(5);
        expect(reviewers % 5).toBe(0);
        for (const share of agreement) expect(share * 20).toBeCloseTo(Math.round(share * 20), 9);
      }
    }
    const unmet = new Set(explanations.map((one) => one?.lack?.what));
    expect(unmet).toEqual(new Set(["agreement", undefined]));
  });

  test("says that a vote is not judged yet until it is", async ({ ctx, as }) => {
    const ada = as(await aMember(ctx));
    const { claim, source } = await aDecidedClaim(ctx);
    await castVote(ada, aVoteInput(claim, source));
    expect(await getVerdict(ada, claim)).toMatchObject({ state: "open", isCurrent: false });
    await judge(ctx);
    expect(await getVerdict(ada, claim)).toMatchObject({
      state: "provisional",
      rating: "mostly_true",
      isCurrent: true,
    });
  });

  test("writes down each other verdict that a claim comes to, and none twice", async ({ ctx, as }) => {
    const { claim, source } = await aDecidedClaim(ctx, { ratings: ["true", "true", "true"] });
    for (let again = 0; again < 2; again++) await judge(ctx);
    for (let n = 0; n < 5; n++) {
      await castVote(as(await aMember(ctx)), aVoteInput(claim, source, { rating: "false" }));
    }
    for (let again = 0; again < 2; again++) await judge(ctx);
    const written = await ctx.db.select().from(verdicts).where(eq(verdicts.claim, claim)).orderBy(verdicts.seq);
    expect(written).toMatchObject([
      { seq: 1, state: "provisional", rating: "true", voters: 3 },
      { seq: 2, state: "provisional", rating: "false", voters: 8 },
    ]);
  });

  test("leaves a published page as it is and tells moderators that its verdict moved", async ({ ctx, as }) => {
    const check = await aPublishedCheck(ctx);
    const [claim = ""] = check.claims;
    const before = await ctx.db.select().from(verdicts).where(eq(verdicts.claim, claim));
    // A vote that was counted is found to be withdrawn: the reviewers’ verdict is no longer what the page says.
    await ctx.db.execute(sql`update votes set head = 2 where claim = ${claim}`);
    await ctx.db.execute(sql`
      insert into ballots (vote, version) select id, 2 from votes where claim = ${claim}`);
    await judge(ctx);
    const after = await ctx.db.select().from(verdicts).where(eq(verdicts.claim, claim));
    expect(after).toHaveLength(before.length + 1);
    expect((await historyOf(ctx, claim)).at(-1)).toMatchObject({ action: "verdict.outdated", audience: "moderators" });
    const grace = as(await aMember(ctx, { role: "moderator" }));
    expect(await listOutdatedVerdicts(grace)).toMatchObject([
      { check: check.id, printedState: "provisional", printedRating: "mostly_true", state: "open", rating: null },
    ]);
    await expect(listOutdatedVerdicts(as(await aMember(ctx)))).rejects.toMatchObject({ reason: "moderators_only" });
  });

  test("is one at a time across processes, and each finds what the one before left", async ({ own }) => {
    await writeElectorate(own.ctx, twoCamps());
    await Promise.all([judge(own.ctx), judge(own.ctx), judge(own.ctx)]);
    const runs = await own.db.select().from(judgements).orderBy(judgements.version);
    expect(runs.map(({ version }) => version)).toEqual([1, 2, 3]);
    const moves = await own.db.select({ claim: verdicts.claim, seq: verdicts.seq }).from(verdicts);
    expect(moves.every(({ seq }) => seq === 1)).toBe(true);
    expect(await own.db.$count(standings, eq(standings.judgement, 3))).toBe(30);
  });

  test("killed half-way leaves the last whole result, and the next one goes on from it", async ({ own }) => {
    const { claims } = await writeElectorate(own.ctx, twoCamps());
    await judge(own.ctx);
    const before = await own.db.select().from(standings).orderBy(standings.claim);
    const held = Promise.withResolvers<void>();
    const release = Promise.withResolvers<void>();
    const holding = own.db.transaction(async (tx) => {
      await tx.execute(sql`select 1 from claims for update`);
      held.resolve();
      await release.promise;
    });
    await held.promise;
    // It has kept where every claim stands, and waits for the claims whose verdicts moved, when its process is killed.
    const judging = judgeInProcess(own.url, later(own.ctx, 7).now);
    const waiting = async () => {
      const rows = await own.db.execute(sql`
        select 1 from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'`);
      return rows.length;
    };
    await expect.poll(waiting, { timeout: 20_000 }).toBe(1);
    judging.kill("SIGKILL");
    expect(await once(judging, "exit")).toEqual([null, "SIGKILL"]);
    release.resolve();
    await holding;
    expect(await own.db.select().from(standings).orderBy(standings.claim)).toEqual(before);
    expect(await own.db.$count(judgements)).toBe(1);
    await judge(systemCtx(own.db, { now: later(own.ctx, 13.5).now }));
    await judge(systemCtx(own.db, { now: later(own.ctx, 14).now }));
    expect(await own.db.$count(standings, eq(standings.state, "agreed"))).toBeGreaterThan(3);
    expect(claims).toHaveLength(30);
  });

  test("makes a judgement again that another one overtook, so that both are whole", async ({ own }) => {
    const { claim } = await aDecidedClaim(own.ctx);
    const others = [openDatabase(own.url, { connections: 1 }), openDatabase(own.url, { connections: 1 })];
    const made = await Promise.all(others.map(({ db }) => judgeVerdicts(systemCtx(db, { now: NOW }))));
    const versions = made.map(({ version }) => version).sort();
    const kept = await own.db.select({ version: judgements.version }).from(judgements).orderBy(asc(judgements.version));
    expect(kept.slice(-2).map(({ version }) => version)).toEqual(versions);
    expect(await standingOf(own.ctx, claim)).toMatchObject({ judgement: versions.at(-1) });
    for (const { close } of others) await close();
  });
});
