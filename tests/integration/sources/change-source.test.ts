import { attachSource } from "#server/sources/attach-source";
import { editSource } from "#server/sources/edit-source";
import { listSourceCards } from "#server/sources/queries";
import { withdrawSource } from "#server/sources/withdraw-source";
import { castVote } from "#server/votes/cast-vote";
import { findOwnVote } from "#server/votes/queries";
import {
  aClaim,
  aDecidedClaim,
  aMember,
  aPublishedCheck,
  aSource,
  aSourceEdit,
  aSourceInput,
  aVoteInput,
} from "#tests/support/factories";
import { describe, expect, NOW, test } from "#tests/support/test-database";

const later = new Date(NOW.getTime() + 3_600_000);
const ANOTHER = { quote: "A spokesperson called the delay “regrettable – but safe”." };

describe("a source", () => {
  test("is changed in what is said of it, by who attached it or a moderator, and its words never", async ({
    ctx,
    as,
  }) => {
    const { claim, source } = await aDecidedClaim(ctx);
    const moderator = as(await aMember(ctx, { role: "moderator" }));
    expect(await editSource(moderator, aSourceEdit(source))).toEqual({ version: 1 });
    const [card] = await listSourceCards(moderator, claim);
    expect(card).toMatchObject({ stance: "refutes", kind: "secondary", locator: "page 2", version: 1 });
    await expect(editSource(moderator, aSourceEdit(source))).rejects.toMatchObject({
      reason: "source_changed_elsewhere",
    });
  });

  test("is withdrawn with a reason, keeps its label, and is cited by no vote any more", async ({ ctx, as }) => {
    const { claim, source } = await aDecidedClaim(ctx, { ratings: [] });
    const moderator = as(await aMember(ctx, { role: "moderator" }));
    await withdrawSource(moderator, { source, reason: "It is a forgery." });
    expect(await listSourceCards(moderator, claim)).toMatchObject([
      { number: 1, withdrawnBecause: "It is a forgery." },
    ]);
    const ada = as(await aMember(ctx));
    await expect(castVote(ada, aVoteInput(claim, source))).rejects.toMatchObject({ reason: "vote_source_other_claim" });
    await expect(editSource(moderator, aSourceEdit(source, { fromVersion: 1 }))).rejects.toMatchObject({
      reason: "source_withdrawn",
    });
  });

  test("is replaced by another, and whoever voted before is told of both", async ({ ctx, as }) => {
    const claim = await aClaim(ctx);
    const ada = await aMember(ctx);
    const voter = await aMember(ctx);
    const { source } = await attachSource(as(ada), aSourceInput(claim));
    await castVote(as(voter), aVoteInput(claim.claim, source));
    await attachSource(as(ada, later), aSourceInput(claim, { ...ANOTHER, replaces: source }));
    expect(await listSourceCards(as(ada), claim.claim)).toMatchObject([
      { number: 1, withdrawnBecause: "Replaced by S2." },
      { number: 2, withdrawnBecause: null },
    ]);
    const own = await findOwnVote(as(voter), claim.claim);
    expect(own?.since).toEqual({ labels: [2], changed: [1], isReworded: false });
  });

  test("that a published page shows is changed no more", async ({ ctx, as }) => {
    const { source } = await aPublishedCheck(ctx);
    const moderator = as(await aMember(ctx, { role: "moderator" }));
    const refused = { reason: "source_published" };
    await expect(editSource(moderator, aSourceEdit(source))).rejects.toMatchObject(refused);
    const withdrawn = withdrawSource(moderator, { source, reason: "It is a forgery." });
    await expect(withdrawn).rejects.toMatchObject(refused);
  });

  test("of the article in which the claim is made is the claim itself, and no evidence", async ({ ctx, as }) => {
    const claim = await aClaim(ctx);
    const ada = as(await aMember(ctx));
    const own = { ...claim, evidence: claim.article };
    await expect(attachSource(ada, aSourceInput(own))).rejects.toMatchObject({ reason: "source_is_claim_itself" });
    const { source } = await attachSource(ada, aSourceInput(own, { kind: "claim_itself" }));
    const vote = aVoteInput(claim.claim, source);
    await expect(castVote(ada, vote)).rejects.toMatchObject({ reason: "vote_source_is_claim_itself" });
    const other = await aSource(ctx, claim);
    await castVote(ada, { ...vote, sources: [source, other.source] });
    await expect(attachSource(ada, aSourceInput(claim, { ...ANOTHER, kind: "claim_itself" }))).rejects.toMatchObject({
      reason: "source_is_not_claim_itself",
    });
  });
});
