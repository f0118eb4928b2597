import { sql } from "drizzle-orm";
import { submitClaim } from "#server/claims/submit-claim";
import { type Ctx, memberCtx } from "#server/core/context";
import { listOwnAllowances } from "#server/limits/queries";
import { DAILY_LIMITS, TRUSTED_AFTER_DAYS } from "#server/limits/rules";
import { takeMeasure } from "#server/measures/take-measure";
import { attachSource } from "#server/sources/attach-source";
import { withdrawSource } from "#server/sources/withdraw-source";
import { findStanding } from "#server/verdicts/internal";
import { castVote } from "#server/votes/cast-vote";
import {
  aClaim,
  aClaimInput,
  aDecidedClaim,
  aMeasureInput,
  aMember,
  anArticle,
  aSource,
  aSourceInput,
  aVoteInput,
  judge,
  type TestMember,
} from "#tests/support/factories";
import { describe, expect, test } from "#tests/support/test-database";

const DAY_MS = 86_400_000;

/** A member whose account is some days old. */
const aged = (ctx: Ctx, member: TestMember, days: number): Ctx =>
  memberCtx(ctx.db, { ...member, joinedAt: new Date(ctx.now.getTime() - days * DAY_MS) }, { now: ctx.now });

const maxOf = async (ctx: Ctx, kind: "vote" | "claim") =>
  (await listOwnAllowances(ctx)).find((allowance) => allowance.kind === kind)?.max ?? null;

describe("what a new account may do in a day", () => {
  test("is little at first, and refused with the time to wait; nothing of it is written", async ({ ctx }) => {
    const nino = aged(ctx, await aMember(ctx), 0);
    const article = await anArticle(ctx);
    for (let claims = 0; claims < DAILY_LIMITS.claim.first; claims++) await submitClaim(nino, aClaimInput(article));
    await expect(submitClaim(nino, aClaimInput(article))).rejects.toMatchObject({
      code: "rate_limited",
      reason: "limit_daily",
    });
    const [{ claims } = { claims: 0 }] = await ctx.db.execute<{ claims: number }>(
      sql`select count(*)::int as claims from claims where submitted_by = ${nino.actor.kind === "member" ? nino.actor.id : ""}`,
    );
    expect(claims).toBe(DAILY_LIMITS.claim.first);
  });

  test("counts every ballot, so that a vote is not changed without end", async ({ ctx }) => {
    const { claim, source } = await aDecidedClaim(ctx);
    const nino = aged(ctx, await aMember(ctx), 0);
    for (let replaces = 0; replaces < DAILY_LIMITS.vote.first; replaces++) {
      await castVote(nino, aVoteInput(claim, source, { replaces, rating: replaces % 2 === 0 ? "true" : "false" }));
    }
    const more = castVote(nino, aVoteInput(claim, source, { replaces: DAILY_LIMITS.vote.first }));
    await expect(more).rejects.toMatchObject({ reason: "limit_daily" });
  });

  test("grows with days and with sources that were found and stand, never with votes", async ({ ctx }) => {
    const member = await aMember(ctx);
    const { first, perDay, perSource } = DAILY_LIMITS.vote;
    expect(await maxOf(aged(ctx, member, 0), "vote")).toBe(first);
    expect(await maxOf(aged(ctx, member, 5), "vote")).toBe(first + 5 * perDay);
    const nino = aged(ctx, member, 0);
    const claim = await aClaim(ctx);
    const { source } = await attachSource(nino, aSourceInput(claim));
    expect(await maxOf(nino, "vote")).toBe(first + perSource);
    await attachSource(nino, aSourceInput(claim, { quote: "Somebody said so.", whyNot: "It is a recording." }));
    await castVote(nino, aVoteInput(claim.claim, source));
    expect(await maxOf(nino, "vote")).toBe(first + perSource);
    const iris = memberCtx(ctx.db, await aMember(ctx, { role: "moderator" }), { now: ctx.now });
    await withdrawSource(iris, { source, reason: "It is another document." });
    expect(await maxOf(nino, "vote")).toBe(first);
  });

  test("has no limit for moderators and after sixty days", async ({ ctx }) => {
    expect(await maxOf(aged(ctx, await aMember(ctx), TRUSTED_AFTER_DAYS), "vote")).toBeNull();
    expect(await maxOf(aged(ctx, await aMember(ctx, { role: "moderator" }), 0), "vote")).toBeNull();
  });
});

describe("a vote", () => {
  test("is not dropped when its member is suspended or banned", async ({ ctx, as }) => {
    const claim = await aClaim(ctx);
    const { source } = await aSource(ctx, claim);
    const voters = [await aMember(ctx), await aMember(ctx), await aMember(ctx)];
    for (const voter of voters) await castVote(as(voter), aVoteInput(claim.claim, source));
    await judge(ctx);
    expect((await findStanding(ctx, claim.claim)).standing?.voters).toBe(3);
    const admin = as(await aMember(ctx, { role: "admin" }));
    const [first, second] = voters;
    await takeMeasure(admin, aMeasureInput(first?.id ?? ""));
    await takeMeasure(admin, aMeasureInput(second?.id ?? "", { kind: "ban", days: null }));
    await judge(ctx);
    expect((await findStanding(ctx, claim.claim)).standing?.voters).toBe(3);
  });
});
