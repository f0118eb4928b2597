import { getVersionWords } from "#server/checks/internal";
import { getPublishedCheck, listLatestChecks } from "#server/checks/public-queries";
import { type Ctx, visitorCtx } from "#server/core/context";
import { approveCorrection } from "#server/corrections/approve-correction";
import { closeReview } from "#server/corrections/close-review";
import { openReview } from "#server/corrections/open-review";
import { proposeCorrection } from "#server/corrections/propose-correction";
import { getWaitingProposal } from "#server/corrections/queries";
import { refuseCorrection } from "#server/corrections/refuse-correction";
import { listQueue } from "#server/moderation/desk-queries";
import { castVote } from "#server/votes/cast-vote";
import { reopenVotes } from "#server/votes/reopen-votes";
import { aMember, aPublishedCheck, aVoteInput, correct, judge } from "#tests/support/factories";
import { describe, expect, test } from "#tests/support/test-database";

const REASON = "The log that everything rests on was changed later, as its keeper told us.";
const WHY = "The keeper of the log says it was changed.";

async function proposalOf(ctx: Ctx, check: Awaited<ReturnType<typeof aPublishedCheck>>) {
  const [claim = ""] = check.claims;
  return {
    check: check.id,
    fromVersion: check.version,
    type: "changed_verdict" as const,
    text: WHY,
    ...(await getVersionWords(ctx, check.id, check.version)),
    overrides: [{ claim, rating: "unverifiable" as const, reason: REASON }],
  };
}

describe("a second moderator", () => {
  test("decides about a change of verdict: until then the page stays as it is", async ({ ctx, as }) => {
    const check = await aPublishedCheck(ctx);
    const first = as(await aMember(ctx, { role: "moderator" }));
    const second = as(await aMember(ctx, { role: "moderator" }));
    const { proposal } = await proposeCorrection(first, await proposalOf(ctx, check));
    const reader = visitorCtx(ctx.db, { now: ctx.now });
    expect(await getPublishedCheck(reader, check.slug)).toMatchObject({ state: "published", version: check.version });
    expect((await listQueue(second)).filter(({ kind }) => kind === "proposal")).toMatchObject([{ item: check.id }]);
    expect(await getWaitingProposal(first, check.id)).toMatchObject({ id: proposal, isOwn: true, mayApprove: false });
    expect(await getWaitingProposal(second, check.id)).toMatchObject({
      isOwn: false,
      mayApprove: true,
      verdicts: [{ rating: "unverifiable", reason: REASON }],
    });
    await expect(approveCorrection(first, { proposal })).rejects.toMatchObject({ reason: "proposal_own" });
    await approveCorrection(second, { proposal });
    expect(await getPublishedCheck(reader, check.slug)).toMatchObject({
      state: "corrected",
      claim: { verdict: { rating: "unverifiable" } },
      corrections: [{ type: "changed_verdict", text: WHY }],
    });
    await expect(approveCorrection(second, { proposal })).rejects.toMatchObject({ reason: "proposal_decided" });
    expect((await listQueue(second)).filter(({ kind }) => kind === "proposal")).toEqual([]);
  });

  test("is not one who wrote the check, nor one who voted on what is overridden", async ({ ctx, as }) => {
    const author = await aMember(ctx, { role: "moderator" });
    const check = await aPublishedCheck(ctx, { by: author });
    const { proposal } = await proposeCorrection(
      as(await aMember(ctx, { role: "moderator" })),
      await proposalOf(ctx, check),
    );
    await expect(approveCorrection(as(author), { proposal })).rejects.toMatchObject({ reason: "check_own" });
  });

  test("approves what was proposed and nothing that the votes came to since", async ({ ctx, as }) => {
    const check = await aPublishedCheck(ctx);
    const [claim = ""] = check.claims;
    const moderator = as(await aMember(ctx, { role: "moderator" }));
    await reopenVotes(moderator, { claim, reason: "The log was changed later, so we ask again." });
    const changedBecause = "The new page of the log says otherwise.";
    const vote = async (rating: "true" | "false") =>
      castVote(as(await aMember(ctx)), aVoteInput(claim, check.source, { rating, changedBecause }));
    for (const _ of [1, 2, 3, 4, 5]) await vote("false");
    await judge(ctx);
    const of = { ...(await proposalOf(ctx, check)), overrides: [] };
    const { proposal } = await proposeCorrection(moderator, of);
    for (const _ of [1, 2, 3, 4, 5, 6, 7]) await vote("true");
    await judge(ctx);
    const second = as(await aMember(ctx, { role: "moderator" }));
    await expect(approveCorrection(second, { proposal })).rejects.toMatchObject({
      code: "conflict",
      reason: "proposal_verdict_moved",
    });
    expect(await getPublishedCheck(ctx, check.slug)).toMatchObject({ version: check.version });
  });

  test("refuses with a reason, and whoever proposed it takes it back; then another can be proposed", async ({
    ctx,
    as,
  }) => {
    const check = await aPublishedCheck(ctx);
    const first = as(await aMember(ctx, { role: "moderator" }));
    const second = as(await aMember(ctx, { role: "moderator" }));
    const { proposal } = await proposeCorrection(first, await proposalOf(ctx, check));
    const again = proposeCorrection(second, await proposalOf(ctx, check));
    await expect(again).rejects.toMatchObject({ code: "conflict", reason: "proposal_waits" });
    await refuseCorrection(second, { proposal, reason: "The keeper was wrong." });
    const { proposal: other } = await proposeCorrection(first, await proposalOf(ctx, check));
    await refuseCorrection(first, { proposal: other, reason: "I was wrong." });
    await expect(refuseCorrection(second, { proposal: other, reason: "It is late." })).rejects.toMatchObject({
      reason: "proposal_decided",
    });
    expect(await getWaitingProposal(second, check.id)).toBeNull();
  });

  test("approves nothing that was corrected since it was proposed", async ({ ctx, as }) => {
    const check = await aPublishedCheck(ctx);
    const { proposal } = await proposeCorrection(
      as(await aMember(ctx, { role: "moderator" })),
      await proposalOf(ctx, check),
    );
    await correct(ctx, check, { type: "typo", answer: "It was open to people on foot only." });
    const second = as(await aMember(ctx, { role: "moderator" }));
    await expect(approveCorrection(second, { proposal })).rejects.toMatchObject({
      reason: "check_corrected_elsewhere",
    });
  });
});

describe("a check under review", () => {
  test("says so on its page and in lists at once, until one moderator ends it", async ({ ctx, as }) => {
    const check = await aPublishedCheck(ctx);
    const moderator = as(await aMember(ctx, { role: "moderator" }));
    await openReview(moderator, { check: check.id, reason: WHY });
    const lines = async () => (await listLatestChecks(ctx, 50)).filter(({ slug }) => slug === check.slug);
    expect(await getPublishedCheck(ctx, check.slug)).toMatchObject({ review: { reason: WHY, at: ctx.now } });
    expect(await lines()).toMatchObject([{ isUnderReview: true }]);
    await expect(openReview(moderator, { check: check.id, reason: WHY })).rejects.toMatchObject({
      reason: "review_open",
    });
    await closeReview(moderator, { check: check.id, reason: "The keeper showed us the first book: it stands." });
    expect(await getPublishedCheck(ctx, check.slug)).toMatchObject({ review: null });
    expect(await lines()).toMatchObject([{ isUnderReview: false }]);
    await expect(closeReview(moderator, { check: check.id, reason: WHY })).rejects.toMatchObject({
      reason: "review_not_open",
    });
  });

  test("is not any more once its verdict was changed", async ({ ctx, as }) => {
    const check = await aPublishedCheck(ctx);
    const [claim = ""] = check.claims;
    await openReview(as(await aMember(ctx, { role: "moderator" })), { check: check.id, reason: WHY });
    const overrides = [{ claim, rating: "unverifiable" as const, reason: REASON }];
    await correct(ctx, check, { type: "changed_verdict", overrides });
    expect(await getPublishedCheck(ctx, check.slug)).toMatchObject({ review: null, state: "corrected" });
  });
});
