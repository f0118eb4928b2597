import { eq } from "drizzle-orm";
import { standings } from "#db/schema";
import { acceptEvidence } from "#server/verdicts/accept-evidence";
import { findStanding } from "#server/verdicts/internal";
import { aDecidedClaim, aMember, aSource, judge } from "#tests/support/factories";
import { expect, NOW, test } from "#tests/support/test-database";

const DAY_MS = 86_400_000;
const REASON = "The second page of the log, found by the archive.";

test("a locked verdict moves again only when a moderator accepts a source as new evidence", async ({ ctx, as }) => {
  const decided = await aDecidedClaim(ctx);
  await judge(ctx);
  await ctx.db
    .update(standings)
    .set({ agreed: "mostly_true", agreedSince: new Date(NOW.getTime() - 20 * DAY_MS), isLocked: true })
    .where(eq(standings.claim, decided.claim));
  const isLocked = async () => (await findStanding(ctx, decided.claim)).standing?.isLocked;
  const { source } = await aSource(ctx, decided, {
    quote: "A spokesperson called the delay “regrettable – but safe”.",
  });
  await judge(ctx);
  expect(await isLocked()).toBe(true);
  const moderator = as(await aMember(ctx, { role: "moderator" }));
  await acceptEvidence(moderator, { source, reason: REASON });
  await judge(ctx);
  expect(await isLocked()).toBe(false);
  await expect(acceptEvidence(moderator, { source, reason: REASON })).rejects.toMatchObject({
    reason: "evidence_accepted",
  });
});
