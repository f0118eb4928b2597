import { standings } from "#db/schema";
import { memberCtx } from "#server/core/context";
import { listQueue } from "#server/moderation/desk-queries";
import { listUnusualVotes } from "#server/moderation/queries";
import { castVote } from "#server/votes/cast-vote";
import { declareInterest } from "#server/votes/declare-interest";
import { copyRing, newAccountsOnEach } from "#tests/simulation/attacks";
import { type Simulation, simulate, TABLE_MAKEUP } from "#tests/simulation/electorates";
import { writeSimulation } from "#tests/support/electorate-in-database";
import { aClaim, aMember, aSource, aVoteInput, judge } from "#tests/support/factories";
import { describe, expect, NOW, test } from "#tests/support/test-database";

const HOURS_MS = 7 * 3_600_000;
const RING = 20;

/** An electorate of which two claims are attacked by new accounts, 40% of the voters, and by a ring of twenty. */
function anAttack(): { attacked: Simulation; targets: number[] } {
  const honest = simulate({ ...TABLE_MAKEUP, seed: 301 });
  const targets = [0, 3];
  return { attacked: copyRing(newAccountsOnEach(honest, targets, 0.4), targets, RING, 301), targets };
}

describe("unusual voting", () => {
  test("is pointed out to moderators by numbers, and the verdict is what honest reviewers agree on", async ({
    ctx,
    as,
  }) => {
    const { attacked, targets } = anAttack();
    const { claims } = await writeSimulation(ctx, attacked);
    await judge(ctx);
    await judge({ ...ctx, now: new Date(NOW.getTime() + HOURS_MS) });
    const grace = as(await aMember(ctx, { name: "Grace", role: "moderator" }));
    const ids = targets.map((item) => claims[item] ?? "");
    const stands = await ctx.db.select().from(standings);
    const verdicts = ids.map((id) => stands.find(({ claim }) => claim === id));
    expect(verdicts).toMatchObject([
      { state: "agreed", rating: "true" },
      { state: "agreed", rating: "false" },
    ]);
    // Who may still vote on a claim does not learn that it is in the list, nor its place there.
    expect((await listUnusualVotes(grace)).filter(({ claim }) => ids.includes(claim))).toEqual([]);
    for (const claim of ids)
      await declareInterest(grace, { claims: [claim], kind: "editing", statement: "I look into it." });
    const shown = (await listUnusualVotes(grace)).filter(({ claim }) => ids.includes(claim));
    for (const { claim, ...counts } of shown) {
      const item = claims.indexOf(claim);
      const single = attacked.ballots.filter((ballot) => ballot.item === item && ballot.reviewer >= 300).length - RING;
      expect(counts.copies).toBeGreaterThanOrEqual(RING);
      expect(counts.newcomers).toBeGreaterThanOrEqual(single);
      expect(counts.voters).toBe(attacked.ballots.filter((ballot) => ballot.item === item).length);
    }
    expect(shown).toHaveLength(2);
    expect(JSON.stringify(await listUnusualVotes(grace))).not.toContain('"member');
    await expect(listUnusualVotes(as(await aMember(ctx)))).rejects.toMatchObject({ reason: "moderators_only" });
  });

  test("is also ten first votes within one hour that are half of all, and not the same over a day", async ({
    ctx,
    as,
  }) => {
    const grace = as(await aMember(ctx, { name: "Grace", role: "moderator" }));
    const votedOn = async (minutesApart: number) => {
      const claim = await aClaim(ctx);
      const { source } = await aSource(ctx, claim);
      for (let vote = 0; vote < 10; vote++) {
        const now = new Date(NOW.getTime() - vote * minutesApart * 60_000);
        await castVote(memberCtx(ctx.db, await aMember(ctx), { now }), aVoteInput(claim.claim, source));
      }
      await declareInterest(grace, { claims: [claim.claim], kind: "editing", statement: "I look into it." });
      return claim.claim;
    };
    const piled = await votedOn(5);
    const slow = await votedOn(60);
    await judge(ctx);
    const shown = await listUnusualVotes(grace);
    expect(shown.filter(({ claim }) => claim === piled)).toMatchObject([{ pileOn: 10, voters: 10 }]);
    expect(shown.filter(({ claim }) => claim === slow)).toEqual([]);
    expect((await listQueue(grace, "all")).filter(({ item }) => item === piled)).toMatchObject([
      { kind: "voting", unusual: { pileOn: 10 } },
    ]);
    const blind = as(await aMember(ctx, { role: "moderator" }));
    expect((await listQueue(blind, "all")).filter(({ kind }) => kind === "voting")).toEqual([]);
  });

  test("is not what an ordinary site looks like", async ({ ctx, as }) => {
    await writeSimulation(ctx, simulate({ ...TABLE_MAKEUP, seed: 301 }));
    await judge(ctx);
    const grace = as(await aMember(ctx, { name: "Grace", role: "moderator" }));
    expect(await listUnusualVotes(grace)).toEqual([]);
  });
});
