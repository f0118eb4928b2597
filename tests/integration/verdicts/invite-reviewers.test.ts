import { eq, sql } from "drizzle-orm";
import { invitations } from "#db/schema";
import { listClaimsToVoteOn } from "#server/claims/desk-queries";
import type { Ctx } from "#server/core/context";
import { findStanding } from "#server/verdicts/internal";
import { INVITATION_DAYS, INVITATIONS_PER_CLAIM, INVITATIONS_PER_REVIEWER } from "#server/verdicts/invite-reviewers";
import { isInvited } from "#server/verdicts/queries";
import { castVote } from "#server/votes/cast-vote";
import { declareInterest } from "#server/votes/declare-interest";
import { simulate } from "#tests/simulation/electorates";
import { rowsOf, writeElectorate } from "#tests/support/electorate-in-database";
import { aDecidedClaim, aMember, aVoteInput, judge } from "#tests/support/factories";
import { describe, expect, test } from "#tests/support/test-database";

const DAY_MS = 86_400_000;
const ONE_SIDED = 40;
const VOTES = 6;
const invited = (ctx: Ctx, claim: string) => ctx.db.select().from(invitations).where(eq(invitations.claim, claim));

describe("asking reviewers to vote", () => {
  test("asks a few at random of those who may, and ends with the vote", async ({ ctx, as }) => {
    const { claim, source } = await aDecidedClaim(ctx, { ratings: ["true", "true"] });
    const fresh = [];
    for (let n = 0; n < 6; n++) fresh.push(await aMember(ctx));
    const away = await aMember(ctx);
    await declareInterest(as(away), { claims: [claim], kind: "interest", statement: "My brother built it." });
    const reader = await aMember(ctx, { role: "reader" });
    await judge(ctx);
    const asked = (await invited(ctx, claim)).map(({ member }) => member);
    expect(asked).toHaveLength(INVITATIONS_PER_CLAIM);
    expect(asked).not.toContain(away.id);
    expect(asked).not.toContain(reader.id);
    await judge(ctx);
    expect((await invited(ctx, claim)).map(({ member }) => member).sort()).toEqual([...asked].sort());

    const one = fresh.find(({ id }) => asked.includes(id));
    if (!one) return; // Only those who submitted and attached were drawn; the counts above hold.
    expect(await listClaimsToVoteOn(as(one))).toMatchObject([{ id: claim, own: { rating: null, isAsked: true } }]);
    await castVote(as(one), aVoteInput(claim, source));
    expect(await listClaimsToVoteOn(as(one))).toEqual([]);
    await judge(ctx);
    expect((await invited(ctx, claim)).map(({ member }) => member)).not.toContain(one.id);
  });

  test("asks others after some days, and nobody where enough have voted", async ({ ctx }) => {
    const { claim } = await aDecidedClaim(ctx, { ratings: ["true"] });
    for (let n = 0; n < 8; n++) await aMember(ctx);
    await judge(ctx);
    const late = { ...ctx, now: new Date(ctx.now.getTime() + (INVITATION_DAYS + 1) * DAY_MS) };
    await judge(late);
    expect((await invited(ctx, claim)).every(({ at }) => at.getTime() === late.now.getTime())).toBe(true);
    const { claim: full } = await aDecidedClaim(ctx, { ratings: ["true", "true", "true", "false", "true"] });
    await judge(ctx);
    expect(await invited(ctx, full)).toEqual([]);
  });

  test("asks mostly, but not only, those whose view is missing, and nobody about too many claims", async ({ ctx }) => {
    const { reviewers, ballots } = simulate({
      reviewers: 60,
      claims: 80,
      votesEach: 24,
      minority: 0.5,
      seed: 7,
    });
    // On the first forty claims six at most of one camp have voted, so that of everyone who may be asked about half are of it.
    const cast = new Map<number, number>();
    const kept = ballots.filter(({ item, reviewer }) => {
      if (item >= ONE_SIDED) return true;
      const before = cast.get(item) ?? 0;
      if (reviewers[reviewer]?.camp !== 0 || before >= VOTES) return false;
      cast.set(item, before + 1);
      return true;
    });
    const written = await writeElectorate(ctx, { reviewers: 60, claims: 80, rows: rowsOf(kept) });
    // An invitation needs a source to vote by.
    await ctx.db.execute(sql`
      with a as (insert into articles (title, imported_by) values ('The log', ${written.members[0]}) returning id)
      insert into sources (claim, label, article, quote, why_not, stance, kind, attached_by)
      select c.id, 1, a.id, 'Words', 'A scan', 'context', 'primary', ${written.members[0]} from claims c, a`);
    await judge(ctx);
    const { standing } = await findStanding(ctx, written.claims[0] ?? "");
    expect(standing?.explanation?.lack).toMatchObject({ what: "viewpoints", reviewers: expect.any(Number) });
    const asked = await ctx.db.select().from(invitations);
    const camps = asked
      .filter(({ claim }) => cast.get(written.claims.indexOf(claim)) === VOTES)
      .map(({ member }) => reviewers[written.members.indexOf(member)]?.camp);
    expect(camps.length).toBeGreaterThan(80);
    // About two thirds: half of them of the side, and some of the others. A plain draw comes to 0.5, the side alone to 0.84.
    const share = camps.filter((camp) => camp === 1).length / camps.length;
    expect(share).toBeGreaterThan(0.57);
    expect(share).toBeLessThan(0.78);
    const perReviewer = Map.groupBy(asked, ({ member }) => member);
    expect(Math.max(...[...perReviewer.values()].map((list) => list.length))).toBeLessThanOrEqual(
      INVITATIONS_PER_REVIEWER,
    );
  });
});

describe("what is told before one's own vote", () => {
  test("is whether one is asked to vote, and nothing of how many did", async ({ ctx, as }) => {
    const ada = await aMember(ctx);
    const few = await aDecidedClaim(ctx, { ratings: ["true"] });
    const many = await aDecidedClaim(ctx, { ratings: ["true", "false", "true", "false", "mixed"] });
    await judge(ctx);
    await ctx.db.delete(invitations);
    expect([await isInvited(as(ada), few.claim), await isInvited(as(ada), many.claim)]).toEqual([false, false]);
    await ctx.db.insert(invitations).values({ claim: many.claim, member: ada.id });
    expect([await isInvited(as(ada), few.claim), await isInvited(as(ada), many.claim)]).toEqual([false, true]);
  });
});
