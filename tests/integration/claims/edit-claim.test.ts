import { eq } from "drizzle-orm";
import { claims, claimVersions } from "#db/schema";
import { declineClaim } from "#server/claims/decline-claim";
import { editClaim } from "#server/claims/edit-claim";
import { getClaim } from "#server/claims/queries";
import { restoreClaim } from "#server/claims/restore-claim";
import { submitClaim } from "#server/claims/submit-claim";
import { withdrawClaim } from "#server/claims/withdraw-claim";
import { castVote } from "#server/votes/cast-vote";
import { keepVote } from "#server/votes/keep-vote";
import { findOwnVote } from "#server/votes/queries";
import {
  aClaim,
  aClaimInput,
  aDecidedClaim,
  aMember,
  anArticle,
  aPublishedCheck,
  aSource,
  aVoteInput,
} from "#tests/support/factories";
import { describe, expect, test } from "#tests/support/test-database";

const CHANGE = { fromVersion: 1, statement: "The bridge opened to everyone on 3 March.", reason: "The mayor said so." };

describe("changing the words of a claim", () => {
  test("keeps every version, and tells whoever voted on other words, who keeps the vote or changes it", async ({
    ctx,
    as,
  }) => {
    const { claim, source } = await aDecidedClaim(ctx, { ratings: [] });
    const voter = await aMember(ctx);
    const moderator = as(await aMember(ctx, { role: "moderator" }));
    await castVote(as(voter), aVoteInput(claim, source));
    expect(await findOwnVote(as(voter), claim)).toMatchObject({ since: { labels: [], isReworded: false } });
    expect(await editClaim(moderator, { claim, ...CHANGE })).toEqual({ version: 2 });
    expect(await getClaim(moderator, claim)).toMatchObject({ statement: CHANGE.statement, version: 2 });
    expect(await ctx.db.$count(claimVersions, eq(claimVersions.claim, claim))).toBe(2);
    expect(await findOwnVote(as(voter), claim)).toMatchObject({ since: { isReworded: true } });
    await keepVote(as(voter), { claim, version: 1 });
    expect(await findOwnVote(as(voter), claim)).toMatchObject({ version: 1, since: { isReworded: false } });
  });

  test("is refused when it was changed elsewhere, says the same, or is another claim already", async ({ ctx, as }) => {
    const moderator = as(await aMember(ctx, { role: "moderator" }));
    const { claim } = await aClaim(ctx);
    const other = await aClaim(ctx);
    const [row] = await ctx.db.select().from(claims).where(eq(claims.id, other.claim));
    const edit = (said: Partial<typeof CHANGE>) => editClaim(moderator, { claim, ...CHANGE, ...said });
    await expect(edit({ fromVersion: 2 })).rejects.toMatchObject({ reason: "claim_changed_elsewhere" });
    await expect(edit({ statement: row?.statement ?? "" })).rejects.toMatchObject({
      reason: "claim_duplicate",
      params: { claim: other.claim },
    });
    await edit({});
    await expect(edit({ fromVersion: 2 })).rejects.toMatchObject({ reason: "claim_same" });
  });

  test("is over once a page shows it", async ({ ctx, as }) => {
    const check = await aPublishedCheck(ctx);
    const change = editClaim(as(await aMember(ctx, { role: "moderator" })), {
      claim: check.claims[0] ?? "",
      ...CHANGE,
    });
    await expect(change).rejects.toMatchObject({ reason: "claim_published" });
  });
});

describe("a claim", () => {
  test("is withdrawn by who submitted it, only without sources, and restored", async ({ ctx, as }) => {
    const ada = as(await aMember(ctx));
    const { claim } = await submitClaim(ada, aClaimInput(await anArticle(ctx)));
    await withdrawClaim(ada, { claim });
    expect(await getClaim(ada, claim)).toMatchObject({ state: "withdrawn" });
    await restoreClaim(ada, { claim });
    expect(await getClaim(ada, claim)).toMatchObject({ state: "open" });
    await aSource(ctx, { claim, article: await anArticle(ctx) });
    await expect(withdrawClaim(ada, { claim })).rejects.toMatchObject({ reason: "claim_has_sources" });
  });

  test("is declined with a reason that everyone reads, takes no votes then, and is restored", async ({ ctx, as }) => {
    const { claim, source } = await aDecidedClaim(ctx);
    const moderator = as(await aMember(ctx, { role: "moderator" }));
    const ada = as(await aMember(ctx));
    await declineClaim(moderator, { claim, reason: "It is a prediction." });
    expect(await getClaim(ada, claim)).toMatchObject({ state: "declined", declinedBecause: "It is a prediction." });
    await expect(castVote(ada, aVoteInput(claim, source))).rejects.toMatchObject({ reason: "claim_closed" });
    await expect(restoreClaim(ada, { claim })).rejects.toMatchObject({ reason: "moderators_only" });
    await restoreClaim(moderator, { claim });
    await castVote(ada, aVoteInput(claim, source));
    await expect(restoreClaim(moderator, { claim })).rejects.toMatchObject({ reason: "claim_not_closed" });
  });
});
